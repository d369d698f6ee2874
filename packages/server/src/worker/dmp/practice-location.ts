import type { PracticeLocation } from '@dmpconnect/card-pkcs11';

/** The practice location in force in a connector. */
export interface PracticeLocationSource {
  readonly location: PracticeLocation;
  /** `s_practiceSetting` of the connector, e.g. `AMBULATOIRE`. */
  readonly practiceSetting: string;
}
