import { z } from 'zod';

/** Faults the simulator can be told to make on its next answer, once (dmp-transactions 9.1). */
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

export const oneShotFaultSchema = z.strictObject({
  kind: z.enum(ONE_SHOT_FAULTS),
  /** Only the next call of this transaction (`TD2.1`); without it the next call whatever it is. */
  transaction: z.string().min(1).optional(),
  /** Code of the SOAP fault or of the XDS failure; a plausible one otherwise. */
  code: z.string().min(1).optional(),
});

/**
 * One fault to make once. `timeout` keeps the connection open without answering until the client leaves.
 *
 * @example `simulator.failNext({ kind: 'XDS failure', transaction: 'TD2.1', code: 'XDSRepositoryBusy' })`
 */
export type OneShotFault = z.infer<typeof oneShotFaultSchema>;

/** The faults waiting for their call. */
export interface FaultQueue {
  push(fault: OneShotFault): void;
  /** Takes the first waiting fault that concerns the transaction. */
  take(transaction: string): OneShotFault | undefined;
}

export function createFaultQueue(): FaultQueue {
  const waiting: OneShotFault[] = [];
  return {
    push: (fault) => {
      waiting.push(oneShotFaultSchema.parse(fault));
    },
    take: (transaction) => {
      const index = waiting.findIndex(
        (fault) => fault.transaction === undefined || fault.transaction === transaction,
      );
      return index < 0 ? undefined : waiting.splice(index, 1)[0];
    },
  };
}
