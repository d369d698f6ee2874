import {
  children,
  exchangeHttp,
  type HttpExchangeOptions,
  type ParsedElement,
  parseXml,
  textOf,
} from '@dmpconnect/soap';
import { MssError } from '../errors.js';
import { asMssError } from '../network/transport-error.js';
import { canonicalDomain } from './address.js';
import type { TrustedDomains } from './domain-list.js';

/** Where the list of trusted domains is (mss 2). */
export const WHITE_LIST_URL = 'https://espacedeconfiance.mssante.fr/listeblanchemssante.xml';
const WHITE_LIST_URI = 'https://listeblanche.mssante.fr/schema';

export interface WhiteListOptions {
  readonly dispatcher: HttpExchangeOptions['dispatcher'];
  /** Default {@link WHITE_LIST_URL}. */
  readonly url?: string | undefined;
  /** Default 30 000. */
  readonly timeoutMs?: number | undefined;
  /** Default: the clock of the system. */
  readonly now?: (() => Date) | undefined;
  /** Told when the list could not be had anew and the last good one goes on serving. */
  readonly onRefreshFailure?: ((error: MssError) => void) | undefined;
}

const KEPT_MS = 24 * 60 * 60 * 1000;
/** After a failure, the next attempt waits a little: the list may serve many messages meanwhile. */
const RETRY_MS = 60 * 1000;
const MAX_BYTES = 8 * 1024 * 1024;

/**
 * The list of trusted domains of the secure mail: kept a day, then renewed behind the first question while the last
 * good copy answers (mss 8.3).
 *
 * @example `const trustedDomains = createWhiteList({ dispatcher });`
 */
export function createWhiteList(options: WhiteListOptions): TrustedDomains {
  const now = options.now ?? (() => new Date());
  let list: ReadonlySet<string> | undefined;
  let nextAt = 0;
  let pending: Promise<ReadonlySet<string>> | undefined;

  function refresh(signal?: AbortSignal): Promise<ReadonlySet<string>> {
    pending ??= fetchList(options, signal)
      .then(
        (fresh) => {
          list = fresh;
          nextAt = now().getTime() + KEPT_MS;
          return fresh;
        },
        (error: unknown) => {
          nextAt = now().getTime() + RETRY_MS;
          throw error;
        },
      )
      .finally(() => {
        pending = undefined;
      });
    return pending;
  }

  return {
    async has(domain, { signal } = {}) {
      if (list === undefined) return (await refresh(signal)).has(domain);
      if (now().getTime() >= nextAt) {
        refresh().catch((error: unknown) => options.onRefreshFailure?.(asMssError(error, 'white list')));
      }
      return list.has(domain);
    },
  };
}

/** Domains known beforehand. @throws {MssError} `OPTIONS_INVALID` for a text that is no domain. */
export function fixedDomains(domains: readonly string[]): TrustedDomains {
  const known = new Set(
    domains.map((text, index) => {
      const domain = canonicalDomain(text);
      if (domain !== undefined) return domain;
      const field = `domains[${index}]`;
      throw new MssError('OPTIONS_INVALID', `${field} is not a domain.`, { field });
    }),
  );
  return { has: async (domain) => known.has(domain) };
}

async function fetchList(options: WhiteListOptions, signal?: AbortSignal): Promise<ReadonlySet<string>> {
  try {
    const { status, body } = await exchangeHttp({
      dispatcher: options.dispatcher,
      url: options.url ?? WHITE_LIST_URL,
      method: 'GET',
      timeoutMs: options.timeoutMs ?? 30_000,
      maxAnswerBytes: MAX_BYTES,
      label: 'white list',
      ...(signal === undefined ? {} : { signal }),
    });
    if (status !== 200)
      throw new MssError('WHITE_LIST', `the server answered HTTP ${status}.`, { httpStatus: status });
    return readWhiteList(body);
  } catch (cause) {
    const why = asMssError(cause, 'white list').message;
    throw new MssError('WHITE_LIST', `The list of trusted domains cannot be had: ${why}`, { cause });
  }
}

/**
 * The domains of a list. One that names none is no list.
 *
 * @throws {MssError} `WHITE_LIST`; the `XML_…` codes of `parseXml`.
 */
export function readWhiteList(xml: Uint8Array): ReadonlySet<string> {
  const domains = namesIn(parseXml(xml, { maxSize: MAX_BYTES })).flatMap(
    (name) => canonicalDomain(textOf(name)) ?? [],
  );
  if (domains.length === 0) throw new MssError('WHITE_LIST', 'the list names no domain.');
  return new Set(domains);
}

function namesIn(root: ParsedElement): readonly ParsedElement[] {
  return [...root.getElementsByTagNameNS(WHITE_LIST_URI, 'Domaine')].flatMap((domain) =>
    children(domain, WHITE_LIST_URI, 'Nom'),
  );
}
