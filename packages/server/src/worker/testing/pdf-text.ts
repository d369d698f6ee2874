import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What an independent reader sees in a PDF: its text, and whether every font is embedded (poppler-utils). */
export function readPdf(bytes: Uint8Array): { readonly text: string; readonly fonts: readonly string[][] } {
  const folder = mkdtempSync(join(tmpdir(), 'pdf-'));
  try {
    const file = join(folder, 'page.pdf');
    writeFileSync(file, bytes);
    const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
    const fonts = execFileSync('pdffonts', [file], { encoding: 'utf8' }).trim().split('\n').slice(2);
    return {
      text: text.replace(/\s+/g, ' '),
      fonts: fonts.map((line) => line.trim().split(/\s{2,}| (?=yes|no)/)),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
