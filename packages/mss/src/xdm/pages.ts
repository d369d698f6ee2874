import { writeXml, xmlNamespace } from '@dmpconnect/soap';
import type { XdmInstitution, XdmPages, XdmSoftware } from './input.js';

/** What the pages for people tell of the sender. */
export interface PageSender {
  readonly author: string;
  readonly institution: Pick<XdmInstitution, 'name' | 'phone' | 'address'>;
  readonly software: XdmSoftware;
  readonly pages?: XdmPages | undefined;
}

export interface PageDocument {
  /** From the root of the archive. */
  readonly path: string;
  readonly title: string;
}

const XHTML = xmlNamespace('', 'http://www.w3.org/1999/xhtml');

/** INDEX.HTM: sender, link to README.TXT, link to each document (mss 10.1). */
export function writeIndexPage(sender: PageSender, documents: readonly PageDocument[]): Uint8Array {
  const item = (text: string) => XHTML.element('li', {}, [text]);
  const page = XHTML.element('html', { lang: 'fr' }, [
    XHTML.element('head', {}, [
      XHTML.element('meta', { 'http-equiv': 'Content-Type', content: 'text/html; charset=UTF-8' }),
      XHTML.element('title', {}, ['Documents de santé (IHE XDM)']),
    ]),
    XHTML.element('body', {}, [
      XHTML.element('h1', {}, ['Documents de santé']),
      XHTML.element('h2', {}, ['Émetteur']),
      XHTML.element('ul', {}, senderLines(sender).map(item)),
      XHTML.element('h2', {}, ['Contenu']),
      XHTML.element('ul', {}, [
        XHTML.element('li', {}, [XHTML.element('a', { href: 'README.TXT' }, ['README.TXT'])]),
        documents.map(({ path, title }) =>
          XHTML.element('li', {}, [XHTML.element('a', { href: path }, [title])]),
        ),
      ]),
    ]),
  ]);
  return Buffer.from(
    `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML Basic 1.1//EN" "http://www.w3.org/TR/xhtml-basic/xhtml-basic11.dtd">\n${writeXml(page)}\n`,
  );
}

/** README.TXT: sender, software, instructions, tree; UTF-8 with CRLF (mss 10.1). */
export function writeReadme(sender: PageSender, documents: readonly PageDocument[]): Uint8Array {
  const lines = [
    'ÉMETTEUR',
    ...senderLines(sender).map((line) => `  ${line}`),
    '',
    'APPLICATION',
    ...softwareLines(sender).map((line) => `  ${line}`),
    '',
    'LECTURE',
    '  Ouvrez INDEX.HTM dans un navigateur : cette page mène à chaque document.',
    '  Un logiciel de santé lit IHE_XDM/SUBSET01/METADATA.XML et intègre les documents au dossier du patient.',
    '',
    'ARBORESCENCE',
    '  INDEX.HTM',
    '  README.TXT',
    '  IHE_XDM/SUBSET01/METADATA.XML',
    ...documents.map(({ path, title }) => `  ${path} : ${title}`),
    '',
  ];
  return Buffer.from(lines.map((line) => line.replace(/[\r\n]+/g, ' ')).join('\r\n'));
}

function softwareLines({ software, pages }: PageSender): readonly string[] {
  return (
    pages?.software ?? [
      `Nom : ${software.name}`,
      `Version : ${software.version}`,
      `Éditeur : ${software.editor}`,
    ]
  );
}

function senderLines({ author, institution, pages }: PageSender): readonly string[] {
  return [
    `Nom : ${author}`,
    `Organisme : ${institution.name}`,
    ...(institution.address === undefined ? [] : [`Adresse : ${institution.address}`]),
    ...(institution.phone === undefined ? [] : [`Téléphone : ${institution.phone}`]),
    ...(pages?.producer ?? []),
  ];
}
