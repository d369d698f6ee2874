/**
 * The demo's fictitious patient, known to the sandbox's DMP. The matricule is one of the official test ones
 * (dmp-transactions 7.3); the traits are invented, as an INSi answer would have given them.
 */
export const PATIENT = {
  Ins: { s_ins: '279035121518989', s_insType: 'T' },
  PatientIdentity: {
    s_birthName: 'PAT-TROIS',
    s_birthGiven: 'DOMINIQUE',
    s_givens: 'DOMINIQUE',
    s_usedName: 'PAT-TROIS',
    s_usedGiven: 'DOMINIQUE',
    s_birthDate: '1979-03-28',
    i_sex: 3,
    s_birthPlace: '51215',
  },
} as const;
