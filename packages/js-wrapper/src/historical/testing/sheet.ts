import { existsSync, readFileSync } from 'node:fs';

const SHEET = new URL('../../../../../../shared/spec/js-api.md', import.meta.url);

/** Whether the sheet of the interface lies beside the project; says so when it does not. */
export function hasSheet(): boolean {
  const found = existsSync(SHEET);
  if (!found) console.warn('../shared/spec/js-api.md is absent: what is compared with it is skipped.');
  return found;
}

/** Text of a section of the sheet, from its heading to the next of the same rank. */
export function sheetSection(heading: string): string {
  const text = readFileSync(SHEET, 'utf8');
  const start = text.indexOf(`${heading} `);
  if (start < 0) throw new Error(`The sheet has no section "${heading}".`);
  const rank = heading.split(' ')[0] ?? '#';
  const end = text.indexOf(`\n${rank} `, start);
  return text.slice(start, end < 0 ? undefined : end);
}

/** Cells of the rows of the tables of a section, as they are written. */
export function tableRows(section: string): readonly (readonly string[])[] {
  return section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .slice(1, line.lastIndexOf('|'))
        .split('|')
        .map((cell) => cell.trim()),
    );
}

/** What stands between back quotes. */
export function quoted(text: string): readonly string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, inside = '']) => inside);
}
