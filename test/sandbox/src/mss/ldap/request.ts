import {
  BerError,
  type BerValue,
  readBer,
  readBoolean,
  readInteger,
  readText,
  requireTag,
  UNIVERSAL,
} from './ber.js';
import { type LdapFilter, readFilter } from './filter.js';
import { OPERATION } from './names.js';

/** A request, as far as this directory knows it; `other` is what it does not do. */
export type LdapRequest =
  | {
      readonly kind: 'bind';
      readonly version: number;
      readonly name: string;
      readonly method: 'simple' | 'other';
      readonly password: string;
    }
  | { readonly kind: 'unbind' }
  | { readonly kind: 'abandon' }
  | { readonly kind: 'search'; readonly search: LdapSearch }
  | { readonly kind: 'extended'; readonly name: string }
  | { readonly kind: 'other'; readonly tag: number };

/** What a search asks (RFC 4511 4.5.1). */
export interface LdapSearch {
  readonly base: string;
  readonly scope: 'base' | 'one' | 'sub';
  /** 0: as many as there are. */
  readonly sizeLimit: number;
  readonly typesOnly: boolean;
  readonly filter: LdapFilter;
  /** Names asked for; none stands for all. */
  readonly attributes: readonly string[];
}

/** A message: the number that its answers repeat, and what it asks. */
export interface LdapMessage {
  readonly id: number;
  readonly request: LdapRequest;
}

const SCOPES = ['base', 'one', 'sub'] as const;
/** Tags of the ways of a bind (RFC 4511 4.2). */
const SIMPLE = 0;
const EXTENDED_NAME = 0;

/** Reads a message. @throws {BerError} */
export function readMessage(bytes: Uint8Array): LdapMessage {
  const [id, operation] = requireTag(readBer(bytes), 'universal', UNIVERSAL.sequence).values;
  if (operation?.tagClass !== 'application') throw new BerError('The message names no operation.');
  return { id: readInteger(id), request: readRequest(operation) };
}

function readRequest(operation: BerValue): LdapRequest {
  const { tag, values } = operation;
  switch (tag) {
    case OPERATION.bindRequest: {
      const [version, name, credentials] = values;
      if (credentials?.tagClass !== 'context') throw new BerError('The bind says not how.');
      return {
        kind: 'bind',
        version: readInteger(version),
        name: readText(name),
        method: credentials.tag === SIMPLE ? 'simple' : 'other',
        password: Buffer.from(credentials.bytes).toString('utf8'),
      };
    }
    case OPERATION.unbindRequest:
      return { kind: 'unbind' };
    case OPERATION.abandonRequest:
      return { kind: 'abandon' };
    case OPERATION.searchRequest:
      return { kind: 'search', search: readSearch(values) };
    case OPERATION.extendedRequest:
      return {
        kind: 'extended',
        name: Buffer.from(requireTag(values[0], 'context', EXTENDED_NAME).bytes).toString('utf8'),
      };
    default:
      return { kind: 'other', tag };
  }
}

function readSearch(values: readonly BerValue[]): LdapSearch {
  const [base, scope, deref, sizeLimit, timeLimit, typesOnly, filter, attributes] = values;
  const reach = SCOPES[readInteger(scope, UNIVERSAL.enumerated)];
  if (reach === undefined) throw new BerError('The scope of the search is none.');
  readInteger(deref, UNIVERSAL.enumerated);
  readInteger(timeLimit);
  return {
    base: readText(base),
    scope: reach,
    sizeLimit: readInteger(sizeLimit),
    typesOnly: readBoolean(typesOnly),
    filter: readFilter(filter),
    attributes: requireTag(attributes, 'universal', UNIVERSAL.sequence).values.map(readText),
  };
}
