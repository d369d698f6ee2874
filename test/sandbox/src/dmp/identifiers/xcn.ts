/** An HL7 XCN person as XDS writes it (dmp-transactions 4.6). */
export interface Xcn {
  readonly id: string;
  readonly family: string;
  readonly given: string;
  readonly oid: string;
  /** Component 10: `D` nom d'exercice, `U` for a system. */
  readonly nameType: string;
  /** Component 13: `IDNPS`, `EI`, `RI` or `NH`. */
  readonly idType: string;
}

const ID_TYPES: ReadonlySet<string> = new Set(['IDNPS', 'EI', 'RI', 'NH']);

/** Reads an XCN; `undefined` when it is not of the form of the sheet. */
export function parseXcn(text: string): Xcn | undefined {
  const parts = text.split('^');
  const [id = '', family = '', given = ''] = parts;
  const [, oid, iso] = (parts[8] ?? '').split('&');
  const nameType = parts[9] ?? '';
  const idType = parts[12] ?? '';
  const wellFormed =
    parts.length === 13 && id !== '' && oid !== undefined && iso === 'ISO' && ID_TYPES.has(idType);
  return wellFormed ? { id, family, given, oid, nameType, idType } : undefined;
}

/** Writes an XCN. */
export function formatXcn({ id, family, given, oid, nameType, idType }: Xcn): string {
  return [id, family, given, '', '', '', '', '', `&${oid}&ISO`, nameType, '', '', idType].join('^');
}
