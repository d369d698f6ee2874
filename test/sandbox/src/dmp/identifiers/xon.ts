/** An HL7 XON organisation as XDS writes it (dmp-transactions 4.6). */
export interface Xon {
  readonly name: string;
  readonly oid: string;
  /** Component 7, `IDNST` for a national identifier. */
  readonly idType: string;
  /** Component 10. */
  readonly id: string;
}

/** Reads an XON; `undefined` when it is not of the form of the sheet. */
export function parseXon(text: string): Xon | undefined {
  const parts = text.split('^');
  const [, oid, iso] = (parts[5] ?? '').split('&');
  const idType = parts[6] ?? '';
  const id = parts[9] ?? '';
  const wellFormed = parts.length === 10 && oid !== undefined && iso === 'ISO' && idType !== '' && id !== '';
  return wellFormed ? { name: parts[0] ?? '', oid, idType, id } : undefined;
}

/** Writes an XON. */
export function formatXon({ name, oid, idType, id }: Xon): string {
  return [name, '', '', '', '', `&${oid}&ISO`, idType, '', '', id].join('^');
}
