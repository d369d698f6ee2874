import { V3 } from '../hl7/namespaces.js';
import {
  CREATION,
  REVISION,
  type RegistrationFamily,
  writeAccepted,
  writeRefused,
} from '../hl7/registration-answer.js';
import { type RegistrationRequest, readRegistrationRequest } from '../hl7/registration-request.js';
import { reasonOf } from '../hl7/wrapper.js';
import { ownCode } from '../own-code.js';
import type { CheckedCall } from '../pipeline/call.js';
import { refuseRequest } from '../pipeline/refusal.js';
import type { DmpPatient } from '../state/patients.js';
import type { World } from '../world.js';
import type { Transaction } from './transaction.js';

/** What tells a registration transaction from the others that share its messages (dmp-transactions 2.1, 2.8 to 2.12). */
interface Registration {
  readonly id: 'TD1.1' | 'TD1.2' | 'TD1.3b' | 'TD1.4';
  readonly family: RegistrationFamily;
  /** `reasonCode`, the discriminator. */
  readonly reason: string;
  /** What the patient's status is to be. */
  readonly status: 'active' | 'terminated';
  readonly dmp: Transaction['dmp'];
  /** The new state of the DMP. @throws {Refusal} when the DMP is not in a state for it. */
  readonly apply: (request: RegistrationRequest, call: CheckedCall, world: World) => DmpPatient;
}

/** Makes the transaction of a registration. */
export function registrationTransaction(o: Registration): Transaction {
  const { family } = o;
  return {
    id: o.id,
    kind: 'act',
    service: 'patients',
    action: `${V3.uri}:${family.request}`,
    root: { uri: V3.uri, name: family.request },
    recognises: (content) => reasonOf(content) === o.reason,
    responseAction: `${V3.uri}:${family.request.replace('UV02', 'ResponseUV02')}`,
    rights: () => o.id,
    targetsPatient: true,
    patientsNamed: (content) => {
      const { patient } = readRegistrationRequest(content);
      return [{ value: patient.extension ?? '', oid: patient.root, type: 'NH' }];
    },
    dmp: o.dmp,
    needsAuthorisation: () => false,
    refusal: (code, text, content, world) => {
      const own = ownCode(code);
      const request = readRegistrationRequest(content);
      return { body: writeRefused(family, request, { code: own, text }, world), status: 'AE', code: own };
    },
    handle: async (call, world, recorder) => {
      const request = await recorder.check('registration request', () => {
        const read = readRegistrationRequest(call.content);
        if (read.status !== o.status) {
          throw refuseRequest('DMPInvalidRequest', `statusCode of the patient must be ${o.status}.`);
        }
        return read;
      });
      await recorder.check('author of the request', () => checkAuthor(request, call, world));
      const patient = await recorder.check('state of the DMP', () => o.apply(request, call, world));
      return { body: writeAccepted(family, request, patient, world), status: 'AA', code: o.status };
    },
  };
}

export { CREATION, REVISION };

/** dmp-transactions 2.8: name and given name are mandatory; who asks is the user of the VIHF, in its structure. */
function checkAuthor({ author }: RegistrationRequest, { vihf }: CheckedCall, world: World): void {
  if (author.family === '' || author.given === '') {
    throw refuseRequest('DMPInvalidRequest', 'The author of the request lacks the name or the given name.');
  }
  if (world.mode !== 'strict') return;
  if (author.id !== vihf.user) {
    throw refuseRequest('DMPInvalidRequest', 'The author of the request is not the user of the VIHF.');
  }
  if (author.structure !== vihf.structure) {
    throw refuseRequest(
      'DMPInvalidRequest',
      'The organisation of the author is not the structure of the VIHF.',
    );
  }
}

/** Changes a DMP that has to be there. @throws {Refusal} `DMPNotFound` */
export function changeDmp(
  patient: DmpPatient | undefined,
  change: Parameters<World['patients']['patch']>[1],
  world: World,
): DmpPatient {
  const changed = patient === undefined ? undefined : world.patients.patch(patient.ins, change);
  if (changed === undefined) throw refuseRequest('DMPNotFound', 'The patient has no DMP.');
  return changed;
}

/** An observation that has to be there and true: the patient's consent. @throws {Refusal} `DMPInvalidRequest` */
export function requireConsent({ observations }: RegistrationRequest, code: string): void {
  if (observations.get(code) !== true) {
    throw refuseRequest('DMPInvalidRequest', `The consent of the patient is missing: ${code} must be true.`);
  }
}

const OPPOSITIONS = {
  breakGlassOpposition: 'OPPOSITION_BRIS_DE_GLACE',
  emergencyCallOpposition: 'OPPOSITION_ACCES_URGENCE',
} as const;

/** The oppositions a request states; those it says nothing of stay as they are. */
export function oppositionsOf({
  observations,
}: RegistrationRequest): Partial<Record<keyof typeof OPPOSITIONS, boolean>> {
  return Object.fromEntries(
    Object.entries(OPPOSITIONS).flatMap(([field, code]) => {
      const value = observations.get(code);
      return value === undefined ? [] : [[field, value]];
    }),
  );
}
