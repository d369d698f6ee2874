import type { XmlElement } from '@dmpconnect/soap';
import type { PatientIdentity } from '../documents/patient-identity.js';
import { codedElement, idElement, V3, valueElement } from '../hl7v3/elements.js';
import type { ResolvedDocument, ResolvedSubmission } from '../publication/resolved.js';

// JDV_J143: a clinical document says UN where PID-8 says U.
const SEXES = {
  M: { code: 'M', label: 'Masculin' },
  F: { code: 'F', label: 'Féminin' },
  U: { code: 'UN', label: 'Inconnu' },
} as const satisfies Record<PatientIdentity['sex'], { readonly code: string; readonly label: string }>;

/** `recordTarget`: matricule INS first, then the local identifier, then the traits (dmp-transactions 5.3). */
export function recordTarget(
  { patient }: ResolvedDocument,
  { ins, localPatientId }: ResolvedSubmission,
): XmlElement {
  return V3.element('recordTarget', {}, [
    V3.element('patientRole', {}, [
      idElement(ins.oid, ins.value),
      localPatientId && idElement(localPatientId.root, localPatientId.extension),
      V3.element('patient', {}, [
        patientName(patient),
        codedElement('administrativeGenderCode', {
          ...SEXES[patient.sex],
          system: '2.16.840.1.113883.5.1',
        }),
        valueElement('birthTime', patient.birthDate.replaceAll('-', '')),
        V3.element('birthplace', {}, [
          V3.element('place', {}, [V3.element('addr', {}, [V3.element('county', {}, [patient.birthPlace])])]),
        ]),
      ]),
    ]),
  ]);
}

function patientName(patient: PatientIdentity): XmlElement {
  const part = (name: 'family' | 'given', qualifier: string | undefined, text: string | undefined) =>
    text === undefined ? undefined : V3.element(name, { qualifier }, [text]);
  return V3.element('name', {}, [
    part('family', 'BR', patient.birthName),
    part('given', undefined, patient.givens),
    part('given', 'BR', patient.birthGiven),
    part('family', 'CL', patient.usedName),
    part('given', 'CL', patient.usedGiven),
  ]);
}
