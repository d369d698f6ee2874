import type { MssJournalEntry } from './journal.js';
import type { LdapAnswer } from './ldap/server.js';

/** A handshake that ended without a request. */
export function refusedHandshake(host: MssJournalEntry['host'], rule: string, at: Date): MssJournalEntry {
  return {
    at: at.toISOString(),
    host,
    path: '',
    operation: 'TLS',
    requestBytes: 0,
    answer: { http: 0, status: 'TLS alert', rule },
  };
}

/** An answer of the directory in LDAP. */
export function directoryAnswer({ operation, code, rule, bytes }: LdapAnswer, at: Date): MssJournalEntry {
  return {
    at: at.toISOString(),
    host: 'directory',
    path: '',
    operation: `ldap.${operation}`,
    requestBytes: bytes,
    answer: { http: 0, status: rule === undefined ? 'answered' : 'refused', code: String(code), rule },
  };
}
