import { DESCRIBED_SETTINGS } from './described.js';

/** The table of every setting, in Markdown: `SETTINGS.md` holds it word for word (a test compares). */
export function documentSettings(): string {
  const rows = DESCRIBED_SETTINGS.map(({ path, row }) => {
    const marks = [
      row.only === undefined ? '' : `${row.only} flavour only`,
      row.restart ? '' : 'read at each start',
    ];
    const notes = marks.filter((mark) => mark !== '').join('; ');
    return `| \`${path}\` | ${row.form.type} | ${describeDefault(row.default)} | ${row.text}${notes === '' ? '' : ` (${notes})`} |`;
  });
  return ['| Node | Value | Default | Meaning |', '| --- | --- | --- | --- |', ...rows]
    .join('\n')
    .replaceAll('\\', '\\\\');
}

function describeDefault(value: unknown): string {
  if (value === undefined) return '–';
  if (Array.isArray(value)) return value.length === 0 ? 'empty' : value.join(';');
  return String(value);
}
