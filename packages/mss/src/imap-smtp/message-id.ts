import { MssError } from '../errors.js';

/** Where a message is: its folder, the validity of the folder's numbers, and its number. */
export interface MessagePlace {
  readonly path: string;
  readonly uidValidity: bigint;
  readonly uid: number;
}

/** An identifier that this adapter gives: opaque to its user. */
export function writeMessageId({ path, uidValidity, uid }: MessagePlace): string {
  return `${Buffer.from(path).toString('base64url')}.${uidValidity}.${uid}`;
}

/** @throws {MssError} `REQUEST_INVALID` */
export function readMessageId(id: string, field: string): MessagePlace {
  const [, path, validity, uid] = /^([\w-]+)\.(\d{1,20})\.(\d{1,10})$/.exec(id) ?? [];
  if (path !== undefined && validity !== undefined && uid !== undefined) {
    const text = Buffer.from(path, 'base64url').toString('utf8');
    return { path: text, uidValidity: BigInt(validity), uid: Number(uid) };
  }
  throw new MssError('REQUEST_INVALID', `${field} is not an identifier that this operator gave.`, { field });
}
