import type { XmlElement } from '@dmpconnect/soap';
import { OID } from '../identifiers/oid.js';
import type { DmpPatient } from '../state/patients.js';
import { V3 } from './namespaces.js';

/** `subject/registrationEvent`: a DMP, around what is said of its patient (dmp-transactions 2.3). */
export function writeRegistrationEvent(patient: XmlElement, closing: DmpPatient['closing']): XmlElement {
  return V3.element('subject', { typeCode: 'SUBJ', contextConductionInd: 'false' }, [
    V3.element('registrationEvent', { classCode: 'REG', moodCode: 'EVN' }, [
      V3.element('statusCode', { code: 'completed' }),
      closing === undefined ? undefined : V3.element('effectiveTime', { value: closing.at }),
      V3.element('subject1', { typeCode: 'SBJ' }, [patient]),
      V3.element('custodian', { typeCode: 'CST' }, [
        V3.element('assignedEntity', { classCode: 'ASSIGNED' }, [V3.element('id', { root: OID.dmpDevice })]),
      ]),
    ]),
  ]);
}

/** The identifiers of the patient, INS-C first, and whether the DMP is active (dmp-transactions 2.3). */
export function writePatientHead(patient: DmpPatient): XmlElement[] {
  return [
    ...(patient.insC === undefined ? [] : [V3.element('id', { root: OID.insC, extension: patient.insC })]),
    V3.element('id', { root: patient.insOid, extension: patient.ins }),
    V3.element('statusCode', { code: patient.dmp === 'closed' ? 'terminated' : 'active' }),
  ];
}

/** `reasonOf`: why a closed DMP was closed. */
export function writeClosingReason({ closing }: DmpPatient): XmlElement | undefined {
  if (closing === undefined) return undefined;
  return V3.element('reasonOf', { typeCode: 'RSON' }, [
    V3.element('detectedIssueEvent', { classCode: 'ALRT', moodCode: 'EVN' }, [
      V3.element('code', { code: closing.motive, codeSystem: CLOSING_MOTIVES }),
      V3.element('text', {}, [closing.reason]),
    ]),
  ]);
}

/** Code system of the motives of a closing (dmp-transactions 2.12, 7.4). */
export const CLOSING_MOTIVES = '1.2.250.1.213.4.1.2.4';
