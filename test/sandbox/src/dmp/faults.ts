import { z } from 'zod';
import { FAILURE_CODES } from './codes.js';
import { TRANSACTION_IDS } from './transactions/ids.js';

/** Faults the simulator can be told to make (dmp-transactions 9.1). */
export const ONE_SHOT_FAULTS = [
  'timeout',
  'connection reset',
  'HTTP 503',
  'SOAP fault',
  'truncated MIME',
  'wrong RelatesTo',
  'wrong content type',
  'XDS failure',
] as const;

export type FaultKind = (typeof ONE_SHOT_FAULTS)[number];

/** A local name: the code of a SOAP fault stands in a QName. */
const NAME = /^[A-Za-z_][\w.-]*$/;

export const oneShotFaultSchema = z
  .strictObject({
    kind: z.enum(ONE_SHOT_FAULTS),
    /** Only calls of this transaction (`TD2.1`, which covers TD2.2: the same message); without it any call. */
    transaction: z.enum(TRANSACTION_IDS).optional(),
    /** Code of the SOAP fault, or of the XDS failure among those of the simulator and of IHE; a plausible one otherwise. */
    code: z.string().min(1).optional(),
  })
  .superRefine(({ kind, code }, context) => {
    const rule = code === undefined ? undefined : brokenCodeRule(kind, code);
    if (rule !== undefined) context.addIssue({ code: 'custom', path: ['code'], message: rule });
  });

function brokenCodeRule(kind: FaultKind, code: string): string | undefined {
  if (kind === 'XDS failure') {
    return FAILURE_CODES.some((known) => known === code)
      ? undefined
      : 'must be one of the codes of the simulator or of IHE (README, "Codes")';
  }
  if (kind === 'SOAP fault') return NAME.test(code) ? undefined : 'must be an XML name without prefix';
  return `is not taken by the fault ${kind}`;
}

/**
 * A fault to make. `timeout` keeps the connection open without answering until the client leaves.
 *
 * @example `simulator.failNext({ kind: 'XDS failure', transaction: 'TD2.1', code: 'XDSRepositoryBusy' })`
 */
export type OneShotFault = z.input<typeof oneShotFaultSchema>;

/** A fault that waits for its call, and whether it stays once it was made. */
export interface WaitingFault extends OneShotFault {
  readonly permanent: boolean;
}

/** The faults waiting for their call. */
export interface FaultQueue {
  /** @throws {ZodError} naming the field. */
  push(fault: OneShotFault, permanent: boolean): void;
  /** The first waiting fault that concerns the transaction; a one-shot one is taken. */
  take(transaction: string): OneShotFault | undefined;
  list(): WaitingFault[];
  clear(): void;
}

export function createFaultQueue(): FaultQueue {
  let waiting: readonly WaitingFault[] = [];
  return {
    push: (fault, permanent) => {
      waiting = [...waiting, { ...oneShotFaultSchema.parse(fault), permanent }];
    },
    take: (transaction) => {
      const fault = waiting.find(
        (each) => each.transaction === undefined || each.transaction === transaction,
      );
      if (fault === undefined) return undefined;
      if (!fault.permanent) waiting = waiting.filter((each) => each !== fault);
      const { permanent: _, ...made } = fault;
      return made;
    },
    list: () => [...waiting],
    clear: () => {
      waiting = [];
    },
  };
}
