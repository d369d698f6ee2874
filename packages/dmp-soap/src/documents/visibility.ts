/** Who may not see a document (dmp-transactions 4.9, confidentialityCode). */
export type Masking = 'hiddenFromPatient' | 'hiddenFromProfessionals' | 'hiddenFromGuardians';
