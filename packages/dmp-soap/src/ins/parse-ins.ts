import { DmpError } from '../errors.js';
import { INS_OIDS, type Ins, type InsKind } from './ins.js';
import { checkInsKey } from './key.js';

/** Letter a short form glues behind the identifier, or gives beside it (dmp-transactions 7.1). */
const KIND_OF_LETTER: Readonly<Record<string, InsKind>> = {
  N: 'NIR',
  A: 'NIA',
  T: 'TEST',
  D: 'DEMO',
  C: 'INSC',
};

const KIND_OF_OID: ReadonlyMap<string, InsKind> = new Map(
  Object.values(KIND_OF_LETTER).map((kind) => [INS_OIDS[kind], kind]),
);

/** 13 characters of a NIR with its key: the department may be Corsican, the month may be unknown (7.2). */
const MATRICULE = /^[1-8]\d{4}(?:\d{2}|2[AB])\d{6}\d{2}$/;
const INS_C = /^\d{22}$/;

/** Where the kind of an identifier was found when it is not glued to it. */
export interface InsType {
  /** `N`, `A`, `T`, `D` or `C`. */
  readonly letter?: string;
  /** OID of the domain; it wins over the letter. */
  readonly oid?: string;
}

/**
 * Reads a patient identifier: 15 characters with their key (22 digits for an INS-C), and its kind given beside it,
 * or glued behind it as one letter (dmp-transactions 7.1). Alone, 15 characters are a real NIR.
 *
 * @example
 * ```ts
 * parseIns('207058575627097T').oid; // '1.2.250.1.213.1.4.10'
 * parseIns('207058575627097', { letter: 'T' });
 * parseIns('207058575627097', { oid: '1.2.250.1.213.1.4.10' });
 * ```
 * @throws {DmpError} `INS_INVALID`, `INS_KEY`.
 */
export function parseIns(text: string, type: InsType = {}): Ins {
  const { value, glued } = splitLetter(text.replaceAll(' ', '').toUpperCase());
  const kind = kindOf(type) ?? (glued === undefined ? undefined : KIND_OF_LETTER[glued]);
  if (kind === undefined) {
    throw new DmpError('INS_INVALID', 'The type of the patient identifier is missing or unknown.', {
      field: 'ins',
    });
  }
  const form = kind === 'INSC' ? INS_C : MATRICULE;
  if (!form.test(value)) {
    throw new DmpError(
      'INS_INVALID',
      `The patient identifier must have ${kind === 'INSC' ? '22 digits' : '15 characters, key included'}.`,
      { field: 'ins' },
    );
  }
  checkInsKey(value);
  return { value, kind, oid: INS_OIDS[kind] };
}

/** Writes an identifier the short way: letter behind, except for a real NIR and an INS-C (js-api 2.7). */
export function formatIns(ins: Ins): string {
  const letter = Object.keys(KIND_OF_LETTER).find((key) => KIND_OF_LETTER[key] === ins.kind);
  return ins.kind === 'NIR' || ins.kind === 'INSC' ? ins.value : `${ins.value}${letter ?? ''}`;
}

/** The kind of identifiers of a domain, by its OID. */
export function insKindOfOid(oid: string): InsKind | undefined {
  return KIND_OF_OID.get(oid);
}

function kindOf(type: InsType): InsKind | undefined {
  if (type.oid !== undefined && type.oid !== '') {
    const kind = KIND_OF_OID.get(type.oid);
    if (kind === undefined) {
      throw new DmpError('INS_INVALID', `The OID ${type.oid} is not one of a patient identifier.`, {
        field: 'ins',
      });
    }
    return kind;
  }
  if (type.letter === undefined || type.letter === '') return undefined;
  const kind = KIND_OF_LETTER[type.letter.toUpperCase()];
  if (kind === undefined) {
    throw new DmpError('INS_INVALID', 'The type letter of a patient identifier is one of N, A, T, D, C.', {
      field: 'ins',
    });
  }
  return kind;
}

/** What an identifier without letter is: clients leave it out for a real NIR (js-api 2.7), and 22 digits are an INS-C. */
const BARE: Readonly<Record<number, string>> = { 15: 'N', 22: 'C' };

/** The letter stands behind the digits of the key, so the `A` and `B` of Corsica are never taken for it. */
function splitLetter(text: string): { readonly value: string; readonly glued: string | undefined } {
  const parts = /^(.{13,22})([NATDC])$/.exec(text);
  return parts?.[1] === undefined
    ? { value: text, glued: BARE[text.length] }
    : { value: parts[1], glued: parts[2] };
}
