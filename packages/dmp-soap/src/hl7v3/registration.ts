import { type XmlElement, XSI } from '@dmpconnect/soap';
import { PROFESSIONAL_IDS } from '../identifiers/xcn.js';
import { STRUCTURE_IDS } from '../identifiers/xon.js';
import type { Ins } from '../ins/ins.js';
import type { DmpSoftware } from '../options/client-options.js';
import type { ResolvedAuthor } from '../publication/resolved.js';
import { idElement, V3 } from './elements.js';
import { hl7MessageElement, type REASONS, reasonElement } from './message.js';

/** What every request about a registration carries: who asks, with what, when. */
export interface RegistrationContext {
  readonly software: DmpSoftware;
  /** `D` in tests, `P` in production. */
  readonly processingCode: 'D' | 'P';
  readonly now: Date;
  /** Zone of the dates of consents. */
  readonly timeZone: string;
  /** The user, in his structure: family and given name are mandatory (dmp-transactions 2.8). */
  readonly author: ResolvedAuthor;
}

/** A registration to create or to change. */
export interface Registration {
  /** `PRPA_IN201311UV02` creates, `PRPA_IN201314UV02` changes. */
  readonly interaction: 'PRPA_IN201311UV02' | 'PRPA_IN201314UV02';
  readonly reason: keyof typeof REASONS;
  readonly ins: Ins;
  /** Status wanted for the record. */
  readonly status: 'active' | 'terminated';
  readonly patientPerson: XmlElement;
  readonly observations: readonly XmlElement[];
  /** `reasonOf`, of a closing. */
  readonly reasonOf?: XmlElement;
}

/** The request of TD1.1 to TD1.4 (dmp-transactions 2.8 to 2.12): `registrationRequest` with the patient and the author. */
export function registrationElement(registration: Registration, context: RegistrationContext): XmlElement {
  const { interaction, reason, ins, status, patientPerson, observations, reasonOf } = registration;
  const creation = interaction === 'PRPA_IN201311UV02';
  const controlAct = V3.element('controlActProcess', { classCode: 'CACT', moodCode: 'EVN' }, [
    reasonElement(reason),
    V3.element('subject', { typeCode: 'SUBJ', contextConductionInd: 'false' }, [
      V3.element('registrationRequest', { classCode: 'REG', moodCode: 'RQO' }, [
        V3.element('statusCode', { code: 'active' }),
        V3.element('subject1', { typeCode: 'SBJ' }, [
          V3.element('patient', { classCode: 'PAT' }, [
            idElement(ins.oid, ins.value),
            V3.element('statusCode', { code: status }),
            patientPerson,
            creation ? NO_PROVIDER : undefined,
            ...observations,
          ]),
        ]),
        authorElement(context.author),
      ]),
    ]),
    reasonOf,
  ]);
  return hl7MessageElement({ ...context, interaction, controlAct });
}

/** The schema wants the element in a creation; the DMP wants it empty (dmp-transactions 2.8). */
const NO_PROVIDER = V3.element('providerOrganization', {
  classCode: 'ORG',
  determinerCode: 'INSTANCE',
  [XSI.attribute('nil')]: 'true',
});

function authorElement({ person, speciality, structure }: ResolvedAuthor): XmlElement {
  return V3.element('author', { typeCode: 'AUT' }, [
    V3.element('assignedEntity', { classCode: 'ASSIGNED' }, [
      idElement(PROFESSIONAL_IDS, person.identifier),
      V3.element('code', {
        code: speciality.code,
        codeSystem: speciality.system,
        displayName: speciality.label,
      }),
      V3.element('assignedPerson', { classCode: 'PSN', determinerCode: 'INSTANCE' }, [
        V3.element('name', {}, [
          V3.element('family', {}, [person.familyName]),
          V3.element('given', {}, [person.givenName]),
        ]),
      ]),
      V3.element('representedOrganization', { classCode: 'ORG', determinerCode: 'INSTANCE' }, [
        idElement(STRUCTURE_IDS, structure.identifier),
        V3.element('name', {}, [structure.name]),
        V3.element('contactParty', { classCode: 'CON' }),
      ]),
    ]),
  ]);
}
