import { type JsonNameParams, Name } from './x509.js';

/** X.520 attribute types used in subjects, by the short name the sheets print them with (cps-card 4.2). */
const ATTRIBUTE_TYPES = [
  { name: 'C', oid: '2.5.4.6', order: 6 },
  { name: 'CN', oid: '2.5.4.3', order: 3 },
  { name: 'SN', oid: '2.5.4.4', order: 4 },
  { name: 'L', oid: '2.5.4.7', order: 7 },
  { name: 'ST', oid: '2.5.4.8', order: 8 },
  { name: 'O', oid: '2.5.4.10', order: 10 },
  { name: 'OU', oid: '2.5.4.11', order: 11 },
  { name: 'title', oid: '2.5.4.12', order: 12 },
  { name: 'GN', oid: '2.5.4.42', order: 42 },
  { name: 'pseudonym', oid: '2.5.4.65', order: 65 },
] as const;

type AttributeName = (typeof ATTRIBUTE_TYPES)[number]['name'];

/** One relative distinguished name; several attributes make it multi-valued, as on a CPS. */
export type RelativeName = Readonly<Partial<Record<AttributeName, string>>>;

/** A distinguished name, from the country down. */
export type DistinguishedName = readonly RelativeName[];

/**
 * The name as `@peculiar/x509` encodes it. The country is a PrintableString (X.520), everything else UTF-8, which
 * RFC 5280 asks for.
 */
export function toName(name: DistinguishedName): Name {
  return new Name(name.map(encodeRelative));
}

function encodeRelative(relative: RelativeName): JsonNameParams[number] {
  const attributes = ATTRIBUTE_TYPES.flatMap((type) => {
    const value = relative[type.name];
    return value === undefined ? [] : [{ ...type, value, length: Buffer.byteLength(value) }];
  });
  // DER wants the members of a SET sorted by their encoding. All types here have OIDs of one length, so the order
  // is that of the value lengths, then of the last arc; the library leaves the order to the caller.
  attributes.sort((a, b) => a.length - b.length || a.order - b.order);
  return Object.fromEntries(
    attributes.map(({ name, oid, value }) => [
      oid,
      [name === 'C' ? { printableString: value } : { utf8String: value }],
    ]),
  );
}
