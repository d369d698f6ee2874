import type { ServerResponse } from 'node:http';
import { ECP_WIRE } from '@dmpconnect/mss/wire-profile';
import type { CallFacts, MssJournalEntry } from '../journal.js';
import type { MssRefusal } from '../refusal.js';

/** How the bytes of an answer leave. */
export type Departure =
  | { readonly kind: 'whole' }
  /** The connection ends before any byte. */
  | { readonly kind: 'none' }
  /** The connection ends midway. */
  | { readonly kind: 'cut' }
  | { readonly kind: 'late'; readonly milliseconds: number }
  /** The second half comes late. */
  | { readonly kind: 'lateHalf'; readonly milliseconds: number };

/** What a host answers. */
export interface Outcome {
  readonly http: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly status: MssJournalEntry['answer']['status'];
  readonly code?: string | undefined;
  readonly rule?: string | undefined;
  readonly facts: CallFacts;
  readonly departure?: Departure | undefined;
}

/** A refusal of the login, or of a call without session (mss 3.6). */
export function refusedByHeader({ code, message }: MssRefusal, facts: CallFacts): Outcome {
  return {
    http: 403,
    headers: { [ECP_WIRE.errorHeader]: `${code};${message}` },
    body: '',
    status: 'refused',
    code: String(code),
    rule: message,
    facts,
  };
}

/** A path or a method that the host does not have. */
export function refusedByStatus(http: 404 | 405, facts: CallFacts = {}): Outcome {
  const headers = http === 405 ? { allow: 'POST' } : {};
  return { http, headers, body: '', status: 'refused', facts };
}

/** Sends an answer the way it leaves. What is late is given up when the caller is gone. */
export function depart(response: ServerResponse, { http, headers, body, departure }: Outcome): void {
  const { kind } = departure ?? { kind: 'whole' };
  if (kind === 'none') {
    response.destroy();
    return;
  }
  const bytes = Buffer.from(body);
  // 204 has no length.
  response.writeHead(http, {
    ...headers,
    ...(http === 204 ? {} : { 'content-length': String(bytes.length) }),
  });
  const middle = Math.floor(bytes.length / 2);
  const later = (milliseconds: number, rest: Uint8Array): void => {
    const timer = setTimeout(() => response.end(rest), milliseconds);
    response.once('close', () => clearTimeout(timer));
  };
  if (departure?.kind === 'late') later(departure.milliseconds, bytes);
  else if (departure?.kind === 'lateHalf') {
    const { milliseconds } = departure;
    response.write(bytes.subarray(0, middle), () => later(milliseconds, bytes.subarray(middle)));
  } else if (kind === 'cut') response.write(bytes.subarray(0, middle), () => response.destroy());
  else response.end(bytes);
}
