import type { AuthorisationState, DmpPatient } from '../state/patients.js';
import type { World } from '../world.js';

const DAY = 86_400_000;

/**
 * The state of an authorisation now: a valid one expires after a time without activity (dmp-transactions 2.4).
 *
 * @param key Whom the authorisation names: a professional, or the structure of an employee or an organisation.
 */
export function authorisationOf(patient: DmpPatient, key: string, world: World): AuthorisationState {
  const state = patient.authorisations[key] ?? 'NON_EXISTE';
  const dates = patient.authorisationDates[key];
  if (state !== 'VALIDE' || dates === undefined) return state;
  const lastSign = readUtc(dates.lastAction ?? dates.since);
  const age = world.clock.now().getTime() - lastSign.getTime();
  return age > world.settings.authorisationDays * DAY ? 'EXPIRE' : 'VALIDE';
}

/** `yyyyMMddHHmmss`, UTC. */
function readUtc(text: string): Date {
  const [year, month, day, hour, minute, second] = [0, 4, 6, 8, 10, 12].map((start, index) =>
    Number(text.slice(start, index === 0 ? 4 : start + 2)),
  );
  return new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second));
}
