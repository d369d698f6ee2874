import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import type { Settings } from '../config/settings.js';

/** Where exchanges are dumped, and for how long; travels from the master to its workers. */
export const dumpState = z.object({
  /** Absolute. */
  folder: z.string(),
  days: z.number(),
  megabytes: z.number(),
});

/** See {@link dumpState}. */
export type DumpState = Readonly<z.output<typeof dumpState>>;

/** What the settings say of dumps; nothing when they are off, as they are by default (seed 6.2). */
export function dumpStateOf(
  { dmpconnect }: Pick<Settings, 'dmpconnect'>,
  settingsFile: string,
): DumpState | undefined {
  const { transactionDumpDirectory, transactionDumpDays, transactionDumpMegabytes } = dmpconnect;
  if (transactionDumpDirectory === undefined) return undefined;
  return {
    folder: resolve(dirname(settingsFile), transactionDumpDirectory),
    days: transactionDumpDays,
    megabytes: transactionDumpMegabytes,
  };
}
