/** Values of HL7 v2 that the metadata hold (mss 10.3). */

/** OIDs of national identifiers: of persons, of structures. */
export const PERSON_OID = '1.2.250.1.71.4.2.1';
export const STRUCTURE_OID = '1.2.250.1.71.4.2.2';

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\E\\',
  '^': '\\S\\',
  '&': '\\T\\',
  '~': '\\R\\',
  '|': '\\F\\',
};

const SIGNS: ReadonlyMap<string, string> = new Map(
  Object.entries(ESCAPES).map(([sign, sequence]) => [sequence, sign]),
);

/** A text in which no sign separates. */
export function escapeHl7(text: string): string {
  return text.replace(/[\\^&~|]/g, (sign) => ESCAPES[sign] ?? sign);
}

/** The text again. */
export function unescapeHl7(value: string): string {
  return value.replace(/\\([ESTRF])\\/g, (sequence) => SIGNS.get(sequence) ?? sequence);
}

/** `<id>^^^&<OID>&ISO^<kind>`: `NH` for a national identifier, `PI` for a local one. */
export function formatPatientId(value: string, oid: string, kind: 'NH' | 'PI'): string {
  return `${escapeHl7(value)}^^^&${oid}&ISO^${kind}`;
}

export interface PersonName {
  readonly id: string;
  /** OID of the identifier. */
  readonly oid: string;
  readonly name: string;
  readonly given: string;
}

/** `<id>^<NOM>^<prénom>^^^^^^&<OID>&ISO^D^^^IDNPS`, `EI` for an identifier that is not national. */
export function formatPerson({ id, oid, name, given }: PersonName): string {
  const kind = oid === PERSON_OID ? 'IDNPS' : 'EI';
  return `${escapeHl7(id)}^${escapeHl7(name)}^${escapeHl7(given)}^^^^^^&${oid}&ISO^D^^^${kind}`;
}

export interface OrganisationName {
  readonly id: string;
  readonly oid: string;
  readonly name: string;
}

/** `<nom>^^^^^&<OID>&ISO^IDNST^^^<id>`. */
export function formatOrganisation({ id, oid, name }: OrganisationName): string {
  const kind = oid === STRUCTURE_OID ? 'IDNST' : 'EI';
  return `${escapeHl7(name)}^^^^^&${oid}&ISO^${kind}^^^${escapeHl7(id)}`;
}
