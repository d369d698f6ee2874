import { bypassesProxy, type ProxyOptions } from '@dmpconnect/soap';

/** The proxy on the way to a mail server, as the mail libraries want it: a URL. None: straight to the server. */
export function proxyUrlFor(
  { host, port }: { readonly host: string; readonly port: number },
  proxy: ProxyOptions | undefined,
): string | undefined {
  if (proxy === undefined || bypassesProxy(host, proxy.bypass ?? [], port)) return undefined;
  const { login, password = '' } = proxy;
  const address = proxy.host.includes(':') && !proxy.host.startsWith('[') ? `[${proxy.host}]` : proxy.host;
  const credentials =
    login === undefined || login === ''
      ? ''
      : `${encodeURIComponent(login)}:${encodeURIComponent(password)}@`;
  return `http://${credentials}${address}:${proxy.port}`;
}
