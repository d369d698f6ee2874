import { type Ins, type InsKind, type InsType, parseIns } from '@dmpconnect/dmp-soap';
import { INS_TYPES } from '../../contract/enumerations.js';
import { ApiFailure } from '../../contract/errors.js';
import { inWireNames } from './wire-names.js';

/** The fields that name a patient (js-api 2.7). */
export interface PatientFields {
  readonly s_ins?: string | undefined;
  readonly Ins?:
    | {
        readonly s_ins?: string | undefined;
        readonly s_insType?: string | undefined;
        readonly s_oid?: string | undefined;
      }
    | undefined;
}

/** How the fields that name a patient are called in a message, when they are not at the top of the command. */
export interface PatientNames {
  readonly s_ins: string;
  readonly Ins?: string;
}

/**
 * The patient of a command: `Ins` when it is there, else `s_ins` with its letter, which is not written for a real NIR
 * (js-api 2.7).
 *
 * @throws {ApiFailure} 6000/2 naming the field
 */
export function readPatient(
  { s_ins, Ins }: PatientFields,
  { s_ins: name, Ins: structure = 'Ins' }: PatientNames = { s_ins: 's_ins' },
): Ins {
  if (Ins?.s_ins !== undefined) {
    const { s_ins: value, s_insType, s_oid } = Ins;
    return inWireNames({ ins: `${structure}.s_ins` }, () => parseIns(value, typeOf(value, s_insType, s_oid)));
  }
  if (s_ins === undefined) throw new ApiFailure('functional-fault', { description: `${name} is missing` });
  return inWireNames({ ins: name }, () => parseIns(s_ins, typeOf(s_ins)));
}

/** 15 characters without a letter are a real NIR. */
function typeOf(value: string, letter?: string, oid?: string): InsType {
  if (oid !== undefined) return { oid };
  if (letter !== undefined) return { letter };
  return value.replaceAll(' ', '').length === 15 ? { letter: INS_TYPES.NIR } : {};
}

/** `Ins` of an answer. */
export function describeIns({ value, kind }: { readonly value: string; readonly kind: InsKind }) {
  return { s_ins: value, s_insType: INS_TYPES[kind] };
}

/** Name under which a session keeps what it knows of a patient. */
export function patientKey({ value, oid }: Ins): string {
  return `${oid}^${value}`;
}
