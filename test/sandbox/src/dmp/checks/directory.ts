import { OID } from '../identifiers/oid.js';
import type { InDirectory, WithVihf } from '../pipeline/call.js';
import { refuseCaller } from '../pipeline/refusal.js';
import type { Step } from '../pipeline/step.js';
import type { DmpProfessional } from '../state/professionals.js';

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
      if (!ROLE_OF_CARD[professional.card](vihf.roles[0]?.system)) {
        throw refuseCaller(
          'DMPInvalidVIHF',
          `The role of the VIHF is not one of a card ${professional.card}.`,
        );
      }
    }
    const { homologationNumbers } = world.settings;
    if (homologationNumbers.length > 0 && !homologationNumbers.includes(vihf.homologation)) {
      throw refuseCaller('DMPInvalidVIHF', 'The homologation number of the software is unknown.');
    }
    return found;
  },
};

/** Code system of the first role by kind of card (dmp-transactions 3.6): professions, in training, neither. */
const ROLE_OF_CARD: Readonly<Record<DmpProfessional['card'], (system: string | undefined) => boolean>> = {
  professional: (system) => system === OID.profession,
  training: (system) => system === OID.professionInTraining,
  employee: (system) => system !== OID.profession && system !== OID.professionInTraining,
};
