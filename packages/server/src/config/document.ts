import { DOMParser, type Document, type Element, onWarningStopParsing, ParseError } from '@xmldom/xmldom';
import type { SettingNode } from './form.js';
import { malformed } from './problems.js';

/** A parsed settings file. */
export interface SettingsDocument {
  readonly root: Element;
}

/** An installation that has no settings file yet. */
export const EMPTY_SETTINGS = '<?xml version="1.0" encoding="UTF-8"?>\n<config>\n</config>\n';

const MAX_LENGTH = 1024 * 1024;

/** What a power cut leaves of a file: nothing, or zeros. */
const NOTHING_WRITTEN = /^[\s\0]*$/;

/**
 * Parses the text of a settings file.
 *
 * @throws {SettingsError} `SETTINGS_MALFORMED` naming the line.
 */
export function parseSettingsDocument(text: string): SettingsDocument {
  if (text.length > MAX_LENGTH) {
    throw malformed({
      fr: `le fichier de réglages dépasse ${MAX_LENGTH} caractères`,
      en: `the settings file is over ${MAX_LENGTH} characters`,
    });
  }
  if (NOTHING_WRITTEN.test(text)) {
    throw malformed(
      {
        fr: 'le fichier de réglages est vide : il doit commencer par <config>',
        en: 'the settings file is empty: it must begin with <config>',
      },
      1,
    );
  }
  const document = parseXml(text);
  const root = document.documentElement;
  if (root === null || root.nodeName !== 'config') {
    throw malformed(
      {
        fr: 'le nœud racine du fichier de réglages doit être <config>',
        en: 'the root node of the settings file must be <config>',
      },
      root?.lineNumber ?? 0,
    );
  }
  return { root };
}

function parseXml(text: string): Document {
  let document: Document;
  try {
    document = new DOMParser({ onError: onWarningStopParsing }).parseFromString(text, 'application/xml');
  } catch (cause) {
    const line = cause instanceof ParseError ? Number(cause.locator?.lineNumber) : 0;
    // The parser's own words can quote content, passwords included: they stay in `cause`.
    throw malformed(
      {
        fr: 'le fichier de réglages n’est pas du XML bien formé près de cette ligne',
        en: 'the settings file is not well-formed XML near this line',
      },
      Number.isNaN(line) ? 0 : line,
      cause,
    );
  }
  if (document.doctype !== null) {
    throw malformed({
      fr: 'le fichier de réglages porte une déclaration de type de document (DOCTYPE)',
      en: 'the settings file carries a document type declaration (DOCTYPE)',
    });
  }
  return document;
}

/** Child elements in document order. */
export function childElements(parent: Element): readonly Element[] {
  return [...parent.childNodes].filter((node): node is Element => node.nodeType === node.ELEMENT_NODE);
}

/** An element as the forms see it. */
export function toSettingNode(element: Element): SettingNode {
  return {
    name: element.nodeName,
    text: (element.textContent ?? '').trim(),
    attributes: Object.fromEntries(
      [...element.attributes].map((attribute) => [attribute.name, attribute.value]),
    ),
    children: childElements(element).map(toSettingNode),
    line: element.lineNumber ?? 0,
  };
}
