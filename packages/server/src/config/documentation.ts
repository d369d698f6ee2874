import { DESCRIBED_SETTINGS } from './described.js';
import type { SettingEffect } from './table.js';

const EFFECTS: Readonly<Record<SettingEffect, string>> = {
  restart: 'at a restart',
  'at-once': 'at once',
  'next-start': 'at the next start',
};

/** The table of every setting, in Markdown: `SETTINGS.md` holds it word for word (a test compares). */
export function documentSettings(): string {
  const rows = DESCRIBED_SETTINGS.map(({ path, row }) => {
    const note = row.only === undefined ? '' : ` (${row.only} flavour only)`;
    const inDev =
      row.defaultInDev === undefined ? '' : ` (dev flavour: ${describeDefault(row.defaultInDev)})`;
    return `| \`${path}\` | ${row.form.type.en} | ${describeDefault(row.default)}${inDev} | ${EFFECTS[row.effect]} | ${row.text.en}${note} |`;
  });
  return [
    '| Node | Value | Default | A change applies | Meaning |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ]
    .join('\n')
    .replaceAll('\\', '\\\\');
}

function describeDefault(value: unknown): string {
  if (value === undefined) return '–';
  if (Array.isArray(value)) return value.length === 0 ? 'empty' : value.join(';');
  return String(value);
}
