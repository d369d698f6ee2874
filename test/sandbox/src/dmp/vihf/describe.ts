import { formatCx } from '../identifiers/cx.js';
import type { JournalVihf } from '../journal.js';
import type { Vihf } from './vihf.js';

/** A VIHF as the journal shows it. */
export function describeVihf(vihf: Vihf, signatureAlgorithm: string): JournalVihf {
  return {
    user: vihf.user,
    structure: vihf.structure,
    ...(vihf.patient === undefined ? {} : { patient: formatCx(vihf.patient) }),
    mode: vihf.mode,
    purpose: vihf.purpose,
    roles: vihf.roles.map(({ code, system }) => `${code}^${system}`),
    secret: vihf.secret,
    signatureAlgorithm,
  };
}
