import type { CdaHeader } from '../cda-header.js';
import { headerSections, type PageRow, type PageSection } from './rows.js';

/**
 * The header of a document as an HTML page in French, for the professional who reads it (js-api 8.5). Everything in it
 * comes from outside: it is written as text, never as markup. The page holds no script and no link, and its policy
 * lets it fetch nothing.
 *
 * @example
 * ```ts
 * const page = renderCdaHeader(readCdaHeader(report));
 * ```
 */
export function renderCdaHeader(header: CdaHeader): string {
  const title = escapeHtml(header.title);
  return [
    '<!DOCTYPE html>',
    '<html lang="fr">',
    '<head><meta charset="utf-8">',
    // A page made of a document of the DMP must not be able to fetch or to run anything.
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${title}</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    `<body><h1>${title}</h1>`,
    ...headerSections(header).flatMap(renderSection),
    '</body></html>',
  ].join('\n');
}

const STYLE =
  'body{font-family:sans-serif}table{border-collapse:collapse;margin-bottom:1em}caption{font-weight:bold;text-align:left}th,td{text-align:left;vertical-align:top;padding:.2em .8em;border-bottom:1px solid #ccc}th{font-weight:normal;color:#444}';

function renderSection({ title, rows }: PageSection): readonly string[] {
  const lines = rows.flatMap(renderRow);
  if (lines.length === 0) return [];
  return [`<table><caption>${title}</caption><tbody>${lines.join('')}</tbody></table>`];
}

function renderRow([label, ...values]: PageRow): readonly string[] {
  const filled = values.filter((value) => value !== '');
  if (filled.length === 0) return [];
  return [
    `<tr><th scope="row">${escapeHtml(label)}</th><td>${filled.map(escapeHtml).join('<br>')}</td></tr>`,
  ];
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
