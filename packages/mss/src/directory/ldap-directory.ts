import { type ProxyOptions, proxyFor, TransportError } from '@dmpconnect/soap';
import { type Client, ResultCodeError, SizeLimitExceededError } from 'ldapts';
import { MssError } from '../errors.js';
import type { CallOptions } from '../mailbox/client.js';
import { startDeadline } from '../network/deadline.js';
import { type ExchangeObserver, startTranscript } from '../network/observer.js';
import { socketError } from '../network/socket-error.js';
import type { TlsChoice } from '../network/tls-options.js';
import { asMssError } from '../network/transport-error.js';
import { writeDsml } from './dsml.js';
import { type LdapConnection, ldapEnd, openLdapConnection } from './ldap-connection.js';
import { directoryEntryFromLdap, LDAP_ATTRIBUTES, readLdapEntry } from './ldap-entry.js';
import { buildLdapFilter } from './ldap-filter.js';
import type { DirectoryProvider, DirectoryQuery, DirectoryResult } from './provider.js';

export interface LdapDirectoryOptions {
  /** `ldap://host:port` or `ldaps://host:port`. There is no default: the operator gives it (mss 8.1). */
  readonly url: string;
  /** TLS of `ldaps:`, or what `ldap:` is changed to with `startTls`. */
  readonly tls?: TlsChoice | undefined;
  /** `ldap:` alone: go on in TLS before anything is asked. Default false. */
  readonly startTls?: boolean | undefined;
  /** The HTTP proxy on the way (CONNECT), TLS being verified inside its tunnel. */
  readonly proxy?: ProxyOptions | undefined;
  /** Told of each search. */
  readonly observer?: ExchangeObserver | undefined;
  /** Default `dc=mssante,dc=fr`. */
  readonly baseDn?: string | undefined;
  /** Default: an anonymous search. */
  readonly bind?: { readonly dn: string; readonly password: string } | undefined;
  /** Entries given at most. Default 100. */
  readonly sizeLimit?: number | undefined;
  /** For a whole search. Default 30 000. */
  readonly timeoutMs?: number | undefined;
}

/** Asks for no attribute at all (RFC 4511 4.5.1.8). */
const NO_ATTRIBUTES = ['1.1'];

/**
 * The directory through LDAP v3 (mss 8.1): one connection a search, closed after it.
 *
 * @throws {MssError} `OPTIONS_INVALID`
 * @example
 * ```ts
 * const directory = createLdapDirectory({ url: 'ldaps://annuaire.example:636', tls: { trust } });
 * const { entries } = await directory.search({ name: 'DUP*' });
 * ```
 */
export function createLdapDirectory(options: LdapDirectoryOptions): DirectoryProvider {
  checkOptions(options);
  return {
    source: 'ldap',
    search: (query, call = {}) => search(options, query, call),
  };
}

async function search(
  options: LdapDirectoryOptions,
  query: DirectoryQuery,
  call: CallOptions,
): Promise<DirectoryResult> {
  const { baseDn = 'dc=mssante,dc=fr', bind, sizeLimit = 100, timeoutMs = 30_000 } = options;
  const filter = buildLdapFilter(query);
  const deadline = startDeadline(timeoutMs, call.signal);
  const { hostname: host, port } = ldapEnd(options.url);
  const transcript = startTranscript(options.observer, { protocol: 'ldap', host, port });
  let connection: LdapConnection | undefined;
  try {
    deadline.signal.throwIfAborted();
    connection = await openLdapConnection(options, deadline.signal);
    const { client } = connection;
    if (options.startTls === true) {
      transcript.sent('StartTLS');
      await connection.startTls();
    }
    if (bind !== undefined) {
      transcript.sent(`Bind ${bind.dn} ***`);
      await client.bind(bind.dn, bind.password);
    }
    transcript.sent(`Search ${baseDn} sub ${filter} [${LDAP_ATTRIBUTES.join(' ')}]`);
    const request = { scope: 'sub', filter, timeLimit: Math.ceil(timeoutMs / 1000) } as const;
    const { searchEntries } = await client.search(baseDn, {
      ...request,
      attributes: [...LDAP_ATTRIBUTES],
      sizeLimit: sizeLimit + 1,
    });
    const truncated = searchEntries.length > sizeLimit || (await isCut(client, baseDn, request));
    const entries = searchEntries.slice(0, sizeLimit).map(readLdapEntry);
    const raw = writeDsml(entries, truncated);
    if (transcript.keeps) transcript.received(Buffer.from(raw).toString('utf8'));
    transcript.end();
    return { entries: entries.map(directoryEntryFromLdap), truncated, raw };
  } catch (error) {
    const proxied = proxyFor(ldapEnd(options.url), options.proxy) !== undefined;
    const known =
      deadline.error('directory') ?? directoryError(error, connection?.failure() ?? error, proxied);
    transcript.end({ error: known });
    throw known;
  } finally {
    deadline.end();
    connection?.close();
  }
}

/** Whether the server's own limit is smaller than ours: only a search that sets none is told so. */
async function isCut(
  client: Client,
  baseDn: string,
  request: { readonly scope: 'sub'; readonly filter: string; readonly timeLimit: number },
): Promise<boolean> {
  try {
    await client.search(baseDn, { ...request, attributes: NO_ATTRIBUTES });
    return false;
  } catch (error) {
    if (error instanceof SizeLimitExceededError) return true;
    throw error;
  }
}

function directoryError(error: unknown, failure: unknown, proxied: boolean): MssError {
  if (error instanceof MssError || error instanceof TransportError) return asMssError(error, 'directory');
  if (error instanceof ResultCodeError) {
    return new MssError(
      'DIRECTORY_REFUSED',
      `The directory refused the search (LDAP result ${error.code}).`,
      {
        cause: error,
        serviceCode: error.code,
      },
    );
  }
  return socketError(failure, 'directory', { proxied });
}

function checkOptions({ url, sizeLimit, timeoutMs, startTls }: LdapDirectoryOptions): void {
  const protocol = URL.canParse(url) ? new URL(url).protocol : '';
  if (protocol !== 'ldap:' && protocol !== 'ldaps:') throw invalid('url', 'must begin with ldap: or ldaps:');
  if (startTls === true && protocol === 'ldaps:') throw invalid('startTls', 'is not for ldaps:');
  for (const [field, value] of Object.entries({ sizeLimit, timeoutMs })) {
    if (value !== undefined && !(Number.isSafeInteger(value) && value >= 1)) {
      throw invalid(field, 'must be a whole number from 1 on');
    }
  }
}

function invalid(field: string, rule: string): MssError {
  return new MssError('OPTIONS_INVALID', `${field} ${rule}.`, { field });
}
