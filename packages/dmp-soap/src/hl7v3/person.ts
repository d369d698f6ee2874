import type { XmlElement } from '@dmpconnect/soap';
import type {
  AdministrativePatient,
  LegalRepresentative,
  VitaleTraits,
} from '../patients/administrative-data.js';
import { addressElement, telecomElements } from './contact.js';
import { V3, valueElement } from './elements.js';
import { RELATION_SYSTEMS } from './relations.js';

/** Parts of a person's name. */
export interface PersonName {
  readonly prefix?: string | undefined;
  /** Nom d'usage. */
  readonly usedName?: string | undefined;
  /** Nom de naissance. */
  readonly birthName?: string | undefined;
  /** A name of which nobody says which one it is. */
  readonly familyName?: string | undefined;
  readonly givenName?: string | undefined;
}

/** `name`: civility, usage name, birth name, given name (dmp-transactions 2.3). */
export function nameElement(name: PersonName): XmlElement {
  const part = (element: string, text: string | undefined, qualifier?: string) =>
    text === undefined || text.trim() === '' ? undefined : V3.element(element, { qualifier }, [text.trim()]);
  return V3.element('name', {}, [
    part('prefix', name.prefix),
    part('family', name.usedName, 'SP'),
    part('family', name.birthName, 'BR'),
    part('family', name.familyName),
    part('given', name.givenName),
  ]);
}

/** What may stand beside the patient's own data. */
export interface PatientPersonExtras {
  readonly vitale?: VitaleTraits | undefined;
  readonly representative?: LegalRepresentative | undefined;
}

/** HL7 says UN where the package says U. */
const SEXES = { M: 'M', F: 'F', U: 'UN' } as const;

/** `patientPerson` of a creation, a reactivation or a change (dmp-transactions 2.8 to 2.11). */
export function patientPersonElement(
  patient: AdministrativePatient,
  { vitale, representative }: PatientPersonExtras = {},
): XmlElement {
  const { sex, birthDate, birthCountry } = patient;
  return V3.element('patientPerson', { classCode: 'PSN', determinerCode: 'INSTANCE' }, [
    nameElement(patient),
    ...telecomElements(patient.contact),
    sex && V3.element('administrativeGenderCode', { code: SEXES[sex], codeSystem: '2.16.840.1.113883.5.1' }),
    birthDate && valueElement('birthTime', birthDate),
    addressElement(patient.contact),
    vitale && vitaleElement(vitale),
    representative && representativeElement(representative),
    birthCountry &&
      V3.element('birthPlace', { classCode: 'BIRTHPL' }, [
        V3.element('addr', {}, [V3.element('country', {}, [birthCountry])]),
      ]),
  ]);
}

/** Traits of the Vitale card (dmp-transactions 2.8). The schema wants a telecom, which such a card has not. */
function vitaleElement(vitale: VitaleTraits): XmlElement {
  return V3.element('contactParty', { classCode: 'CON' }, [
    V3.element('code', { code: 'CARTE_SESAM_VITALE', codeSystem: '1.2.250.1.213.4.1.2.5' }),
    V3.element('telecom', { nullFlavor: 'NA' }),
    V3.element('contactPerson', { classCode: 'PSN', determinerCode: 'INSTANCE' }, [
      nameElement({ usedName: vitale.familyName, birthName: vitale.birthName, givenName: vitale.givenName }),
      valueElement('birthTime', vitale.birthDate),
    ]),
  ]);
}

function representativeElement(representative: LegalRepresentative): XmlElement {
  const { relation, contact } = representative;
  return V3.element('personalRelationship', { classCode: 'PRS' }, [
    relation === undefined
      ? V3.element('code', { nullFlavor: 'UNK' })
      : V3.element('code', { code: relation, codeSystem: RELATION_SYSTEMS[relation] }),
    addressElement(contact),
    ...telecomElements(contact),
    V3.element('relationshipHolder1', { classCode: 'PSN', determinerCode: 'INSTANCE' }, [
      nameElement(representative),
    ]),
  ]);
}
