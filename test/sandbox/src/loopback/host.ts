const LOOPBACK_NAMES: readonly string[] = ['localhost', '127.0.0.1', '::1'];

/** Whether a host name or address, with or without brackets, is this machine's loopback. */
export function isLoopbackHost(host: string): boolean {
  return LOOPBACK_NAMES.includes(host.toLowerCase().replace(/^\[(.*)\]$/, '$1'));
}

/** Whether a `Host` header names loopback, on any port. */
export function isLoopbackHostHeader(header: string | undefined): boolean {
  const match = /^(?<host>\[[0-9a-f:]+\]|[^:@/\\]+)(?::\d{1,5})?$/i.exec(header ?? '');
  return isLoopbackHost(match?.groups?.host ?? '');
}

/** Whether an `Origin` header is that of a page of this machine: exactly scheme, loopback host and port. */
export function isLoopbackOrigin(origin: string): boolean {
  const match = /^https?:\/\/(?<authority>[^/?#\\]+)$/i.exec(origin);
  return isLoopbackHostHeader(match?.groups?.authority);
}
