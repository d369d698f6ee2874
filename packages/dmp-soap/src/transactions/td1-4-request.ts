import type { XmlElement } from '@dmpconnect/soap';
import { DmpError } from '../errors.js';
import { V3 } from '../hl7v3/elements.js';
import { nameElement } from '../hl7v3/person.js';
import { type RegistrationContext, registrationElement } from '../hl7v3/registration.js';
import type { RecordClosing } from '../patients/administrative-data.js';

/** TD1.4, `PRPA_IN201314UV02` with the reason FERM (dmp-transactions 2.12). @throws {DmpError} `PATIENT_DATA_INVALID`. */
export function buildRecordClosing(
  { ins, reason, patient }: RecordClosing,
  context: RegistrationContext,
): XmlElement {
  for (const [field, text] of [
    ['reason', reason],
    ['patient.usedName', patient.usedName],
    ['patient.givenName', patient.givenName],
  ] as const) {
    if (text.trim() === '') {
      throw new DmpError('PATIENT_DATA_INVALID', `${field} is missing.`, { field });
    }
  }
  return registrationElement(
    {
      interaction: 'PRPA_IN201314UV02',
      reason: 'FERM',
      ins,
      status: 'terminated',
      patientPerson: V3.element('patientPerson', { classCode: 'PSN', determinerCode: 'INSTANCE' }, [
        nameElement(patient),
      ]),
      observations: [],
      reasonOf: V3.element('reasonOf', { typeCode: 'RSON' }, [
        V3.element('detectedIssueEvent', { classCode: 'ALRT', moodCode: 'EVN' }, [
          V3.element('code', { code: 'FERMETURE_DEMANDE_PATIENT', codeSystem: '1.2.250.1.213.4.1.2.4' }),
          V3.element('text', {}, [reason]),
        ]),
      ]),
    },
    context,
  );
}
