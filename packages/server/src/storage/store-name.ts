import { createHash } from 'node:crypto';

/** Whom a store belongs to (js-api 1.8). */
export interface StoreOwner {
  /** Integrator of the DC parameter, else origin, else `local`. */
  readonly owner: string;
  readonly applicationId: string;
  /** Id of the account of the system; its case does not count. */
  readonly account: string;
}

/** Characters of the application id that a person may recognise a folder by. */
const READABLE_CHARACTERS = 16;

/** Decimal digits of each half of the digest: journals leave numbers of this length as they are. */
const HALF_DIGITS = 10;

/**
 * Name of the folder of a store: the application id as far as a file system can hold it, for people, then a digest of
 * the three, which alone tells stores apart.
 *
 * @example
 * ```ts
 * storeName({ owner: 'local', applicationId: 'Mon logiciel', account: 'zoe' }); // 'Mon_logiciel-0123456789-0123456789'
 * ```
 */
export function storeName({ owner, applicationId, account }: StoreOwner): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([owner, applicationId, account.toLowerCase()]), 'utf8')
    .digest();
  const half = (offset: number) =>
    String(digest.readBigUInt64BE(offset) % 10n ** BigInt(HALF_DIGITS)).padStart(HALF_DIGITS, '0');
  const readable = applicationId.replace(/[^A-Za-z0-9]+/g, '_').slice(0, READABLE_CHARACTERS);
  return `${readable}-${half(0)}-${half(8)}`;
}
