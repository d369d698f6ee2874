import { attribute, child, children, type ParsedElement } from '@dmpconnect/soap';
import { V3_URI } from '../../hl7v3/elements.js';
import { descendantElements } from './any.js';
import { type DataTypeRule, has, siblings } from './data-type.js';

/** Quantities. */
export const QTY_RULES: readonly DataTypeRule[] = [
  {
    rule: 'dtr1-3-QTY',
    message: 'no nullFlavor when another element of this name has a value.',
    holds: (element) =>
      !has(element, 'nullFlavor') || siblings(element).every((other) => has(other, 'nullFlavor')),
  },
  {
    rule: 'dtr1-4-QTY',
    message: 'no other element of this name has the same value and unit.',
    holds: (element) => {
      const [value, unit] = [attribute(element, 'value'), attribute(element, 'unit')];
      if (value === undefined || unit === undefined) return true;
      return !siblings(element).some(
        (other) => attribute(other, 'value') === value && attribute(other, 'unit') === unit,
      );
    },
  },
];

const valueOrNull = (rule: string): DataTypeRule => ({
  rule,
  message: 'there is either a value or a nullFlavor.',
  holds: (element) =>
    (has(element, 'nullFlavor') || has(element, 'value') || children(element).length > 0) &&
    !(has(element, 'nullFlavor') && has(element, 'value')),
});

/** Whole numbers. */
export const INT_RULES: readonly DataTypeRule[] = [
  valueOrNull('dtr1-1-INT'),
  {
    rule: 'dtr1-2-INT',
    message: 'a whole number has no uncertainty.',
    holds: (element) => child(element, V3_URI, 'uncertainty') === undefined,
  },
];

/** Positive whole numbers. */
export const INT_POS_RULES: readonly DataTypeRule[] = [
  {
    rule: 'dtr1-1-INT.POS',
    message: 'the number is above zero.',
    holds: (element) => has(element, 'nullFlavor') || Number(attribute(element, 'value')) > 0,
  },
];

/** Points in time. */
export const TS_RULES: readonly DataTypeRule[] = [
  valueOrNull('dtr1-1-TS'),
  {
    rule: 'dtr1-2-TS',
    message: '@value is not a time that exists, in the form YYYY[MM[DD[hh[mm[ss]]]]]±hhmm.',
    holds: (element) => {
      const value = attribute(element, 'value');
      return value === undefined || instantOfText(value) !== undefined;
    },
  },
];

/** Times of a set. */
export const SXCM_TS_RULES: readonly DataTypeRule[] = [
  {
    rule: 'dtr1-1-SXCM_TS',
    message: 'a time with a nullFlavor has no @operator but I.',
    holds: (element) => !has(element, 'nullFlavor') || (attribute(element, 'operator') ?? 'I') === 'I',
  },
];

/** Bounds of a period. */
export const IVXB_TS_RULES: readonly DataTypeRule[] = [
  {
    rule: 'dtr1-1-IVXB_TS',
    message: 'a bound with a nullFlavor has no @inclusive but true.',
    holds: (element) => !has(element, 'nullFlavor') || (attribute(element, 'inclusive') ?? 'true') === 'true',
  },
];

const PARTS = ['low', 'center', 'high', 'width'] as const;
const part = (element: ParsedElement, name: (typeof PARTS)[number]) => child(element, V3_URI, name);
const partValue = (element: ParsedElement, name: (typeof PARTS)[number]) => {
  const found = part(element, name);
  return found && attribute(found, 'value');
};
const present = (element: ParsedElement, ...names: readonly (typeof PARTS)[number][]) =>
  names.some((name) => part(element, name) !== undefined);

/** Periods. */
export const IVL_TS_RULES: readonly DataTypeRule[] = [
  {
    rule: 'dtr1-1-IVL_TS',
    message: 'no nullFlavor beside a value or a bound.',
    holds: (element) =>
      [element, ...descendantElements(element)].every(
        (one) =>
          !has(one, 'nullFlavor') || !(has(one, 'value') || has(one, 'unit') || present(one, ...PARTS)),
      ),
  },
  {
    rule: 'dtr1-2-IVL_TS',
    message: 'either @value or bounds.',
    holds: (element) => !has(element, 'value') || children(element, V3_URI).length === 0,
  },
  {
    rule: 'dtr1-4-IVL_TS',
    message: 'a center does not stand beside other bounds.',
    holds: (element) => !(present(element, 'center') && present(element, 'low', 'high', 'width')),
  },
  {
    rule: 'dtr1-5-IVL_TS',
    message: 'not low, high and width together.',
    holds: (element) => !(present(element, 'low') && present(element, 'high') && present(element, 'width')),
  },
  {
    rule: 'dtr1-6-IVL_TS',
    message: 'no @updateMode on a bound.',
    holds: (element) => children(element, V3_URI).every((one) => !has(one, 'updateMode')),
  },
  {
    rule: 'dtr1-7-IVL_TS',
    message: 'low and high are not the same.',
    holds: (element) => {
      const low = partValue(element, 'low');
      return low === undefined || low !== partValue(element, 'high');
    },
  },
  {
    rule: 'dtr1-8-IVL_TS',
    message: 'the @unit of a width only with @value, and a unit of time.',
    holds: (element) => {
      const width = part(element, 'width');
      if (width === undefined) return true;
      const unit = attribute(width, 'unit');
      return (unit === undefined || has(width, 'value')) && /^(?:us|ms|s|min|h|d|wk|mo|a|)$/.test(unit ?? '');
    },
  },
  {
    rule: 'dtr1-10-IVL_TS',
    message: 'low is not after all times, high not before all times.',
    holds: (element) => {
      const flavor = (name: 'low' | 'high') => {
        const found = part(element, name);
        return found && attribute(found, 'nullFlavor');
      };
      return flavor('low') !== 'PINF' && flavor('high') !== 'NINF';
    },
  },
  {
    rule: 'dtr1-12-IVL_TS',
    message: 'each bound is a time that exists, with a zone of four digits.',
    holds: (element) =>
      (['low', 'center', 'high'] as const).every((name) => {
        const value = partValue(element, name);
        return value === undefined || instantOfText(value, FOUR_DIGITS) !== undefined;
      }),
  },
  {
    rule: 'dtr1-15-IVL_TS',
    message: 'low is not after high.',
    holds: (element) => {
      const [low, high] = (['low', 'high'] as const).map((name) => {
        const value = partValue(element, name);
        return value === undefined ? undefined : instantOfText(value, FOUR_DIGITS);
      });
      return low === undefined || high === undefined || low <= high;
    },
  },
];

const ANY_ZONE = /^[+-]\d{1,4}$/;
const FOUR_DIGITS = /^[+-]\d{4}$/;
const FORM = /^(\d{2}(?:\d{2}){0,6})(\.\d+)?([+-].*)?$/;

/** Milliseconds of an HL7 time that exists: missing parts are the first ones, a missing zone is UTC. */
function instantOfText(text: string, zoneForm = ANY_ZONE): number | undefined {
  const [, digits = '', fraction, zone] = FORM.exec(text) ?? [];
  if (digits === '' || (fraction !== undefined && digits.length !== 14)) return undefined;
  if (zone !== undefined && !zoneForm.test(zone)) return undefined;
  const at = (from: number, size: number, missing: string) => digits.slice(from, from + size) || missing;
  const year = `${at(0, 2, '00')}${at(2, 2, '00')}`;
  const date = `${year}-${at(4, 2, '01')}-${at(6, 2, '01')}`;
  const filled = zone === undefined ? '+0000' : `${zone}0000`.slice(0, 5);
  const [hours, minutes] = [Number(filled.slice(1, 3)), Number(filled.slice(3))];
  if (hours * 60 + minutes > 14 * 60 || minutes > 59) return undefined;
  const time = `${at(8, 2, '00')}:${at(10, 2, '00')}:${at(12, 2, '00')}`;
  const instant = Date.parse(`${date}T${time}Z`);
  // 31 April rolls over into May: such a day does not exist.
  if (Number.isNaN(instant) || new Date(`${date}T00:00:00Z`).toISOString().slice(0, 10) !== date)
    return undefined;
  return instant - (filled.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}
