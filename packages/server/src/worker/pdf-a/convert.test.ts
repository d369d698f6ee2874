import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { declaresPdfA1 } from '@dmpconnect/dmp-soap';
import PDFDocument from 'pdfkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { currentPlatform } from '../../platform/index.js';
import { createPdfConversion } from './convert.js';
import { findGhostscript } from './find-ghostscript.js';
import { srgbProfile } from './srgb-profile.js';

const platform = currentPlatform();
const SETTINGS = { conversion: true, ghostscript: undefined, resolution: 200, timeoutSeconds: 60 } as const;
const ghostscript = await findGhostscript({ platform: platform.name, env: process.env });
if (ghostscript === undefined)
  console.warn('Ghostscript is not installed: the conversion of PDFs is not tested.');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pdf-a-test-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const never = () => new AbortController().signal;
const conversion = (
  settings: Partial<typeof SETTINGS | { ghostscript: string; timeoutSeconds: number }> = {},
) => {
  const parent = mkdtempSync(join(folder, 'parent-'));
  const made = createPdfConversion({ settings: { ...SETTINGS, ...settings }, platform });
  const convert = (pdf: Uint8Array, signal: AbortSignal) => made(pdf, { parent, signal });
  return { convert, left: () => readdirSync(parent) };
};
/** Another program of the system, by its absolute path. */
function run(program: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  return stdout;
}
function fileOf(pdf: Uint8Array): string {
  const path = join(mkdtempSync(join(folder, 'file-')), 'a.pdf');
  writeFileSync(path, pdf);
  return path;
}

/** A PDF 1.7 written by Ghostscript from a page in PostScript. */
function pdfOf(page: string, ...options: readonly string[]): Buffer {
  const source = join(mkdtempSync(join(folder, 'page-')), 'a.ps');
  writeFileSync(source, `%!PS\n${page}\nshowpage\n`);
  const target = `${source}.pdf`;
  run(
    ghostscript ?? '',
    ...[
      '-q',
      '-dBATCH',
      '-dNOPAUSE',
      '-sDEVICE=pdfwrite',
      '-dCompatibilityLevel=1.7',
      '-dALLOWPSTRANSPARENCY',
    ],
    ...options,
    `-sOutputFile=${target}`,
    source,
  );
  return readFileSync(target);
}
/** A PDF of another maker, its font in it. */
function writtenPdf(text: string): Promise<Buffer> {
  const page = new PDFDocument();
  const written = buffer(page);
  page.font(fileURLToPath(import.meta.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'))).text(text);
  page.end();
  return written;
}

const TEXT = '/Helvetica findfont 20 scalefont setfont 72 700 moveto (Compte rendu de consultation) show';
const TWO_COLOURS = '1 0 0 setrgbcolor 72 600 100 50 rectfill 0 1 1 0 setcmykcolor 200 600 100 50 rectfill';
const TRANSPARENT = '.5 .setfillconstantalpha 0 0 1 setrgbcolor 100 580 150 50 rectfill';

describe.skipIf(ghostscript === undefined)('the conversion to PDF/A-1', () => {
  it('makes PDF/A-1b of a document with other colours, transparency and fonts that are not in it', async () => {
    const pdf = pdfOf(`${TEXT}\n${TWO_COLOURS}\n${TRANSPARENT}\nshowpage\n${TEXT}`, '-dEmbedAllFonts=false');
    expect(declaresPdfA1(pdf)).toBe(false);
    const { convert, left } = conversion();
    const converted = await convert(pdf, never());
    expect(declaresPdfA1(converted)).toBe(true);
    expect(left()).toEqual([]);
    const text = Buffer.from(converted).toString('latin1');
    expect(text.startsWith('%PDF-1.4')).toBe(true);
    expect(text).toMatch(/\/S\s*\/GTS_PDFA1/);
    // What PDF/A-1 forbids (ISO 19005-1, 6.2.3 and 6.4): other colours than those of the intent, transparency.
    expect(text).not.toMatch(/\/DeviceCMYK|\/SMask\s*(?!\/None)\d|\/ca\s+0?\.\d|\/Group\b/);
    const path = fileOf(converted);
    expect(run('pdfinfo', path)).toMatch(/Pages:\s+2\n/);
    expect(run('pdftotext', path, '-')).toContain('Compte rendu de consultation');
    const fonts = run('pdffonts', path)
      .split('\n')
      .slice(2)
      .filter((line) => line !== '');
    expect(fonts.length).toBeGreaterThan(0);
    // The columns before the object number: embedded, subset, with its Unicode table.
    for (const line of fonts) expect(line).toMatch(/\s+yes\s+\w+\s+\w+\s+\d+\s+\d+$/);
  });

  it('keeps the text of a document as it is found by a search, whatever its font', async () => {
    const text = 'L’été à l’hôpital – œdème « 5 € » “ok” ≥ 38°';
    const { convert } = conversion();
    const converted = await convert(await writtenPdf(text), never());
    expect(run('pdftotext', fileOf(converted), '-').trim()).toBe(text);
  });

  it('leaves a document that it wrote as it is told to: converting twice changes nothing that counts', async () => {
    const { convert } = conversion();
    const once = await convert(pdfOf(TEXT), never());
    expect(declaresPdfA1(await convert(once, never()))).toBe(true);
  });

  it.each([
    ['is no PDF', () => Buffer.from('<html>')],
    ['is damaged beyond reading', () => Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\n')],
    [
      'needs a password',
      () => pdfOf(TEXT, '-sOwnerPassword=owner', '-sUserPassword=user', '-dCompatibilityLevel=1.4'),
    ],
    // A program, not a document: what it names must stay unread.
    ['is PostScript', () => Buffer.from('%PDF-no\n%!PS\n(/etc/hostname) (r) file pop showpage\n')],
  ])('refuses a document that %s, and leaves nothing behind', async (_name, pdf) => {
    const { convert, left } = conversion();
    await expect(convert(pdf(), never())).rejects.toMatchObject({ code: 'PDF_CONVERSION_FAILED' });
    expect(left()).toEqual([]);
  });

  it('has colours that Ghostscript and its colour engine agree are those of sRGB', () => {
    const profile = join(folder, 'srgb.icc');
    writeFileSync(profile, srgbProfile());
    const source = join(folder, 'colour.ps');
    writeFileSync(source, '%!PS\n1 0.5 0.25 setrgbcolor 0 0 700 900 rectfill showpage\n');
    const target = join(folder, 'colour.ppm');
    run(
      ghostscript ?? '',
      ...['-q', '-dBATCH', '-dNOPAUSE', '-sDEVICE=ppmraw', '-r10'],
      `-sOutputICCProfile=${profile}`,
      `--permit-file-read=${profile}`,
      `-sOutputFile=${target}`,
      source,
    );
    const [r = 0, g = 0, b = 0] = readFileSync(target).subarray(-3);
    for (const [measured, expected] of [
      [r, 255],
      [g, 128],
      [b, 64],
    ] as const) {
      expect(Math.abs(measured - expected)).toBeLessThanOrEqual(2);
    }
  });
});

describe.skipIf(platform.name === 'win32')('a conversion that cannot be', () => {
  /** A program that stands for Ghostscript. */
  function program(script: string): string {
    const path = join(mkdtempSync(join(folder, 'program-')), 'gs');
    writeFileSync(path, `#!/bin/sh\n${script}\n`);
    chmodSync(path, 0o700);
    return path;
  }
  const PDF = Buffer.from('%PDF-1.7\n');

  it('says that the settings are against it', async () => {
    const { convert } = conversion({ conversion: false } as never);
    await expect(convert(PDF, never())).rejects.toMatchObject({ code: 'PDF_CONVERSION_OFF' });
  });

  it('says that Ghostscript is not installed, or not where the settings say', async () => {
    const parent = mkdtempSync(join(folder, 'parent-'));
    const absent = createPdfConversion({
      settings: { ...SETTINGS, ghostscript: '/nowhere/gs' },
      platform,
    });
    await expect(absent(PDF, { parent, signal: never() })).rejects.toMatchObject({
      code: 'PDF_CONVERTER_MISSING',
    });
    expect(readdirSync(parent)).toEqual([]);
    const env = { ProgramFiles: folder };
    const unfound = createPdfConversion({
      settings: SETTINGS,
      platform: { ...platform, name: 'win32' },
      env,
    });
    await expect(unfound(PDF, { parent, signal: never() })).rejects.toMatchObject({
      code: 'PDF_CONVERTER_MISSING',
    });
  });

  it('ends a program that takes too long, and one whose caller has gone', async () => {
    const endless = program('exec sleep 600');
    const slow = conversion({ ghostscript: endless, timeoutSeconds: 0.2 });
    await expect(slow.convert(PDF, never())).rejects.toMatchObject({
      code: 'PDF_CONVERSION_FAILED',
      message: expect.stringContaining('took more than'),
    });
    expect(slow.left()).toEqual([]);
    const gone = new AbortController();
    const { convert, left } = conversion({ ghostscript: program('kill -USR1 $PPID; exec sleep 600') });
    process.once('SIGUSR1', () => gone.abort(new Error('the caller has gone')));
    await expect(convert(PDF, gone.signal)).rejects.toThrow('the caller has gone');
    expect(left()).toEqual([]);
  });

  it('does not trust a program that ends well without a PDF/A', async () => {
    const { convert } = conversion({ ghostscript: program('exit 0') });
    await expect(convert(PDF, never())).rejects.toMatchObject({
      code: 'PDF_CONVERSION_FAILED',
      message: expect.stringContaining('is not PDF/A-1'),
    });
  });

  it('works in files that only this account reads', async () => {
    const listing = join(folder, 'listing');
    const { convert } = conversion({
      ghostscript: program(`stat -c '%a' "$TMPDIR" "$TMPDIR"/* > ${listing}`),
    });
    await expect(convert(PDF, never())).rejects.toMatchObject({ code: 'PDF_CONVERSION_FAILED' });
    expect(readFileSync(listing, 'utf8').trim().split('\n')).toEqual(['700', '600', '600', '600']);
  });
});

describe('findGhostscript', () => {
  it.skipIf(platform.name === 'win32')('takes the newest version that Windows has', async () => {
    const root = mkdtempSync(join(folder, 'programs-'));
    for (const version of ['gs9.56.1', 'gs10.02.0', 'other']) {
      run('/bin/mkdir', '-p', join(root, 'gs', version, 'bin'));
      writeFileSync(join(root, 'gs', version, 'bin', 'gswin64c.exe'), '', { mode: 0o700 });
    }
    expect(await findGhostscript({ platform: 'win32', env: { ProgramFiles: root } })).toBe(
      join(root, 'gs', 'gs10.02.0', 'bin', 'gswin64c.exe'),
    );
  });
});
