/** Numbers of the operator's errors and what they mean (mss 7.2). */
export const SERVICE_CODES = {
  1: 'technical error, or the address of a recipient is invalid',
  2: 'the service is unavailable',
  3: 'the software must be updated',
  5: 'the approval number of the software is unknown',
  8: 'the authentication is not possible',
  11: 'the channel must be enrolled again',
  15: 'the channel must be enrolled again',
  16: 'the channel must be enrolled again',
  17: 'the data of the login are wrong',
  22: 'the account is blocked',
  23: 'the address of the mailbox is missing',
  24: 'the address of the mailbox is invalid',
  25: 'the assertion is invalid',
  26: 'the session is invalid',
  27: 'there is neither token, nor assertion, nor session',
  29: 'there is no push channel',
  36: 'a field has an invalid format',
  39: 'the message is too big',
  41: 'the folder does not exist',
  42: 'the mailbox is unknown',
  44: 'the channel is blocked',
  45: 'the message does not exist',
} as const satisfies Readonly<Record<number, string>>;

/** Numbers that mean: log in again, once (mss 3.6, 7.2). */
export const SESSION_CODES: ReadonlySet<number> = new Set([25, 26, 27]);

/** Numbers that mean: this login cannot succeed (mss 7.2). */
export const LOGIN_CODES: ReadonlySet<number> = new Set([3, 5, 8, 11, 15, 16, 17, 22, 44]);

/** What a number means, if it is known. */
export function meaningOf(code: number | undefined): string | undefined {
  return Object.entries(SERVICE_CODES).find(([known]) => Number(known) === code)?.[1];
}
