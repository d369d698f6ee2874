import { stat } from 'node:fs/promises';
import type { Check } from '../../check.js';
import { type Finding, ok, warning } from '../../finding.js';

/** A change of the settings takes milliseconds (config/lock.ts). */
const STALE_MS = 30_000;

/** Whether a program that changed the settings was ended before it let go of the file. */
export const machineLocks: Check = {
  id: 'machine.locks',
  group: 'machine',
  async run({ settingsFile, now }) {
    const lock = `${settingsFile}.lock`;
    const since = await stat(lock).then(
      ({ mtimeMs }) => mtimeMs,
      () => undefined,
    );
    return judgeLock(lock, since === undefined ? undefined : now().getTime() - since);
  },
};

/** The line of a lock of that age, in ms; nothing when there is none. */
export function judgeLock(lock: string, ageMs: number | undefined): Finding {
  if (ageMs === undefined || ageMs < STALE_MS) {
    return ok({
      fr: 'Aucun verrou abandonné sur le fichier de réglages.',
      en: 'No lock was left on the settings file.',
    });
  }
  return warning(
    {
      fr: 'Un programme qui changeait les réglages a été interrompu, et son verrou est resté.',
      en: 'A program that changed the settings was ended, and its lock is still there.',
    },
    {
      fr: `Rien à faire : le prochain changement le retire. S’il ne le peut pas, effacer ${lock}.`,
      en: `Nothing to do: the next change removes it. If it cannot, erase ${lock}.`,
    },
    { lock, ageSeconds: Math.round(ageMs / 1000) },
  );
}
