import { type ValueSet, valueSet } from './value-set.js';

/** Code system of the French class codes (TRE_A03). */
export const CLASS_CODE_SYSTEM = '1.2.250.1.213.1.1.4.1';

/** classCode of documents; the one of the lot signature stands apart (dmp-transactions 4.8). */
export const CLASS_CODE: ValueSet = valueSet({
  name: 'JDV_J57',
  oid: '1.2.250.1.213.1.1.5.6',
  edition: '2026-05-05',
  codes: { [CLASS_CODE_SYSTEM]: '10 11 31 42 43 44 45 52 60 90 95' },
});

/** classCode → the typeCodes it follows from (association table ASS_X16, dmp-transactions 4.8). */
const TYPES_BY_CLASS: Readonly<Record<string, string>> = {
  '10': `
    11488-4 11490-0 11502-2 11505-5 11506-3 15507-7 15508-5 28653-4 29274-8 34112-3 34749-2 34794-8 34874-8
    34875-5 47420-5 51969-4 59283-2 60568-3 67851-6 70004-7 75482-0 75492-9 75496-0 77436-4 78513-9 78601-2
    83981-1 85208-7 93024-8 96349-6 BIL_AUTO DOCPAT03 DOCPAT05 DOCPAT06`,
  '11': `
    18761-7 34133-9 34842-5 56445-0 57055-6 57057-2 57075-4 78489-2 89235-6 60591-5 68599-0 68817-6 74207-2
    80820-4 83836-7 83901-9 88348-8 SYNTH DOCPAT01 DOCPAT08`,
  '31': '18748-4 52040-3 IMG-KOS DOCPAT04',
  '42': `
    55115-0 57828-6 57832-8 57833-6 61357-0 75468-9 PRESC-AAT PRESC-BIO PRESC-KINE PRESC-INF PRESC-PEDI
    PRESC-ORTHOPHO PRESC-ORTHOPTIE DOCPAT02`,
  '43': '60593-1 DISP_AUT',
  '44': '18776-5 77604-7 80771-9 80788-3 83869-8 PROT_ALD',
  '45': '80565-5',
  '52': '11369-6 87273-9 89601-9 96173-0 96874-3 CERT_DECL DOCPAT07',
  '60': 'REMB',
  '90': '74465-6 EXPPAT_1 EXPPAT_2 EXPPAT_3',
  '95': `
    59284-0 86531-1 ATTEST-RESID ATTEST-DROITS-AM ATTEST-ASS-COMPL ATTEST-HEBGT AUTORIS-SOINS DOCPAT09`,
};

const CLASS_BY_TYPE: ReadonlyMap<string, string> = new Map(
  Object.entries(TYPES_BY_CLASS).flatMap(([classCode, types]) =>
    types
      .trim()
      .split(/\s+/)
      .map((type): [string, string] => [type, classCode]),
  ),
);

/** The classCode a typeCode implies; `undefined` where the association table says nothing. */
export function classCodeOf(typeCode: string): string | undefined {
  return CLASS_BY_TYPE.get(typeCode);
}

/** Types only patients, the Assurance Maladie or the system may feed (dmp-transactions 4.8). */
export function isReservedType(typeCode: string, classCode: string): boolean {
  return /^(DOCPAT\d+|EXPPAT_\d+|REMB)$/.test(typeCode) || classCode === '90' || classCode === '60';
}

/** Obsolete types of old documents, accepted in lenient mode only (dmp-transactions 4.8). */
export const LEGACY_TYPES: ReadonlySet<string> = new Set(['27899-4', '46241-6']);
