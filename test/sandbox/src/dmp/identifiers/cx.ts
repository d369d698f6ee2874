import { isOid } from './oid.js';

/** An HL7 CX identifier as XDS writes it (dmp-transactions 4.6): `value^^^&oid&ISO^type`. */
export interface Cx {
  readonly value: string;
  readonly oid: string;
  /** `NH` matricule INS, `PI` local, `INS-C` historic, or the URN of a reference id. */
  readonly type: string;
  /** CX.7, sent by the official samples; accepted in lenient mode. */
  readonly date?: string;
}

const CX = /^(?<value>[^^&]+)\^\^\^&(?<oid>[0-9.]+)&ISO\^(?<type>[^^&]+)(?:\^\^(?<date>[0-9]{8,14}))?$/;

/** Reads a CX; `undefined` when it is not one. */
export function parseCx(text: string): Cx | undefined {
  const { value, oid, type, date } = CX.exec(text)?.groups ?? {};
  if (value === undefined || oid === undefined || type === undefined || !isOid(oid)) return undefined;
  return { value, oid, type, ...(date === undefined ? {} : { date }) };
}

/** Writes a CX, without its date. */
export function formatCx({ value, oid, type }: Cx): string {
  return `${value}^^^&${oid}&ISO^${type}`;
}

/** Same identifier, whatever the date beside it. */
export function sameCx(a: Cx, b: Cx): boolean {
  return a.value === b.value && a.oid === b.oid;
}
