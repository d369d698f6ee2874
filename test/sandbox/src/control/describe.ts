import { z } from 'zod';
import type { Route } from './route.js';

/** A route as `GET /` lists it. */
export interface RouteDescription {
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  /** JSON Schema of the body. */
  readonly body?: unknown;
  readonly example?: unknown;
}

/** The routes as JSON. */
export function describeRoutes(routes: readonly Route[]): readonly RouteDescription[] {
  return routes.map(({ method, path, summary, body, example }) => ({
    method,
    path,
    summary,
    ...(body === undefined ? {} : { body: z.toJSONSchema(body, { io: 'input' }) }),
    ...(example === undefined ? {} : { example }),
  }));
}

/** The routes as a page with one table. */
export function renderRoutes(routes: readonly Route[]): string {
  const rows = routes.map(({ method, path, summary, example }) => {
    const sample = example === undefined ? '' : `<code>${escapeHtml(JSON.stringify(example))}</code>`;
    return `<tr><td>${method}</td><td><code>${escapeHtml(path)}</code></td><td>${escapeHtml(summary)}</td><td>${sample}</td></tr>`;
  });
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Sandbox control</title>
<style>body{font:16px/1.5 system-ui;margin:2rem}table{border-collapse:collapse}td,th{border:1px solid #ccc;padding:.3rem .6rem;text-align:left}</style>
</head>
<body><h1>Sandbox control</h1>
<p>JSON in, JSON out. The same list with the schema of every body: <code>GET /</code> with <code>Accept: application/json</code>.</p>
<table><thead><tr><th>Method</th><th>Path</th><th>What it does</th><th>Example of body</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody></table></body></html>
`;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}
