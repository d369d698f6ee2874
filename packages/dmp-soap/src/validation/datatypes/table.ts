import { attribute, type ParsedElement, XSI } from '@dmpconnect/soap';
import { V3_URI } from '../../hl7v3/elements.js';
import { ANY_RULES } from './any.js';
import { CD_RULES, CE_RULES, CR_RULES, CS_RULES } from './coded.js';
import { AD_RULES, TEL_RULES } from './contact.js';
import type { DataTypeRule } from './data-type.js';
import { II_RULES } from './identifier.js';
import { EN_RULES, ON_RULES, PN_RULES } from './name.js';
import { ED_RULES, SC_RULES, ST_RULES } from './text.js';
import {
  INT_POS_RULES,
  INT_RULES,
  IVL_TS_RULES,
  IVXB_TS_RULES,
  QTY_RULES,
  SXCM_TS_RULES,
  TS_RULES,
} from './time.js';

/** Data types of HL7 that the header uses, each with the rules it inherits. */
const TYPES = {
  ANY: ANY_RULES,
  AD: [...ANY_RULES, ...AD_RULES],
  BL: ANY_RULES,
  CD: [...ANY_RULES, ...CD_RULES],
  CE: [...ANY_RULES, ...CD_RULES, ...CE_RULES],
  CV: [...ANY_RULES, ...CD_RULES, ...CE_RULES],
  CR: [...ANY_RULES, ...CR_RULES],
  CS: [...ANY_RULES, ...CS_RULES],
  ED: [...ANY_RULES, ...ED_RULES],
  EN: [...ANY_RULES, ...EN_RULES],
  II: [...ANY_RULES, ...II_RULES],
  INT: [...ANY_RULES, ...QTY_RULES, ...INT_RULES],
  'INT.POS': [...ANY_RULES, ...QTY_RULES, ...INT_RULES, ...INT_POS_RULES],
  IVL_TS: [...ANY_RULES, ...QTY_RULES, ...TS_RULES, ...SXCM_TS_RULES, ...IVL_TS_RULES],
  IVXB_TS: [...ANY_RULES, ...QTY_RULES, ...TS_RULES, ...IVXB_TS_RULES],
  ON: [...ANY_RULES, ...EN_RULES, ...ON_RULES],
  PN: [...ANY_RULES, ...EN_RULES, ...PN_RULES],
  SC: [...ANY_RULES, ...ED_RULES, ...ST_RULES, ...SC_RULES],
  ST: [...ANY_RULES, ...ED_RULES, ...ST_RULES],
  TEL: [...ANY_RULES, ...TEL_RULES],
  TS: [...ANY_RULES, ...QTY_RULES, ...TS_RULES],
} as const satisfies Readonly<Record<string, readonly DataTypeRule[]>>;

/** A data type of HL7. */
export type DataType = keyof typeof TYPES;

/** Rules of its data type that an element breaks. */
export function dataTypeFaults(element: ParsedElement, type: DataType): readonly DataTypeRule[] {
  const rules: readonly DataTypeRule[] = TYPES[type];
  const broken = rules.filter(({ holds }) => !holds(element));
  // The official rules give ANY no type of its own to be checked against.
  return type === 'ANY' || hasDeclaredType(element, type) ? broken : [...broken, declaredType(type)];
}

function declaredType(type: DataType): DataTypeRule {
  return { rule: 'xsi-type', message: `@xsi:type is not ${nameOf(type)}.`, holds: () => false };
}

function hasDeclaredType(element: ParsedElement, type: DataType): boolean {
  const declared = attribute(element, 'type', XSI.uri);
  if (declared === undefined) return true;
  const [name = '', prefix = ''] = declared.trim().split(':').reverse();
  const namespace = element.lookupNamespaceURI(prefix);
  return name === nameOf(type) && namespace === V3_URI;
}

function nameOf(type: DataType): string {
  return type === 'INT.POS' ? 'INT' : type;
}
