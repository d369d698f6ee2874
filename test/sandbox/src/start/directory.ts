import type { CardProfile } from '../card/profiles.js';
import { CARD_PROFILES } from '../card/profiles.js';
import type { DmpSimulator } from '../dmp/index.js';

/** Makes the holders of the cards, and the structures they work in, known to the directory of the DMP. */
export function registerCardHolders(dmp: Pick<DmpSimulator, 'professionals' | 'structures'>): void {
  for (const profile of Object.values(CARD_PROFILES)) {
    for (const { structureIdentifier: id, structureName: name } of profile.activities) {
      if (dmp.structures.get(id) === undefined) dmp.structures.put({ id, name });
    }
    registerHolder(dmp, profile);
  }
}

/** A holder that the simulator's own fixtures know keeps what they say. */
function registerHolder(
  dmp: Pick<DmpSimulator, 'professionals'>,
  { holder, activities, cardType }: CardProfile,
): void {
  if (dmp.professionals.get(holder.nationalIdentifier) !== undefined) return;
  dmp.professionals.put({
    id: holder.nationalIdentifier,
    family: holder.familyName,
    given: holder.givenName,
    card: cardType === 'CPE' || cardType === 'CPA' ? 'employee' : 'professional',
    structures: activities.map(({ structureIdentifier }) => structureIdentifier),
    ...(holder.profession === undefined ? {} : { profession: holder.profession }),
    ...(holder.speciality === undefined ? {} : { speciality: holder.speciality }),
  });
}
