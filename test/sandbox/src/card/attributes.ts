import type { AttributeTemplate } from './pkcs11-module.js';

/** An object on the card: attributes by type, already in the bytes `C_GetAttributeValue` gives. */
export interface CardObject {
  readonly attributes: ReadonlyMap<number, Buffer>;
  /** `CKA_PRIVATE`: invisible before the PIN is given (cps-card 3.1). */
  readonly isPrivate: boolean;
  /** Attribute types that exist and are never given out (the numbers of a private key). */
  readonly sensitive: ReadonlySet<number>;
  /** What signs, for a private key. */
  readonly keyUse?: 'authentication' | 'signature' | 'technical';
}

/** The bytes of an attribute: numbers as the 8-byte `CK_ULONG` of a 64-bit little-endian machine, booleans one byte. */
export function encodeAttribute(value: number | boolean | string | Uint8Array): Buffer {
  if (typeof value === 'boolean') return Buffer.from([value ? 1 : 0]);
  if (typeof value === 'string') return Buffer.from(value, 'utf8');
  if (typeof value !== 'number') return Buffer.from(value);
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}

/** Whether an object has every attribute of the search template with exactly its value. */
export function matchesTemplate(object: CardObject, template: readonly AttributeTemplate[]): boolean {
  return template.every(({ type, value }) => {
    const own = object.attributes.get(type);
    if (own === undefined || value === undefined || value === null) return false;
    return own.equals(encodeAttribute(value));
  });
}
