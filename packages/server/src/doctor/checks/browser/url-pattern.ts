/**
 * Whether a pattern of a Chromium policy covers an origin: `*`, `[scheme://][[*.]]host[:port]`; a path is of no account here.
 *
 * @param origin of a page, e.g. `https://app.example.org`
 */
export function coversOrigin(pattern: string, origin: string): boolean {
  const trimmed = pattern.trim();
  if (trimmed === '*') return true;
  const parsed = URL.canParse(origin) ? new URL(origin) : undefined;
  const [, scheme = '*', anywhere = '', host = '', port = '*'] =
    /^(?:([a-z*]+):\/\/)?(\[\*\.\])?([^:/[\]]*|\[[0-9a-f:]+\])(?::(\d+|\*))?(?:\/.*)?$/i.exec(trimmed) ?? [];
  if (parsed === undefined || (host === '' && anywhere === '')) return false;
  const defaultPort = parsed.protocol === 'https:' ? '443' : '80';
  const sameHost =
    host === '*' ||
    parsed.hostname === host.toLowerCase() ||
    (anywhere !== '' && parsed.hostname.endsWith(`.${host.toLowerCase()}`));
  return (
    sameHost &&
    (scheme === '*' || `${scheme.toLowerCase()}:` === parsed.protocol) &&
    (port === '*' || port === (parsed.port || defaultPort))
  );
}
