import { readBytes } from '@dmpconnect/soap';
import { describe, expect, it } from 'vitest';
import { resolveEmitter } from '../publication/emitter.js';
import { resolveSubmission } from '../publication/resolve-submission.js';
import { makePdf } from '../testing/contents.js';
import { documentOf, PHYSICIAN, PRACTICE, requestOf, SOFTWARE } from '../testing/fixtures.js';
import { buildCda } from './build-cda.js';
import { readCda } from './read-cda.js';
import { setContentAside } from './set-aside.js';

const PDF = makePdf({ fillerBytes: 200_000 });
const submission = resolveSubmission(requestOf(documentOf('pdf', { content: PDF, title: 'Titre' })), {
  emitter: resolveEmitter({
    user: PHYSICIAN,
    structure: PRACTICE,
    practiceSetting: 'AMBULATOIRE',
    software: SOFTWARE,
  }),
  now: new Date('2024-07-01T10:00:00Z'),
});
const CDA = Buffer.from(readBytes(buildCda(submission.documents[0]!, submission).bytes)).toString('latin1');
const BASE64 = PDF.toString('base64');
const bytesOf = (text: string) => Buffer.from(text, 'latin1');
const read = (text: string) => readCda(bytesOf(text));

describe('a large content', () => {
  it('is put aside, and comes out to the byte', () => {
    const aside = setContentAside(bytesOf(CDA));
    expect(Buffer.from(aside!.light).toString('latin1')).toBe(CDA.replace(BASE64, aside!.mark));
    expect(Buffer.from(read(CDA).content!.bytes).equals(PDF)).toBe(true);
  });

  it.each([
    ['on lines', (text: string) => text.replace(BASE64, BASE64.replace(/.{76}/g, '$&\r\n'))],
    [
      'under a prefix',
      (text: string) =>
        text
          .replace(/<(\/?)/g, '<$1h:')
          .replaceAll('<h:?xml', '<?xml')
          .replace('xmlns=', 'xmlns:h='),
    ],
    [
      'behind a comment like it',
      (text: string) => text.replace('<ClinicalDocument', `<!-- <text>${BASE64}</text> --><ClinicalDocument`),
    ],
  ])('is read %s', (_name, change) => {
    expect(Buffer.from(read(change(CDA)).content!.bytes).equals(PDF)).toBe(true);
  });

  it('that is not one is left where it stands: the text of a section', () => {
    const section = `<component><structuredBody><component><section><text>${BASE64}</text></section></component></structuredBody></component>`;
    const text = CDA.replace(/<component><nonXMLBody>.*<\/component>/s, section);
    expect(setContentAside(bytesOf(text))).toBeDefined();
    const { header, content } = read(text);
    expect(content).toBeUndefined();
    expect(header.title).toBe('Titre');
  });

  it.each([
    ['with a sign that is none', (text: string) => text.replace(BASE64, `${BASE64.slice(0, -8)}*AAAAAA=`)],
    ['cut short', (text: string) => text.replace(BASE64, BASE64.slice(0, 100_001))],
    ['with padding in the middle', (text: string) => text.replace(BASE64, `${BASE64}==${BASE64}`)],
  ])('is refused %s, as a small one is', (_name, change) => {
    expect(() => read(change(CDA))).toThrow(expect.objectContaining({ code: 'DOCUMENT_UNREADABLE' }));
  });

  it('does not hide what is not well-formed around it', () => {
    for (const text of [CDA.replace('</text>', '</test>'), CDA.replace('</nonXMLBody>', ''), `${CDA}<`]) {
      expect(() => read(text)).toThrow(expect.objectContaining({ code: 'DOCUMENT_UNREADABLE' }));
    }
  });
});
