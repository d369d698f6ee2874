import { PHYSICIAN } from '../codes/professions.js';
import type { Professional } from '../documents/person.js';
import { DEFAULT_AUTHENTICATION, type DmpAuthentication } from '../options/authentication.js';
import type { DmpAccess } from '../options/client-options.js';
import {
  type DmpAction,
  type DmpActor,
  RIGHTS_COLUMNS,
  RIGHTS_MATRIX,
  RIGHTS_NOTES,
} from './rights-matrix.js';

/** A right, as far as the matrix tells: documents and the patient's choices decide on top of it. */
export type DmpRight =
  | { readonly allowed: false }
  | {
      readonly allowed: true;
      /** What restricts it, e.g. `own documents only`. */
      readonly note?: (typeof RIGHTS_NOTES)[keyof typeof RIGHTS_NOTES];
    };

/**
 * Whether the DMP will let somebody do something, before it is asked. Nothing in the client refuses a call for that:
 * the DMP decides, and its rights by type of document come on top (dmp-transactions 3.9).
 *
 * @example rightOf('TD3.3a mask', 'physician', 'bris_de_glace') // { allowed: false }
 */
export function rightOf(action: DmpAction, actor: DmpActor, mode: DmpAccess['mode'] = 'normal'): DmpRight {
  const column = RIGHTS_COLUMNS.findIndex((name) => name === actor || name === `${actor} ${mode}`);
  // The treating physician has no column of his own in regulation: he is a physician there.
  if (column < 0)
    return actor === 'treatingPhysician' ? rightOf(action, 'physician', mode) : { allowed: false };
  const cell = RIGHTS_MATRIX[action].split(/\s+/)[column] ?? '-';
  if (cell === '-') return { allowed: false };
  return isNote(cell) ? { allowed: true, note: RIGHTS_NOTES[cell] } : { allowed: true };
}

function isNote(cell: string): cell is `${keyof typeof RIGHTS_NOTES}` & keyof typeof RIGHTS_NOTES {
  return Object.hasOwn(RIGHTS_NOTES, cell);
}

/** Code of occupational medicine among the savoir-faire of physicians (JDV_J01). */
const OCCUPATIONAL_MEDICINE = 'SM25';
/** Health professions, and those in training (TRE_G15, TRE_G16). */
const HEALTH: readonly string[] = ['1.2.250.1.71.1.2.7', '1.2.250.1.71.1.2.8'];

/** Who acts, for the matrix. @param treatingPhysician What TD0.2 said of the user and this patient. */
export function actorOf(
  user: Pick<Professional, 'profession' | 'speciality'>,
  authentication: DmpAuthentication = DEFAULT_AUTHENTICATION,
  treatingPhysician = false,
): DmpActor {
  const { code, oid = HEALTH[0] ?? '' } = user.profession;
  const ofHealth = HEALTH.includes(oid);
  if (authentication.mode === 'INDIRECTE') return 'structure';
  if (authentication.mode === 'INDIRECTE_RENFORCEE') {
    return ofHealth ? 'reinforcedProfessional' : 'reinforcedEmployee';
  }
  if (authentication.card === 'CPE' || !ofHealth) return 'employee';
  if (code !== PHYSICIAN) return 'professional';
  if (treatingPhysician) return 'treatingPhysician';
  return user.speciality?.code === OCCUPATIONAL_MEDICINE ? 'occupationalPhysician' : 'physician';
}
