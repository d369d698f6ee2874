/** A time server to ask. */
export interface ServerAddress {
  /** As configured; used in messages. */
  readonly name: string;
  readonly host: string;
  readonly port: number;
}

// `host`, `host:port`, `[v6]` or `[v6]:port`; a bare IPv6 address has several colons and no port.
const FORM = /^(?:\[([0-9A-Fa-f:.%]+)\]|([^\s:[\]]+))(?::(\d{1,5}))?$/;
const BARE_V6 = /^[0-9A-Fa-f]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*$/;

/** Reads a configured server; `undefined` when it has none of the accepted forms. */
export function readServerAddress(text: string, defaultPort: number): ServerAddress | undefined {
  const name = text.trim();
  if (BARE_V6.test(name)) return { name, host: name, port: defaultPort };
  const [, v6, plain, digits] = FORM.exec(name) ?? [];
  const host = v6 ?? plain;
  const port = digits === undefined ? defaultPort : Number(digits);
  return host === undefined || port < 1 || port > 65_535 ? undefined : { name, host, port };
}
