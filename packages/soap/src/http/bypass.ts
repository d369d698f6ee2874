/**
 * Whether a host is reached without the proxy.
 *
 * @param bypass Names (`dmp.example`), suffixes (`.example`, `*.example`), `<local>` for names without a dot,
 *   `*` for every host. Case is indifferent.
 */
export function bypassesProxy(hostname: string, bypass: readonly string[]): boolean {
  const host = hostname.toLowerCase();
  return bypass.some((entry) => matches(host, entry.trim().toLowerCase()));
}

function matches(host: string, entry: string): boolean {
  if (entry === '*') return true;
  if (entry === '<local>') return !host.includes('.') && !host.includes(':');
  const suffix = /^\*?(?<suffix>\..+)$/.exec(entry)?.groups?.suffix;
  return suffix === undefined ? host === entry : host.endsWith(suffix);
}
