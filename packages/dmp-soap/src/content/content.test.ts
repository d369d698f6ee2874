import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentFormat } from '../documents/document-format.js';
import { CONTENTS, JPEG, makePdf, makeTiff, PDF_A_1B } from '../testing/contents.js';
import { hasGhostscript } from '../testing/tools.js';
import { contentProblem } from './check-content.js';
import { declaresPdfA1 } from './pdf.js';

const FORMATS: readonly DocumentFormat[] = ['text', 'rtf', 'jpeg', 'tiff', 'pdf'];

describe('contentProblem', () => {
  it.each(FORMATS)('takes %s for nothing but %s', (format) => {
    for (const other of FORMATS) {
      // RTF is made of text.
      const same = other === format || (format === 'text' && other === 'rtf');
      expect(contentProblem(CONTENTS[other], format) === undefined, other).toBe(same);
    }
    expect(contentProblem(new Uint8Array(), format)).toBe('is empty');
  });

  it.each(FORMATS.filter((format) => format !== 'text'))(
    'refuses %s cut anywhere before its end',
    (format) => {
      const whole = CONTENTS[format];
      // The line end behind the last mark of a PDF is optional.
      const end = format === 'pdf' ? whole.length - 1 : whole.length;
      for (let length = 0; length < end; length += 1) {
        expect(contentProblem(whole.subarray(0, length), format), String(length)).toBeTypeOf('string');
      }
    },
  );

  it.each(FORMATS)('judges any bytes as %s without failing, and says what is wrong in words', (format) => {
    const start = fc.constantFrom(...FORMATS.map((one) => CONTENTS[one]));
    const changed = fc
      .tuple(
        start,
        fc.array(fc.tuple(fc.nat(1000), fc.nat(255)), { maxLength: 6 }),
        fc.uint8Array({ maxLength: 40 }),
      )
      .map(([whole, changes, more]) => {
        const bytes = Buffer.concat([whole, more]);
        for (const [at, value] of changes) bytes[at % bytes.length] = value;
        return bytes;
      });
    fc.assert(
      fc.property(changed, (bytes) => {
        const problem = contentProblem(bytes, format);
        expect(problem === undefined || /^[a-z].*[^.]$/.test(problem)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a JPEG image', () => {
  const change = (from: string, to: string) => Buffer.from(JPEG.toString('hex').replace(from, to), 'hex');

  it.each([
    ['without a frame', change('ffc0000b080008000801011100', ''), 'scan before its frame'],
    ['without a scan', change('ffda0008010100003f0012ff0034ffd056', ''), 'no JPEG scan'],
    ['whose frame has no columns', change('0800080008', '0800080000'), 'without a size'],
    ['whose segment is longer than the file', change('ffe00010', 'ffe0ff10'), 'inside a segment'],
    ['with rubbish between segments', change('ffc0', '00ffc0'), 'where a JPEG marker is due'],
    ['of which only the first bytes are one', Buffer.from('ffd8ffe000104a464946', 'hex'), 'inside a segment'],
  ])('%s is none', (_name, bytes, problem) => {
    expect(contentProblem(bytes, 'jpeg')).toContain(problem);
  });

  it('may have fill bytes before a marker, and what phones write behind its end', () => {
    expect(contentProblem(change('ffc0', 'ffffffc0'), 'jpeg')).toBeUndefined();
    expect(contentProblem(Buffer.concat([JPEG, Buffer.from('MotionPhoto')]), 'jpeg')).toBeUndefined();
  });
});

describe('a TIFF image', () => {
  const TIFF = makeTiff();
  const at = (offset: number, value: number) => {
    const bytes = Buffer.from(TIFF);
    bytes.writeUInt32LE(value, offset);
    return bytes;
  };
  const entry = (index: number) => 12 + 12 * index;
  const nextDirectory = TIFF.length - 4;

  it('is read in both byte orders', () => {
    expect(contentProblem(makeTiff(false), 'tiff')).toBeUndefined();
  });

  it.each([
    ['of which only the first bytes are one', Buffer.from('49492a00080000000000', 'hex'), 'is damaged'],
    ['whose directory lies outside', at(4, 10_000), 'outside of the file'],
    ['without a directory', at(4, 0), 'no TIFF directory'],
    ['whose directories go round in a circle', at(nextDirectory, 10), 'without an end'],
    ['whose second directory is missing', at(nextDirectory, 0x7fffffff), 'outside of the file'],
    ['without a width', at(entry(0) + 8, 0), 'without a size'],
    ['whose values are more than the file holds', at(entry(5) + 4, 0x0fffffff), 'outside of the file'],
    ['whose strip lies outside', at(entry(5) + 8, 5000), 'not all in the file'],
    ['whose strips are empty', at(entry(7) + 8, 0), 'not all in the file'],
  ])('%s is none', (_name, bytes, problem) => {
    expect(contentProblem(bytes, 'tiff')).toContain(problem);
  });
});

describe('an RTF document', () => {
  it.each([
    ['{\\rtf1 a{\\b b}c}\r\n\0', undefined],
    ["{\\rtf \\{ \\} \\\\ \\'e9}", undefined],
    ['{\\rtf1 {\\pict\\bin5 {{}}\\}}', undefined],
    ['{\\rtfx a}', 'does not begin'],
    ['{\\rtf1 {a}', 'ends before'],
    ['{\\rtf1 a}b', 'goes on after'],
    ['{\\rtf1 a}{\\rtf1 b}', 'goes on after'],
    ['{\\rtf1 a\0b}', 'null character'],
    ['{\\rtf1 \\bin9999999999 }', 'ends before'],
    [`{\\rtf1 ${'{'.repeat(2000)}`, 'nested deeper'],
  ])('%j: %s', (text, problem) => {
    const found = contentProblem(Buffer.from(text, 'latin1'), 'rtf');
    if (problem === undefined) expect(found).toBeUndefined();
    else expect(found).toContain(problem);
  });
});

describe('a text', () => {
  it.each([
    ['in UTF-8, with a mark of it', Buffer.from('\ufeffÀ jeun : 0,9 g/l\tœdème\f\r\n'), undefined],
    ['of white space', Buffer.from(' \r\n\t'), 'holds no text'],
    ['of a terminal', Buffer.from('a\u001bb'), 'U+001B'],
    ['in Latin 1', Buffer.from('caf\xe9', 'latin1'), 'not text in UTF-8'],
    ['in UTF-16', Buffer.from('a\0', 'utf16le'), 'U+0000'],
  ])('%s', (_name, bytes, problem) => {
    const found = contentProblem(bytes, 'text');
    if (problem === undefined) expect(found).toBeUndefined();
    else expect(found).toContain(problem);
  });
});

describe('declaresPdfA1', () => {
  it.each([
    ['as attributes', PDF_A_1B, true],
    [
      'as elements',
      '><pdfaid:part>1</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance></rdf:Description>',
      true,
    ],
    ['of PDF/A-2', "pdfaid:part='2' pdfaid:conformance='B'/>", false],
    [
      'of PDF/A-3',
      '><pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance></rdf:Description>',
      false,
    ],
    ['without a conformance', "pdfaid:part='1'/>", false],
    ['with a conformance of later parts', "pdfaid:part='1' pdfaid:conformance='U'/>", false],
    ['of something else', "pdfaid:conformance='B'/>", false],
  ])('reads an identification %s', (_name, properties, expected) => {
    expect(declaresPdfA1(makePdf({ properties }))).toBe(expected);
  });

  it.each([
    ['encrypted', makePdf({ trailer: '/Encrypt 9 0 R' })],
    ['with compressed tables besides', makePdf({ trailer: '/XRefStm 15' })],
    ['that goes on after its end', Buffer.concat([makePdf(), Buffer.from('% more\n')])],
    ['without its end', makePdf().subarray(0, -8)],
    [
      'whose last lines point elsewhere',
      Buffer.from(
        makePdf()
          .toString('latin1')
          .replace(/startxref\n\d+/, 'startxref\n9'),
        'latin1',
      ),
    ],
    [
      'whose revisions go round in a circle',
      makePdf({ trailer: `/Prev ${makePdf().lastIndexOf('xref\n0')}` }),
    ],
    [
      'whose identification is not in an XMP of PDF/A',
      Buffer.from(makePdf().toString('latin1').replace('www.aiim.org', 'www.aiim.com'), 'latin1'),
    ],
  ])('does not believe a PDF %s', (_name, pdf) => {
    expect(contentProblem(pdf, 'pdf')).not.toBe('does not begin as a PDF does');
    expect(declaresPdfA1(pdf)).toBe(false);
  });

  it('reads a PDF that was changed, its revisions one after the other', () => {
    const first = makePdf();
    const table = first.lastIndexOf('xref\n0');
    const start = first.length;
    const more = `xref\n0 0\ntrailer\n<< /Size 5 /Root 1 0 R /Prev ${table} >>\nstartxref\n${start}\n%%EOF`;
    expect(declaresPdfA1(Buffer.concat([first, Buffer.from(more)]))).toBe(true);
    const encrypted = Buffer.concat([makePdf({ trailer: '/Encrypt 9 0 R' }), Buffer.from(more)]);
    expect(declaresPdfA1(encrypted)).toBe(false);
  });
});

describe.skipIf(!hasGhostscript)('images and documents that Ghostscript wrote', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'content-test-'));
    writeFileSync(
      join(folder, 'page.ps'),
      '%!PS\n/Helvetica findfont 20 scalefont setfont 20 50 moveto (Image) show 1 0 0 setrgbcolor 5 5 50 20 rectfill showpage\n',
    );
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    ['jpeg', 'jpeg'],
    ['jpeggray', 'jpeg'],
    ['tiff24nc', 'tiff'],
    ['tiffg4', 'tiff'],
    ['tifflzw', 'tiff'],
    ['pdfwrite', 'pdf'],
  ] as const)('%s is %s', (device, format) => {
    const target = join(folder, device);
    const options = [
      '-q',
      '-dBATCH',
      '-dNOPAUSE',
      '-g200x100',
      `-sDEVICE=${device}`,
      `-sOutputFile=${target}`,
    ];
    // Two pages: TIFF chains them.
    const page = join(folder, 'page.ps');
    const { status } = spawnSync('gs', [...options, page, ...(format === 'tiff' ? [page] : [])]);
    expect(status).toBe(0);
    const bytes = readFileSync(target);
    expect(contentProblem(bytes, format)).toBeUndefined();
    for (const other of FORMATS.filter((one) => one !== format && one !== 'text')) {
      expect(contentProblem(bytes, other), other).toBeTypeOf('string');
    }
    expect(contentProblem(bytes.subarray(0, bytes.length / 2), format)).toBeTypeOf('string');
    expect(declaresPdfA1(bytes)).toBe(false);
  });
});
