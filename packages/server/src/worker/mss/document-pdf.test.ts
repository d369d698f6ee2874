import { type DocumentFormat, declaresPdfA1, parseIns } from '@dmpconnect/dmp-soap';
import { describe, expect, it } from 'vitest';
import { readPdf } from '../testing/pdf-text.js';
import { printDocument } from './document-pdf.js';

const print = (format: DocumentFormat, content: Uint8Array) =>
  printDocument({
    title: 'Compte rendu',
    ins: parseIns('279035121518989T'),
    patient: { birthName: 'PAT-TROIS', birthGiven: 'DOMINIQUE', usedName: 'NOM', birthDate: '1979-03-28' },
    format,
    content,
  });

/** A picture of so many colours: start, frame header, scan without data, end. */
const jpeg = (components: number): Buffer => {
  const frame = [0xff, 0xc0, 0, 8 + 3 * components, 8, 0, 8, 0, 8, components];
  const scan = [0xff, 0xda, 0, 6 + 2 * components, components];
  const colours = Array.from({ length: components }, (_, n) => n + 1);
  return Buffer.from([
    ...[0xff, 0xd8, ...frame, ...colours.flatMap((n) => [n, 0x11, 0])],
    ...[...scan, ...colours.flatMap((n) => [n, 0]), 0, 63, 0, 0, 0xff, 0xd9],
  ]);
};

describe('a document printed for people', () => {
  it('is PDF/A-1 with what it is and whom it is about', async () => {
    const pdf = await print('text', Buffer.from('Première ligne\r\n\tSuite à l’essai\u0007'));
    expect(declaresPdfA1(pdf ?? new Uint8Array())).toBe(true);
    const { text, fonts } = readPdf(pdf ?? new Uint8Array());
    expect(text).toContain(
      'Compte rendu Patient : PAT-TROIS (NOM) DOMINIQUE, 28/03/1979, INS 279035121518989 Première ligne Suite à l’essai',
    );
    expect(fonts.map((row) => row.includes('yes'))).toEqual([true, true]);
  });

  it('goes over several pages', async () => {
    const { text } = readPdf((await print('text', Buffer.from('ligne\n'.repeat(200)))) ?? new Uint8Array());
    expect(text.match(/\bligne\b/g)).toHaveLength(200);
  });

  it('may be a picture on a screen, and is not one for a press', async () => {
    for (const components of [1, 3]) {
      expect(declaresPdfA1((await print('jpeg', jpeg(components))) ?? new Uint8Array())).toBe(true);
    }
    expect(await print('jpeg', jpeg(4))).toBeUndefined();
    expect(await print('jpeg', Buffer.from([0xff, 0xd8]))).toBeUndefined();
  });

  it('is not made of what is not drawn here', async () => {
    expect(await print('rtf', Buffer.from('{\\rtf1 a}'))).toBeUndefined();
    expect(await print('tiff', Buffer.from('II*\0'))).toBeUndefined();
  });
});
