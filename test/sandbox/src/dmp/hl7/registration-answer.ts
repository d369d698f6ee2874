import { type XmlElement, xmlNamespace } from '@dmpconnect/soap';
import { OID } from '../identifiers/oid.js';
import type { DmpPatient } from '../state/patients.js';
import type { World } from '../world.js';
import { type Acknowledgement, writeAnswerMessage } from './message.js';
import { V3, XSI } from './namespaces.js';
import { writePatientName } from './person.js';
import { writePatientHead, writeRegistrationEvent } from './registration-event.js';
import type { RegistrationRequest } from './registration-request.js';

/** The wrapper of the answers to a registration request (dmp-transactions 2.8, 2.11). */
const GDP = xmlNamespace('gdp', 'asip:ci-sis:gdp:2010');

/** A family of registration interactions: the request, its acceptance, its refusal. */
export interface RegistrationFamily {
  readonly request: 'PRPA_IN201311UV02' | 'PRPA_IN201314UV02';
  readonly accepted: 'PRPA_IN201312UV02' | 'PRPA_IN201315UV02';
  readonly refused: 'PRPA_IN201313UV02' | 'PRPA_IN201316UV02';
}

/** Creating a DMP. */
export const CREATION: RegistrationFamily = {
  request: 'PRPA_IN201311UV02',
  accepted: 'PRPA_IN201312UV02',
  refused: 'PRPA_IN201313UV02',
};

/** Changing one: reactivation, modification, closing. */
export const REVISION: RegistrationFamily = {
  request: 'PRPA_IN201314UV02',
  accepted: 'PRPA_IN201315UV02',
  refused: 'PRPA_IN201316UV02',
};

/** The registration is done: the DMP as it is now. */
export function writeAccepted(
  family: RegistrationFamily,
  request: RegistrationRequest,
  patient: DmpPatient,
  world: World,
): XmlElement {
  const event = writeRegistrationEvent(
    V3.element('patient', { classCode: 'PAT' }, [
      writePatientHead(patient),
      V3.element('patientPerson', { classCode: 'PSN', determinerCode: 'INSTANCE' }, [
        writePatientName(patient),
      ]),
    ]),
    undefined,
  );
  return write(family, family.accepted, request, { type: 'AA' }, event, world);
}

/** The registration is refused: an acknowledgement AE, and no subject. */
export function writeRefused(
  family: RegistrationFamily,
  request: RegistrationRequest,
  error: { readonly code: string; readonly text: string },
  world: World,
): XmlElement {
  const nothing = V3.element('subject', { [XSI.attribute('nil')]: 'true', typeCode: 'SUBJ' });
  return write(family, family.refused, request, { type: 'AE', ...error }, nothing, world);
}

function write(
  family: RegistrationFamily,
  interaction: string,
  request: RegistrationRequest,
  acknowledgement: Acknowledgement,
  subject: XmlElement,
  world: World,
): XmlElement {
  const id = { root: OID.dmpMessage, extension: world.uuid() };
  const message = { interaction, id, acknowledgement, content: [subject] };
  return GDP.element(`${family.request}_Response`, {}, [writeAnswerMessage(request, message, world)]);
}
