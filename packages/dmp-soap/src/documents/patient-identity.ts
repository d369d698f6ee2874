/**
 * The identity traits a document header must carry beside the INS (dmp-transactions 5.3 and 7.2), as INSi qualified
 * them. Nothing is ever invented: a missing trait is error `TRAIT_MISSING` naming it.
 */
export interface PatientIdentity {
  /** Nom de naissance. */
  readonly birthName: string;
  /** First given name of the birth certificate. */
  readonly birthGiven: string;
  /** All the given names of the birth certificate, separated by spaces. */
  readonly givens: string;
  /** Nom utilisé. */
  readonly usedName?: string;
  /** Prénom utilisé. */
  readonly usedGiven?: string;
  /** `YYYY-MM-DD`, text: some real ones are not calendar dates. */
  readonly birthDate: string;
  readonly sex: 'M' | 'F' | 'U';
  /** Code officiel géographique (COG) of the birth place, 5 characters. */
  readonly birthPlace: string;
}

/** The same traits before it is known whether all of them are there. */
export type PartialPatientIdentity = {
  readonly [Trait in keyof PatientIdentity]?: PatientIdentity[Trait] | undefined;
};
