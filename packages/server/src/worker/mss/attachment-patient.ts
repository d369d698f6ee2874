import {
  checkIns,
  INS_OIDS,
  type Ins,
  type InsKind,
  type PartialPatientIdentity,
} from '@dmpconnect/dmp-soap';
import { ApiFailure } from '../../contract/errors.js';
import type { HandlerContext, WorkerSession } from '../context.js';
import { knownTraits } from '../dmp/known-traits.js';
import { patientKey, readPatient } from '../dmp/patient.js';
import { inWireNames } from '../dmp/wire-names.js';

type Environment = HandlerContext['services']['settings']['server']['environment'];

/** Identifiers of each environment: those of tests and real ones are never mixed (dmp-transactions 7.1). */
const KINDS: Readonly<Record<Environment, readonly InsKind[]>> = {
  test: ['TEST', 'DEMO'],
  prod: ['NIR', 'NIA'],
};

/**
 * The one patient that the attachments of a message are about (mss 10.5, ECO.2.1.1).
 *
 * @throws {ApiFailure} 6000/2 naming the field
 */
export function readAttachmentPatient(
  attachments: readonly { readonly s_patientIns: string }[],
  context: Pick<HandlerContext, 'session' | 'services'>,
): Ins {
  const patients = attachments.map(({ s_patientIns }, index) =>
    readIns(s_patientIns, `Attachments[${index}].s_patientIns`, context),
  );
  const [patient] = patients;
  if (patient === undefined) {
    throw new ApiFailure('functional-fault', { description: 'Attachments is missing' });
  }
  const other = patients.findIndex((one) => patientKey(one) !== patientKey(patient));
  if (other === -1) return patient;
  throw new ApiFailure('functional-fault', {
    description: `Attachments[${other}].s_patientIns is another patient than the first one: a message is about one patient`,
  });
}

/** What is known of a patient, best source first: no field of a mail says who he is (mss 10.5). */
export function identityOf({ slots }: WorkerSession, ins: Ins): readonly PartialPatientIdentity[] {
  const given = slots.givenTraits?.get(patientKey(ins));
  return [...knownTraits(slots, ins), ...(given === undefined ? [] : [given])];
}

/** The field has no type beside it: without a letter, the identifier is of the kind that the session knows it by. */
function readIns(
  text: string,
  name: string,
  { session, services }: Pick<HandlerContext, 'session' | 'services'>,
): Ins {
  const { environment } = services.settings.server;
  const written = readPatient({ s_ins: text }, { s_ins: name });
  const known = KINDS[environment]
    .map((kind): Ins => ({ ...written, kind, oid: INS_OIDS[kind] }))
    .find((ins) => identityOf(session, ins).length > 0);
  const ins = /[A-Z]$/i.test(text.trim()) ? written : (known ?? written);
  inWireNames({ ins: name }, () => checkIns(ins, environment));
  return ins;
}
