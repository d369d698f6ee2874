import {
  BaseBlock,
  Set as BerSet,
  Constructed,
  Enumerated,
  fromBER,
  Integer,
  OctetString,
  Sequence,
} from 'asn1js';

/** What is not the BER that LDAP wants. */
export class BerError extends Error {
  override readonly name = 'BerError';
}

/** Classes of tags (X.690 8.1.2.2). */
const CLASS = { universal: 1, application: 2, context: 3 } as const;
/** One of the classes of tags. */
export type TagClass = keyof typeof CLASS;

/** Universal tags that LDAP uses. */
export const UNIVERSAL = { boolean: 1, integer: 2, octetString: 4, enumerated: 10, sequence: 16 } as const;

/** A value of BER, read: its tag, and either bytes or values. */
export interface BerValue {
  readonly tagClass: TagClass | 'private';
  readonly tag: number;
  /** Of a primitive value. */
  readonly bytes: Uint8Array;
  /** Of a constructed value. */
  readonly values: readonly BerValue[];
}

/** Reads one value, which must be all there is. @throws {BerError} */
export function readBer(bytes: Uint8Array): BerValue {
  const { offset, result } = fromBER(Uint8Array.from(bytes).buffer);
  if (offset !== bytes.length) throw new BerError('The message is no BER.');
  return toValue(result);
}

const CLASSES: readonly (TagClass | 'private')[] = ['private', 'universal', 'application', 'context'];

function toValue(block: BaseBlock): BerValue {
  const { idBlock, valueBlock, valueBeforeDecodeView, blockLength, lenBlock } = block;
  const inner = 'value' in valueBlock && Array.isArray(valueBlock.value) ? valueBlock.value : [];
  return {
    tagClass: CLASSES[idBlock.tagClass] ?? 'private',
    tag: idBlock.tagNumber,
    // What follows the tag and the length.
    bytes: idBlock.isConstructed
      ? new Uint8Array()
      : valueBeforeDecodeView.slice(blockLength - lenBlock.length),
    values: idBlock.isConstructed ? inner.filter((one) => one instanceof BaseBlock).map(toValue) : [],
  };
}

/** The value of that tag. @throws {BerError} */
export function requireTag(value: BerValue | undefined, tagClass: TagClass, tag: number): BerValue {
  if (value?.tagClass === tagClass && value.tag === tag) return value;
  throw new BerError(`A value of tag ${tag} (${tagClass}) is expected.`);
}

/** @throws {BerError} */
export function readText(value: BerValue | undefined): string {
  return Buffer.from(requireTag(value, 'universal', UNIVERSAL.octetString).bytes).toString('utf8');
}

/** A whole number of four bytes at most. @throws {BerError} */
export function readInteger(value: BerValue | undefined, tag: number = UNIVERSAL.integer): number {
  const { bytes } = requireTag(value, 'universal', tag);
  if (bytes.length < 1 || bytes.length > 4) throw new BerError('A number has a length that none has.');
  return Buffer.from(bytes).readIntBE(0, bytes.length);
}

/** @throws {BerError} */
export function readBoolean(value: BerValue | undefined): boolean {
  return requireTag(value, 'universal', UNIVERSAL.boolean).bytes[0] !== 0;
}

export const writeInteger = (value: number): BaseBlock => new Integer({ value });
export const writeEnumerated = (value: number): BaseBlock => new Enumerated({ value });
export const writeText = (value: string): BaseBlock =>
  new OctetString({ valueHex: Buffer.from(value, 'utf8') });
export const writeSequence = (value: BaseBlock[]): BaseBlock => new Sequence({ value });
export const writeSet = (value: BaseBlock[]): BaseBlock => new BerSet({ value });
export const writeApplication = (tagNumber: number, value: BaseBlock[]): BaseBlock =>
  new Constructed({ idBlock: { tagClass: CLASS.application, tagNumber }, value });

/** The bytes of a value. */
export const toBytes = (block: BaseBlock): Uint8Array => new Uint8Array(block.toBER());
