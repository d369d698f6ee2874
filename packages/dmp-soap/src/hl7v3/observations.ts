import { attribute, child, children, type ParsedElement, type XmlElement, XSI } from '@dmpconnect/soap';
import { V3, V3_URI, valueElement } from './elements.js';
import { attributeOf, booleanOf } from './read-patient.js';

/** Consents and oppositions of a patient, with the names they are given (dmp-transactions 2.8 to 2.10). */
const OBSERVATIONS = {
  CONSENTEMENT_OUVERTURE_DMP: 'Consentement à l’ouverture du DMP',
  CONSENTEMENT_REACTIVATION_DMP: 'Consentement à la réactivation du DMP',
  OPPOSITION_BRIS_DE_GLACE: 'Opposition au mode bris de glace',
  OPPOSITION_ACCES_URGENCE: 'Opposition à l’accès au mode urgence',
} as const;

const OBSERVATION_SYSTEM = '1.2.250.1.213.4.1.2.3';

/** `subjectOf` with one observation. @param date `YYYYMMDD`, of a consent. */
export function observationElement(
  code: keyof typeof OBSERVATIONS,
  value: boolean,
  date?: string,
): XmlElement {
  return V3.element('subjectOf', { typeCode: 'SBJ' }, [
    V3.element('administrativeObservation', { classCode: 'OBS', moodCode: 'EVN' }, [
      V3.element('code', { code, codeSystem: OBSERVATION_SYSTEM, displayName: OBSERVATIONS[code] }),
      date === undefined ? undefined : valueElement('effectiveTime', date),
      V3.element('value', { [XSI.attribute('type')]: 'BL', value: String(value) }),
    ]),
  ]);
}

/** The truth of one observation of a patient, when the answer holds it. @param name `subjectOf`, or `subjectOf2` in TD0.5. */
export function readObservation(
  patient: ParsedElement,
  code: string,
  name: 'subjectOf' | 'subjectOf2' = 'subjectOf',
): boolean | undefined {
  const found = children(patient, V3_URI, name)
    .map((subject) => child(subject, V3_URI, 'administrativeObservation'))
    .find((element) => element !== undefined && attributeOf(element, 'code', 'code') === code);
  const value = found && child(found, V3_URI, 'value');
  return booleanOf(value && attribute(value, 'value'));
}
