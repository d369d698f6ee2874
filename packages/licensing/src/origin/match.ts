import { parseOrigin, parseOriginPattern } from './parse.js';

/**
 * Whether `pattern` is one that {@link matchesOrigin} understands.
 *
 * @example
 * ```ts
 * isOriginPattern('https://*.example.org'); // true
 * isOriginPattern('*.example.org'); // false: no scheme
 * ```
 */
export function isOriginPattern(pattern: string): boolean {
  return parseOriginPattern(pattern) !== undefined;
}

/**
 * Whether a page's `Origin` header falls under a pattern of a DC parameter or of the settings (js-api 1.6).
 * Scheme exact; host exact, or any depth of sub-domain under `*.`, never the bare domain; port exact, the
 * scheme's default when the pattern has none, any with `:*`. Letter case is ignored. `null`, a trailing dot,
 * user information or a path never match.
 *
 * @example
 * ```ts
 * matchesOrigin('https://*.example.org', 'https://app.example.org'); // true
 * matchesOrigin('https://*.example.org', 'https://evil-example.org'); // false
 * ```
 */
export function matchesOrigin(pattern: string, origin: string): boolean {
  const wanted = parseOriginPattern(pattern);
  const given = parseOrigin(origin);
  if (wanted === undefined || given === undefined) return false;
  return (
    wanted.scheme === given.scheme &&
    (wanted.port === '*' || wanted.port === given.port) &&
    matchesHost(wanted.host, given.host)
  );
}

function matchesHost(pattern: string, host: string): boolean {
  if (!pattern.startsWith('*.')) return pattern === host;
  // The dot stays in the suffix: "https://*.example.org" must not match "https://badexample.org".
  const suffix = pattern.slice(1);
  return host.length > suffix.length && host.endsWith(suffix);
}
