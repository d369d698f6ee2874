import { TeleservicesError } from '../errors.js';
import type { CallOptions } from '../frame/client-options.js';
import type { Frame } from '../frame/frame.js';
import { checkInsToSend } from '../identifiers/key.js';
import { settleTraits } from '../traits/settle-traits.js';
import {
  BATCH_LIMIT,
  type BatchState,
  VERIFICATION_CODES,
  type VerificationQuery,
  type VerificationReport,
  WIRE_PROFILE,
} from '../wire-profile/index.js';
import { nameOptions, plainCall } from './insi.js';
import type {
  IdentityToVerify,
  Verification,
  VerificationBatch,
  VerificationBatchResult,
  VerificationBatchState,
} from './verification.js';

/** INSi operation 3 (teleservices 7.4). */
export async function verifyIns(
  frame: Frame,
  identity: IdentityToVerify,
  call?: CallOptions,
): Promise<Verification> {
  const query = verificationQuery(frame, identity, 'identity');
  const { answer } = await frame.ask(WIRE_PROFILE['insi.verif'], query, plainCall(call));
  return readVerification(answer);
}

/** INSi operation 4 (teleservices 7.5). Every identity is checked before anything leaves. */
export async function submitVerificationBatch(
  frame: Frame,
  identities: readonly IdentityToVerify[],
  call?: CallOptions,
): Promise<VerificationBatch> {
  if (identities.length === 0 || identities.length > BATCH_LIMIT) {
    throw new TeleservicesError('BATCH_INVALID', `A batch holds from 1 to ${BATCH_LIMIT} identities.`, {
      field: 'identities',
    });
  }
  const items = identities.map((identity, index) => ({
    ...verificationQuery(frame, identity, `identities[${index}]`),
    rank: index + 1,
  }));
  const { answer } = await frame.ask(WIRE_PROFILE['insi.lot.depot'], { items }, plainCall(call));
  if (answer.code !== '00') throw unexpected('INSi 4', 'its CodeCR is not 00');
  const { batchNumber, availableAt } = answer;
  if (availableAt === undefined) return { batchNumber };
  const date = new Date(availableAt);
  if (Number.isNaN(date.getTime())) throw unexpected('INSi 4', 'DateDisponibilite is no date');
  return { batchNumber, availableAt: date };
}

const STATES: Readonly<Record<BatchState, VerificationBatchState>> = {
  EN_COURS: 'pending',
  TERMINE: 'finished',
  INCONNU: 'unknown',
};

/** INSi operation 5 (teleservices 7.5). */
export async function readVerificationBatch(
  frame: Frame,
  batchNumber: string,
  call?: CallOptions,
): Promise<VerificationBatchResult> {
  if (!/^[\x21-\x7e]{1,128}$/.test(batchNumber)) {
    throw new TeleservicesError('BATCH_INVALID', 'batchNumber must be the number that the service gave.', {
      field: 'batchNumber',
    });
  }
  const { answer } = await frame.ask(WIRE_PROFILE['insi.lot.recup'], { batchNumber }, plainCall(call));
  return {
    state: STATES[answer.state],
    results: new Map(answer.items.map((item) => [item.rank - 1, readVerification(item)])),
  };
}

function verificationQuery(frame: Frame, { ins, traits }: IdentityToVerify, at: string): VerificationQuery {
  checkInsToSend(ins, `${at}.ins`, frame.identifiers);
  const settled = settleTraits(traits, `${at}.traits`, nameOptions(frame));
  return {
    number: ins.value,
    key: ins.key,
    oid: ins.oid,
    birthName: settled.birthName,
    givenNames: settled.givenNames.join(' '),
    sex: settled.sex,
    birthDate: settled.birthDate,
    birthPlace: settled.birthPlace,
  };
}

function readVerification({ code, label }: VerificationReport): Verification {
  if (!Object.hasOwn(VERIFICATION_CODES, code)) throw unexpected('INSi 3', 'its CodeCR is not 00 or 01');
  return { matches: code === '00', code, label };
}

function unexpected(operation: string, why: string): TeleservicesError {
  return new TeleservicesError(
    'ANSWER_UNEXPECTED',
    `The answer to ${operation} is not the expected message: ${why}.`,
  );
}
