import type { InDirectory, WithVihf } from '../pipeline/call.js';
import { refuseCaller } from '../pipeline/refusal.js';
import type { Step } from '../pipeline/step.js';

/**
 * Step 10: structure known and active, professional attached to it, homologation number known
 * (dmp-transactions 9.2, 3.3, 4.10).
 */
export const checkDirectory: Step<WithVihf, InDirectory> = {
  name: 'directory',
  run: ({ vihf }, { world, verdict }) => {
    const professional = world.professionals.get(vihf.user);
    const structure = world.structures.get(vihf.structure);
    const found: InDirectory = {
      ...(professional === undefined ? {} : { professional }),
      ...(structure === undefined ? {} : { structure }),
    };
    if (world.mode === 'permissive') {
      verdict.skip('permissive mode');
      return found;
    }
    if (structure === undefined || !structure.active) {
      throw refuseCaller('DMPInvalidVIHF', 'The structure is unknown or inactive.');
    }
    if (vihf.mode === 'DIRECTE') {
      if (professional === undefined || !professional.structures.includes(vihf.structure)) {
        throw refuseCaller('DMPInvalidVIHF', 'The professional and the structure are not linked.');
      }
      if (professional.profession !== undefined && professional.profession !== vihf.roles[0]?.code) {
        throw refuseCaller('DMPInvalidVIHF', 'The profession of the VIHF is not the one of the directory.');
      }
    }
    const { homologationNumbers } = world.settings;
    if (homologationNumbers.length > 0 && !homologationNumbers.includes(vihf.homologation)) {
      throw refuseCaller('DMPInvalidVIHF', 'The homologation number of the software is unknown.');
    }
    return found;
  },
};
