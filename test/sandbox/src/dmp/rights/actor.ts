import { OID } from '../identifiers/oid.js';
import type { DmpPatient } from '../state/patients.js';
import type { DmpProfessional } from '../state/professionals.js';
import { PHYSICIAN } from '../vihf/roles.js';
import type { Vihf } from '../vihf/vihf.js';

/**
 * Who acts, as the rights matrix counts them (dmp-transactions 3.9): a professional who is no physician, a physician,
 * a médecin du travail, the médecin traitant, the holder of an employee card, an organisation certificate; and the
 * two of AIR.
 */
export type Actor = 'PS' | 'M' | 'MDT' | 'MT' | 'CPE' | 'ES' | 'AIR PS' | 'AIR other';

const OCCUPATIONAL_PHYSICIAN = 'SM25';
/** Prefixes of PS_IdNat that name a person without a health profession (dmp-transactions 4.6, cps-card 4.2). */
const EMPLOYEE_PREFIX = /^[345]/;

/** Tells who acts. */
export function actorOf(
  vihf: Vihf,
  professional: DmpProfessional | undefined,
  patient: DmpPatient | undefined,
): Actor {
  const [profession, skill] = vihf.roles;
  const isProfessional =
    profession?.system === OID.profession || profession?.system === OID.professionInTraining;
  if (vihf.mode === 'INDIRECTE') return 'ES';
  if (vihf.mode === 'INDIRECTE_RENFORCEE') return isProfessional ? 'AIR PS' : 'AIR other';
  const employee = professional?.card === 'employee' || EMPLOYEE_PREFIX.test(vihf.user) || !isProfessional;
  if (employee) return 'CPE';
  if (profession.code !== PHYSICIAN) return 'PS';
  if (patient?.attendingPhysician === vihf.user) return 'MT';
  return skill?.code === OCCUPATIONAL_PHYSICIAN ? 'MDT' : 'M';
}

/** Under which identifier the patient's authorisations name the actor: a structure for employees and organisations (2.4). */
export function authorisationKey(actor: Actor, vihf: Vihf): string {
  return actor === 'CPE' || actor === 'ES' || actor === 'AIR other' ? vihf.structure : vihf.user;
}
