/** The three parts an origin is compared by. */
export interface OriginParts {
  /** Lower case, without the colon. */
  readonly scheme: string;
  /** Lower case; an IPv6 address keeps its brackets. */
  readonly host: string;
  /** Decimal, the scheme's default when the text has none, `''` when neither exists. */
  readonly port: string;
}

const DEFAULT_PORTS: Readonly<Record<string, string>> = { http: '80', https: '443', ws: '80', wss: '443' };

// One label of a host name: no empty label, so no trailing dot and no double dot.
const LABEL = '[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?';
const HOST = `(?:${LABEL}(?:\\.${LABEL})*|\\[[0-9a-f:.]+\\])`;
const ORIGIN = new RegExp(`^([a-z][a-z0-9+.-]*)://(${HOST})(?::(\\d{1,5}))?$`);
const PATTERN = new RegExp(`^([a-z][a-z0-9+.-]*)://((?:\\*\\.)?${HOST})(?::(\\d{1,5}|\\*))?$`);

/** Parses what a browser sends as `Origin`; anything that is not exactly scheme, host and port gives nothing. */
export function parseOrigin(text: string): OriginParts | undefined {
  return toParts(ORIGIN.exec(text.toLowerCase()));
}

/** Parses a pattern: an origin whose first label may be `*` and whose port may be `*`. */
export function parseOriginPattern(text: string): OriginParts | undefined {
  const parts = toParts(PATTERN.exec(text.toLowerCase()));
  return parts?.host.startsWith('*.[') === true ? undefined : parts;
}

function toParts(match: RegExpExecArray | null): OriginParts | undefined {
  const scheme = match?.[1];
  const host = match?.[2];
  if (scheme === undefined || host === undefined) return undefined;
  const port = match?.[3];
  if (port !== undefined && port !== '*' && (Number(port) < 1 || Number(port) > 65_535)) return undefined;
  return { scheme, host, port: port === undefined ? (DEFAULT_PORTS[scheme] ?? '') : stripZeros(port) };
}

function stripZeros(port: string): string {
  return port === '*' ? port : String(Number(port));
}
