import { HttpStatusError, SoapFaultError } from '@dmpconnect/soap';
import { DmpError, DmpServiceError } from '../errors.js';
import type { Ins } from '../ins/ins.js';
import type { DmpCallOptions } from '../options/client-options.js';
import type { ClientContext } from './client-context.js';
import type { DmpExistence } from './existence.js';
import { testExistence } from './td0-2.js';

/** How a transaction left the DMP. */
interface Withdrawal {
  /** Codes by which the DMP refuses it for another reason (dmp-transactions 9.4, those of public sources). */
  readonly reasons: readonly string[];
  /** Whether the DMP would have carried it out on such a record, before. */
  readonly wasPossible: (record: DmpExistence) => boolean;
  /** Whether it left for such a record. */
  readonly left: (record: DmpExistence) => boolean;
}

const always = (): boolean => true;
const isAttached = ({ attachedToEns }: DmpExistence): boolean => attachedToEns === true;
const isActive = ({ state, authorization }: DmpExistence): boolean =>
  state === 'active' && authorization !== 'denied';

const ACCESS_REASONS = ['DMPPatientAccessAlreadyExists', 'DMPPatientAccessOTPAlreadyExists'];

/** The transactions that the DMP has withdrawn, for all records or for those of Mon espace santé (dmp-transactions 1.4). */
const WITHDRAWALS = {
  'TD0.0': { reasons: ['DMPIdentityCertificationFailure'], wasPossible: always, left: always },
  'TD1.1': { reasons: ['DMPFound'], wasPossible: ({ state }) => state === 'notFound', left: always },
  'TD1.2': { reasons: ['DMPFound'], wasPossible: ({ state }) => state === 'closed', left: always },
  'TD1.3b': { reasons: [], wasPossible: isActive, left: isAttached },
  'TD1.4': { reasons: ['DMPClosed'], wasPossible: isActive, left: isAttached },
  'TD1.5a': { reasons: ACCESS_REASONS, wasPossible: isActive, left: always },
  'TD1.5b': { reasons: ACCESS_REASONS, wasPossible: isActive, left: always },
  'TD1.5d': { reasons: [], wasPossible: isActive, left: always },
} as const satisfies Readonly<Record<string, Withdrawal>>;

/** What is needed to understand a refusal. */
export interface WithdrawnCall {
  readonly transaction: keyof typeof WITHDRAWALS;
  /** The patient targeted, or the insured person of TD0.0. */
  readonly ins: Ins;
  readonly call: DmpCallOptions | undefined;
}

/**
 * Runs a transaction that the DMP may have withdrawn. How a server says so is not public (dmp-transactions 11, point
 * 12), so no code is taken for it: a refusal that none of the known reasons explains is held against the state of the
 * record (TD0.2). When the DMP answers that well and the transaction would have been possible, it was withdrawn.
 *
 * @throws {DmpError} `WITHDRAWN`, the refusal as its cause; else whatever `work` throws.
 */
export async function orWithdrawn<Result>(
  context: ClientContext,
  withdrawn: WithdrawnCall,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (refusal) {
    const withdrawal: Withdrawal = WITHDRAWALS[withdrawn.transaction];
    if (isUnexplained(refusal, withdrawal) && (await hasLeft(context, withdrawn, withdrawal))) {
      throw new DmpError('WITHDRAWN', `The DMP no longer offers ${withdrawn.transaction}.`, {
        cause: refusal,
      });
    }
    throw refusal;
  }
}

/** A service that is gone, a fault of the sender, or a refusal with a code that means nothing else. */
function isUnexplained(refusal: unknown, { reasons }: Withdrawal): boolean {
  if (refusal instanceof HttpStatusError) return GONE.has(refusal.httpStatus);
  if (refusal instanceof SoapFaultError) return refusal.fault.code === 'Sender';
  return refusal instanceof DmpServiceError && !refusal.failures.some(({ code }) => reasons.includes(code));
}

/** HTTP: not found, method not allowed, gone, not implemented. */
const GONE: ReadonlySet<number> = new Set([404, 405, 410, 501]);

/** The same user asks for the same patient: what refused him for another reason refuses him here too. */
async function hasLeft(
  context: ClientContext,
  { ins, call }: WithdrawnCall,
  { wasPossible, left }: Withdrawal,
): Promise<boolean> {
  const record = await testExistence(context, ins, call).catch(() => undefined);
  return record !== undefined && wasPossible(record) && left(record);
}
