import type { CdaAddress, CdaTelecom } from '../cda/cda-header.js';
import { joinComponents } from '../identifiers/hl7v2.js';

/** What `sourcePatientInfo` may say of a patient; what is not known is left out. */
export interface PatientTraits {
  readonly birthName: string | undefined;
  readonly birthGiven: string | undefined;
  readonly usedName: string | undefined;
  readonly usedGiven: string | undefined;
  /** `YYYYMMDD` or shorter. */
  readonly birthDate: string | undefined;
  /** `M`, `F` or `U`. */
  readonly sex: string | undefined;
  readonly addresses?: readonly CdaAddress[];
  readonly telecoms?: readonly CdaTelecom[];
}

/**
 * Traits as HL7 v2 fields (dmp-transactions 4.7): birth name (PID-5, L), used name (PID-5, D), birth date (PID-7),
 * sex (PID-8), addresses (PID-11), home (PID-13) and work (PID-14) telecoms.
 */
export function patientInfo(traits: PatientTraits): readonly string[] {
  const { birthName, birthGiven, usedName, usedGiven, birthDate, sex } = traits;
  const name = (family: string | undefined, given: string | undefined, type: string) =>
    `PID-5|${joinComponents(family, given, '', '', '', '', type)}`;
  const field = (number: number, text: string | undefined) =>
    text === undefined || text === '' ? [] : [`PID-${number}|${text}`];
  // PID-13 and PID-14 hold phone numbers: a mail address has no place in them.
  const phones = (traits.telecoms ?? []).filter(({ value }) => value.startsWith('tel:'));
  const phone = ({ value }: CdaTelecom) => joinComponents(value.slice('tel:'.length));
  const atWork = ({ use }: CdaTelecom) => use === 'WP';
  return [
    ...(birthName === undefined ? [] : [name(birthName, birthGiven, 'L')]),
    ...(usedName === undefined && usedGiven === undefined
      ? []
      : [name(usedName ?? birthName, usedGiven ?? birthGiven, 'D')]),
    ...field(7, birthDate),
    ...field(8, sex),
    ...(traits.addresses ?? []).flatMap((address) => field(11, addressField(address))),
    ...phones.filter((one) => !atWork(one)).flatMap((one) => field(13, phone(one))),
    ...phones.filter(atWork).flatMap((one) => field(14, phone(one))),
  ];
}

/** Parts of the street in the order they are read aloud. */
const STREET_PARTS: readonly string[] = [
  'houseNumber',
  'houseNumberNumeric',
  'streetNameType',
  'streetName',
  'streetAddressLine',
];

/** `rue^^ville^^code postal`. */
function addressField({ parts, text }: CdaAddress): string {
  const texts = (...names: readonly string[]) =>
    parts.flatMap(({ part, text: value }) => (names.includes(part) ? [value] : [])).join(' ');
  const street = STREET_PARTS.map((part) => texts(part)).filter((value) => value !== '');
  return joinComponents(text ?? street.join(' '), '', texts('city'), '', texts('postalCode'));
}
