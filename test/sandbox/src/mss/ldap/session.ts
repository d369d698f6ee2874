import { type LdapResult, refuseOperation, writeEntry, writeResult } from './answer.js';
import type { LdapEntry } from './entry.js';
import { OPERATION, RESULT, START_TLS } from './names.js';
import type { LdapMessage, LdapRequest, LdapSearch } from './request.js';
import { searchDirectory } from './search.js';

/** Who may search, and how much a search gives. */
export interface LdapRules {
  /** Entries that one search gives at most. */
  readonly limit: number;
  /** Whoever does not bind as this may not search; `null`: everybody may. */
  readonly account: { readonly dn: string; readonly password: string } | null;
}

/** What a message is answered, and what becomes of the connection. */
export interface LdapReply {
  readonly messages: readonly Uint8Array[];
  readonly next?: 'TLS' | 'end' | undefined;
  /** For the journal; a message without answer has none. */
  readonly told?:
    | { readonly operation: string; readonly code: number; readonly rule?: string | undefined }
    | undefined;
}

/** One connection: it remembers who it is bound as. */
export interface LdapSession {
  answer(message: LdapMessage): LdapReply;
}

type Request<K extends LdapRequest['kind']> = Extract<LdapRequest, { readonly kind: K }>;

/** @param secure Whether the connection is in TLS already. */
export function createLdapSession(
  entries: () => readonly LdapEntry[],
  rules: () => LdapRules,
  secure: boolean,
): LdapSession {
  let bound = false;

  const bind = (id: number, request: Request<'bind'>): LdapReply => {
    const result = judgeBind(request, rules());
    bound = result.code === RESULT.success && request.name !== '';
    return reply('bind', result, [writeResult(id, OPERATION.bindResponse, result)]);
  };

  const search = (id: number, asked: LdapSearch): LdapReply => {
    const { account, limit } = rules();
    const { entries: found, result } =
      account !== null && !bound
        ? { entries: [], result: { code: RESULT.insufficientAccessRights, text: 'A search needs a bind.' } }
        : searchDirectory(entries(), asked, limit);
    return reply('search', result, [
      ...found.map((entry) => writeEntry(id, entry, asked)),
      writeResult(id, OPERATION.searchResultDone, result),
    ]);
  };

  const extend = (id: number, name: string): LdapReply => {
    const result = judgeExtension(name, secure);
    const next = result.code === RESULT.success ? 'TLS' : undefined;
    return { ...reply('extended', result, [writeResult(id, OPERATION.extendedResponse, result)]), next };
  };

  return {
    answer({ id, request }) {
      switch (request.kind) {
        case 'bind':
          return bind(id, request);
        case 'search':
          return search(id, request.search);
        case 'extended':
          return extend(id, request.name);
        case 'abandon':
          return { messages: [] };
        case 'unbind':
          return { messages: [], next: 'end' };
        case 'other': {
          const refusal = refuseOperation(id, request.tag);
          const result = { code: RESULT.unwillingToPerform, text: 'This directory is read alone.' };
          return {
            ...reply('other', result, refusal === undefined ? [] : [refusal]),
            next: refusal ? undefined : 'end',
          };
        }
      }
    },
  };
}

/** RFC 4511 4.2, 4513 5.1. */
function judgeBind(
  { version, name, method, password }: Request<'bind'>,
  { account }: Pick<LdapRules, 'account'>,
): LdapResult {
  if (version !== 3) return { code: RESULT.protocolError, text: 'Version 3 alone is spoken.' };
  if (method !== 'simple') {
    return { code: RESULT.authMethodNotSupported, text: 'A simple bind alone is known.' };
  }
  if (name === '' && password === '') return { code: RESULT.success };
  if (password === '') {
    return { code: RESULT.unwillingToPerform, text: 'A bind with a name needs its password.' };
  }
  return account?.dn === name && account.password === password
    ? { code: RESULT.success }
    : { code: RESULT.invalidCredentials, text: 'Name or password is wrong.' };
}

function judgeExtension(name: string, secure: boolean): LdapResult {
  if (name !== START_TLS) return { code: RESULT.protocolError, text: 'This extension is not known.' };
  return secure
    ? { code: RESULT.operationsError, text: 'The connection is in TLS already.' }
    : { code: RESULT.success };
}

function reply(operation: string, { code, text }: LdapResult, messages: readonly Uint8Array[]): LdapReply {
  return { messages, told: { operation, code, rule: text } };
}
