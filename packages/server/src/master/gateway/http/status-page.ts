import type { IncomingMessage, ServerResponse } from 'node:http';
import type { SessionState } from '../../sessions.js';
import { acceptedHeaders } from './cors.js';
import type { StatusLine } from './status-line.js';

/** Nothing is loaded, run or framed. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

/** What the page tells. */
export interface StatusPageContent {
  readonly sessions: readonly SessionState[];
  readonly lines: readonly StatusLine[];
}

/** Answers `GET /` (js-api 1.5): a page for people, JSON for a program that asks for it (the supervisor). */
export function answerStatusPage(
  request: IncomingMessage,
  response: ServerResponse,
  version: string,
  content: StatusPageContent,
): void {
  const isForProgram = /\bapplication\/json\b/.test(request.headers.accept ?? '');
  const text = isForProgram ? writeStatusJson(version, content) : writeStatusPage(content);
  const page = Buffer.from(text, 'utf8');
  response.writeHead(200, {
    ...acceptedHeaders(request, version),
    Vary: 'Origin, Accept',
    'Content-Type': isForProgram ? 'application/json' : 'text/html; charset=utf-8',
    'Content-Length': String(page.length),
    'Content-Security-Policy': POLICY,
  });
  response.end(request.method === 'HEAD' ? undefined : page);
}

/** The same for a program. */
function writeStatusJson(version: string, { sessions, lines }: StatusPageContent): string {
  return JSON.stringify({ version, sessions: sessions.length, lines });
}

/**
 * HTML of the status page: the two lines of the seed (7.1), what is to be known of the service in both languages, then one
 * row per session, without patient or PIN.
 */
export function writeStatusPage({ sessions, lines }: StatusPageContent): string {
  return `<!DOCTYPE html>
<html lang="fr">
<head><meta charset="utf-8"><title>DmpConnect-JS2</title>
<style>body{font-family:sans-serif;margin:2em}td,th{padding:.2em 1em;text-align:left}dt{font-weight:bold;margin-top:.6em}.attention{color:#a00}</style></head>
<body>
<p>DmpConnect-JS2 (master)</p>
<p>Number of active sessions: ${sessions.length}</p>
${writeLines(lines)}${sessions.length === 0 ? '' : writeTable(sessions)}</body>
</html>
`;
}

function writeLines(lines: readonly StatusLine[]): string {
  if (lines.length === 0) return '';
  const items = lines.map(
    ({ label, sentence, attention }) =>
      `<dt>${escapeHtml(label.fr)} / ${escapeHtml(label.en)}</dt>
<dd${attention ? ' class="attention"' : ''}>${escapeHtml(sentence.fr)}<br><span lang="en">${escapeHtml(sentence.en)}</span></dd>`,
  );
  return `<dl>\n${items.join('\n')}\n</dl>\n`;
}

function writeTable(sessions: readonly SessionState[]): string {
  const rows = sessions.map(
    ({ id, applicationId, age, idle }) =>
      `<tr><td>${escapeHtml(id.slice(0, 8))}</td><td>${escapeHtml(applicationId)}</td><td>${seconds(age)}</td><td>${seconds(idle)}</td></tr>`,
  );
  const head = '<tr><th>Session</th><th>Application</th><th>Ouverte depuis</th><th>Inactive depuis</th></tr>';
  return `<table>\n${head}\n${rows.join('\n')}\n</table>\n`;
}

const seconds = (milliseconds: number) => `${Math.floor(milliseconds / 1000)} s`;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}
