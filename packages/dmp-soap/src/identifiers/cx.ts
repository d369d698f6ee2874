import type { Ins } from '../ins/ins.js';
import { escapeHl7, unescapeHl7 } from './hl7v2.js';

/** An identifier with its domain: HL7 v2 type CX. */
export interface Cx {
  readonly value: string;
  /** OID of the domain. */
  readonly system: string;
  /** Component 5: `NH` national, `PI` local, `INS-C` historic. */
  readonly type: string;
}

/** Writes `<value>^^^&<OID>&ISO^<type>` (dmp-transactions 4.6). */
export function formatCx(cx: Cx): string {
  return `${escapeHl7(cx.value)}^^^&${cx.system}&ISO^${cx.type}`;
}

/** Reads a CX; anything after component 5 (a date in official samples) is ignored. `undefined` when it is not one. */
export function parseCx(text: string): Cx | undefined {
  const components = text.split('^');
  const [, system] = (components[3] ?? '').split('&');
  const value = components[0] ?? '';
  if (system === undefined || system === '' || value === '') return undefined;
  return { value: unescapeHl7(value), system, type: components[4] ?? '' };
}

/** The patient as VIHF, XDS metadata and queries name him. */
export function insCx(ins: Ins): string {
  return formatCx({ value: ins.value, system: ins.oid, type: ins.kind === 'INSC' ? 'INS-C' : 'NH' });
}
