import { z } from 'zod';

export const accessSchema = z.strictObject({
  /** ISO 8601, UTC, by the simulator's clock. */
  at: z.string(),
  /** `TD3.2`, `TD2.1` … */
  transaction: z.string(),
  /** Matricule of the DMP entered. */
  patient: z.string(),
  /** PS_IdNat of the user. */
  user: z.string(),
  structure: z.string(),
  /** `normal`, `bris_de_glace` or `centre_15`. */
  purpose: z.string(),
  /** Why the glass was broken (`Mode_Acces_Raison`). */
  reason: z.string().optional(),
  /** A secret connection: the act is hidden from the patient's legal representatives (dmp-transactions 3.6). */
  hiddenFromRepresentatives: z.boolean(),
  /** uniqueIds of the documents given or changed. */
  documents: z.array(z.string()),
});

/** One act on a DMP, as the patient's history of accesses shows it (dmp-transactions 9.5, TD3.2). */
export type DmpAccess = z.output<typeof accessSchema>;

/** The history of accesses, oldest first; bounded, so that a long-running sandbox does not grow. */
export interface AccessHistory {
  add(access: DmpAccess): void;
  /** Of every DMP, or of one; `forRepresentatives` leaves the secret acts out, as the representatives see it. */
  list(o?: { readonly patient?: string; readonly forRepresentatives?: boolean }): DmpAccess[];
  replaceAll(accesses: readonly DmpAccess[]): void;
}

/** An empty history that keeps the last `limit` acts. */
export function createAccessHistory(limit: number): AccessHistory {
  let accesses: DmpAccess[] = [];
  return {
    add: (access) => {
      accesses.push(access);
      if (accesses.length > limit) accesses = accesses.slice(-limit);
    },
    list: ({ patient, forRepresentatives = false } = {}) =>
      accesses.filter(
        (access) =>
          (patient === undefined || access.patient === patient) &&
          !(forRepresentatives && access.hiddenFromRepresentatives),
      ),
    replaceAll: (replacement) => {
      accesses = replacement.slice(-limit);
    },
  };
}
