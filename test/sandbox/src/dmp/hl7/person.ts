import type { XmlElement } from '@dmpconnect/soap';
import type { DmpAddress, DmpPatient, DmpRelative } from '../state/patients.js';
import { V3, XSI } from './namespaces.js';

/** dmp-transactions 2.3: the DMP still writes SP for the name used; without one it says so. */
export function writePatientName({ traits }: DmpPatient): XmlElement {
  return V3.element('name', {}, [
    traits.prefix === undefined ? undefined : V3.element('prefix', {}, [traits.prefix]),
    traits.birthGivenNames.split(' ').map((given) => V3.element('given', {}, [given])),
    V3.element('family', { qualifier: 'SP' }, [traits.usedName ?? 'NON RENSEIGNE']),
    V3.element('family', { qualifier: 'BR' }, [traits.birthName]),
  ]);
}

/** Mail, mobile and home telephone (dmp-transactions 2.3). */
export function writeTelecoms({
  email,
  mobile,
  home,
}: Partial<Record<'email' | 'mobile' | 'home', string | undefined>>): XmlElement[] {
  return [
    ...(email === undefined ? [] : [V3.element('telecom', { value: `mailto:${email}` })]),
    ...(mobile === undefined ? [] : [V3.element('telecom', { use: 'MC', value: `tel:${mobile}` })]),
    ...(home === undefined ? [] : [V3.element('telecom', { use: 'HP', value: `tel:${home}` })]),
  ];
}

/** `U` is `UN` in HL7. */
export function writeGenderAndBirth({ traits }: DmpPatient): XmlElement[] {
  return [
    V3.element('administrativeGenderCode', { code: traits.sex === 'U' ? 'UN' : traits.sex }),
    V3.element('birthTime', { value: traits.birthDate }),
  ];
}

/** An address; without one the element stands empty, as the official sample has it. */
export function writeAddress(address: DmpAddress | undefined): XmlElement {
  const part = (name: string, text: string | undefined): XmlElement | undefined =>
    text === undefined ? undefined : V3.element(name, {}, [text]);
  return V3.element('addr', {}, [
    (address?.streetLines ?? []).map((line) => V3.element('streetAddressLine', {}, [line])),
    part('additionalLocator', address?.additionalLocator),
    part('postalCode', address?.postalCode),
    part('city', address?.city),
    part('country', address?.country),
  ]);
}

/** A legal representative or a contact (dmp-transactions 2.10). */
export function writeRelative(relative: DmpRelative): XmlElement {
  const { prefix, family, given } = relative;
  return V3.element('personalRelationship', { classCode: 'PRS' }, [
    V3.element('code', { code: relative.relation, codeSystem: RELATIONSHIPS }),
    relative.address === undefined ? undefined : writeAddress(relative.address),
    writeTelecoms(relative),
    V3.element('relationshipHolder1', { classCode: 'PSN', determinerCode: 'INSTANCE' }, [
      V3.element('name', {}, [
        prefix === undefined ? undefined : V3.element('prefix', {}, [prefix]),
        V3.element('given', {}, [given]),
        V3.element('family', {}, [family]),
      ]),
    ]),
  ]);
}

/** Code system of HL7 family relationships. */
const RELATIONSHIPS = '2.16.840.1.113883.1.11.19579';

/** An observation on the DMP that is true or false, under the `subjectOf` of the edition. */
export function writeObservation(
  code: string,
  codeSystem: string,
  value: boolean,
  subjectOf: 'subjectOf' | 'subjectOf2' = 'subjectOf',
): XmlElement {
  return V3.element(subjectOf, { typeCode: 'SBJ' }, [
    V3.element('administrativeObservation', { classCode: 'OBS', moodCode: 'EVN' }, [
      V3.element('code', { code, codeSystem }),
      V3.element('value', { [XSI.attribute('type')]: 'BL', value: String(value) }),
    ]),
  ]);
}

/** Code system of the observations on a DMP (dmp-transactions 7.4). */
export const OBSERVATIONS = '1.2.250.1.213.4.1.2.3';
