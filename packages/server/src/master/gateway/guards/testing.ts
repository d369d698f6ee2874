import type { IncomingMessage } from 'node:http';

/** Head of a request as a guard sees it. Headers in pairs, as they came. */
export function headOf(
  rawHeaders: readonly (readonly [string, string])[],
  { method = 'GET', url = '/' }: { readonly method?: string; readonly url?: string } = {},
): IncomingMessage {
  const headers = Object.fromEntries(rawHeaders.map(([name, value]) => [name.toLowerCase(), value]));
  return { method, url, headers, rawHeaders: rawHeaders.flat() } as unknown as IncomingMessage;
}
