import type { XmlElement } from '@dmpconnect/soap';
import { V3, XSI } from '../../hl7/namespaces.js';
import { OID } from '../../identifiers/oid.js';
import type { DmpPatient } from '../../state/patients.js';

/** `subject`: the DMP and what it says of its patient (dmp-transactions 2.3). */
export function registration(patient: DmpPatient): XmlElement {
  const { closing } = patient;
  return V3.element('subject', { typeCode: 'SUBJ', contextConductionInd: 'false' }, [
    V3.element('registrationEvent', { classCode: 'REG', moodCode: 'EVN' }, [
      V3.element('statusCode', { code: 'completed' }),
      closing === undefined ? undefined : V3.element('effectiveTime', { value: closing.at }),
      V3.element('subject1', { typeCode: 'SBJ' }, [
        V3.element('patient', { classCode: 'PAT' }, [
          patient.insC === undefined
            ? undefined
            : V3.element('id', { root: OID.insC, extension: patient.insC }),
          V3.element('id', { root: patient.insOid, extension: patient.ins }),
          V3.element('statusCode', { code: patient.dmp === 'closed' ? 'terminated' : 'active' }),
          person(patient),
          observation('COMPTE_INTERNET_OUVERT', '1.2.250.1.213.4.1.2.9', patient.webAccount),
          observation('RATTACHEMENT_ENS', '1.2.250.1.213.4.1.2.3', patient.ensAttached),
        ]),
      ]),
      V3.element('custodian', { typeCode: 'CST' }, [
        V3.element('assignedEntity', { classCode: 'ASSIGNED' }, [V3.element('id', { root: OID.dmpDevice })]),
      ]),
    ]),
  ]);
}

/** `reasonOf`: why a closed DMP was closed. */
export function closingReason({ closing }: DmpPatient): XmlElement | undefined {
  if (closing === undefined) return undefined;
  return V3.element('reasonOf', { typeCode: 'RSON' }, [
    V3.element('detectedIssueEvent', { classCode: 'ALRT', moodCode: 'EVN' }, [
      V3.element('code', { code: closing.motive, codeSystem: '1.2.250.1.213.4.1.2.4' }),
      V3.element('text', {}, [closing.reason]),
    ]),
  ]);
}

/** dmp-transactions 2.3: the DMP still writes SP for the name used; without one it says so. */
function person({ traits, mobile, email }: DmpPatient): XmlElement {
  return V3.element('patientPerson', { classCode: 'PSN', determinerCode: 'INSTANCE' }, [
    V3.element('name', {}, [
      traits.prefix === undefined ? undefined : V3.element('prefix', {}, [traits.prefix]),
      traits.birthGivenNames.split(' ').map((given) => V3.element('given', {}, [given])),
      V3.element('family', { qualifier: 'SP' }, [traits.usedName ?? 'NON RENSEIGNE']),
      V3.element('family', { qualifier: 'BR' }, [traits.birthName]),
    ]),
    email === undefined ? undefined : V3.element('telecom', { value: `mailto:${email}` }),
    mobile === undefined ? undefined : V3.element('telecom', { use: 'MC', value: `tel:${mobile}` }),
    V3.element('administrativeGenderCode', { code: traits.sex === 'U' ? 'UN' : traits.sex }),
    V3.element('birthTime', { value: traits.birthDate }),
  ]);
}

function observation(code: string, codeSystem: string, value: boolean): XmlElement {
  return V3.element('subjectOf', { typeCode: 'SBJ' }, [
    V3.element('administrativeObservation', { classCode: 'OBS', moodCode: 'EVN' }, [
      V3.element('code', { code, codeSystem }),
      V3.element('value', { [XSI.attribute('type')]: 'BL', value: String(value) }),
    ]),
  ]);
}
