import {
  DOMParser,
  type Document,
  type Element,
  onWarningStopParsing,
  ParseError,
  XMLSerializer,
} from '@xmldom/xmldom';
import { ServerError } from '../errors.js';
import type { SettingNode } from './form.js';

/** A parsed settings file, with what is needed to write back what was not understood. */
export interface SettingsDocument {
  readonly document: Document;
  readonly root: Element;
  /** Everything before the root element: declaration, comments, white space. */
  readonly head: string;
  /** White space after the last node, which the parser does not keep. */
  readonly tail: string;
  /** Line separator of the file. */
  readonly lineEnd: '\n' | '\r\n';
}

/** An installation that has no settings file yet. */
export const EMPTY_SETTINGS = '<?xml version="1.0" encoding="UTF-8"?>\n<config>\n</config>\n';

const MAX_LENGTH = 1024 * 1024;

/** What a power cut leaves of a file: nothing, or zeros. */
const NOTHING_WRITTEN = /^[\s\0]*$/;

/**
 * Parses the text of a settings file.
 *
 * @throws {ServerError} `SETTINGS_MALFORMED` naming the line.
 */
export function parseSettingsDocument(text: string): SettingsDocument {
  if (text.length > MAX_LENGTH) {
    throw new ServerError('SETTINGS_MALFORMED', `The settings file is over ${MAX_LENGTH} characters.`);
  }
  if (NOTHING_WRITTEN.test(text)) {
    throw new ServerError(
      'SETTINGS_MALFORMED',
      'The settings file is empty: line 1 must begin with <config>.',
    );
  }
  const document = parseXml(text);
  const root = document.documentElement;
  if (root === null || root.nodeName !== 'config') {
    throw new ServerError('SETTINGS_MALFORMED', 'The root node of the settings file must be <config>.');
  }
  const lines = text.split('\n');
  const line = (root.lineNumber ?? 1) - 1;
  const head = [...lines.slice(0, line), (lines[line] ?? '').slice(0, (root.columnNumber ?? 1) - 1)].join(
    '\n',
  );
  const tail = /\s*$/.exec(text)?.[0] ?? '';
  return { document, root, head, tail, lineEnd: text.includes('\r\n') ? '\r\n' : '\n' };
}

function parseXml(text: string): Document {
  let document: Document;
  try {
    document = new DOMParser({ onError: onWarningStopParsing }).parseFromString(text, 'application/xml');
  } catch (cause) {
    const line = cause instanceof ParseError ? Number(cause.locator?.lineNumber) : 0;
    const place = line > 0 ? ` near line ${line}` : '';
    // The parser's own words can quote content, passwords included: they stay in `cause`.
    throw new ServerError('SETTINGS_MALFORMED', `The settings file is not well-formed XML${place}.`, {
      cause,
    });
  }
  if (document.doctype !== null) {
    throw new ServerError('SETTINGS_MALFORMED', 'The settings file carries a document type declaration.');
  }
  return document;
}

/** Writes a document back: head, separators and everything that is not a setting stay as they were. */
export function printSettingsDocument({ document, root, head, tail, lineEnd }: SettingsDocument): string {
  const serializer = new XMLSerializer();
  const nodes = [...document.childNodes];
  const after = nodes.slice(nodes.indexOf(root) + 1);
  const written = [root, ...after].map((node) => serializer.serializeToString(node)).join('');
  return head + written.trimEnd().replaceAll(/\r?\n/g, lineEnd) + tail;
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
