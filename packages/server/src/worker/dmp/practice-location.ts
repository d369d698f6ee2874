import type { CpxCard, PracticeLocation } from '@dmpconnect/card-pkcs11';
import type { UserStructure } from '@dmpconnect/dmp-soap';
import { ApiFailure } from '../../contract/errors.js';

/** The practice location in force in a connector. */
export interface PracticeLocationSource {
  readonly location: PracticeLocation;
  /** `s_practiceSetting` of the connector, e.g. `AMBULATOIRE`. */
  readonly practiceSetting: string;
}

/**
 * The practice location of a card at a position (js-api 8.2, `i_cpsPracticeLocationIndice`).
 *
 * @throws {ApiFailure} 6000/2
 */
export function readPracticeLocation({ professional }: CpxCard, index: number): PracticeLocation {
  const { activities } = professional;
  const location = activities[index];
  if (location === undefined) {
    throw new ApiFailure('functional-fault', {
      description: `i_cpsPracticeLocationIndice: the card has ${activities.length} practice locations, numbered from 0`,
    });
  }
  return location;
}

/** The structure of a practice location, as the DMP must know it. */
export function describeStructure({ structureIdentifier, name, sector }: PracticeLocation): UserStructure {
  return { identifier: structureIdentifier, name, sector };
}
