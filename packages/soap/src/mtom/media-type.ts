/** A `Content-Type`, taken apart. */
export interface MediaType {
  /** Lower case, e.g. `multipart/related`. */
  readonly type: string;
  /** By lower-case name. */
  readonly parameters: ReadonlyMap<string, string>;
}

/** One parameter: a quoted string with its escapes, or anything up to the next semicolon. */
const PARAMETER = /;\s*(?<name>[^\s=;"]+)\s*=\s*(?:"(?<quoted>(?:[^"\\]|\\[\s\S])*)"|(?<bare>[^;]*))/g;

/**
 * Reads a `Content-Type` header. Unquoted values may hold `=` and `/`, as real boundaries do although MIME
 * wants quotes there.
 *
 * @example `readMediaType('multipart/related; boundary=----=_Part_9').parameters.get('boundary')`
 */
export function readMediaType(header: string): MediaType {
  const type = /^[^;]*/.exec(header)?.[0].trim().toLowerCase() ?? '';
  const parameters = new Map<string, string>();
  for (const { groups } of header.matchAll(PARAMETER)) {
    const name = groups?.name?.toLowerCase();
    const value = groups?.quoted?.replace(/\\([\s\S])/g, '$1') ?? groups?.bare?.trim();
    if (name !== undefined && value !== undefined && !parameters.has(name)) parameters.set(name, value);
  }
  return { type, parameters };
}

/** Writes a header with every value quoted. */
export function writeMediaType(type: string, parameters: Readonly<Record<string, string>>): string {
  const written = Object.entries(parameters).map(
    ([name, value]) => `; ${name}="${value.replace(/["\\]/g, '\\$&')}"`,
  );
  return type + written.join('');
}
