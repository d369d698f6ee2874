/** The certificates of a software (teleservices 2.2, 5.3). */
export const SOFTWARE_CERTIFICATE = {
  /** Common names, to the letter: without a human in front, with an authenticated employee. */
  commonNames: ['INSI-AUTO', 'INSI-MANU'],
  /** `OU`: the structure's identifier with its type digit, e.g. `1` + FINESS. */
  structure: /^[0-9][0-9A-Z]{8,14}$/,
  /** Common name of the authority. */
  issuers: {
    test: 'TEST AC IGC-SANTE ELEMENTAIRE ORGANISATIONS',
    prod: 'AC IGC-SANTE ELEMENTAIRE ORGANISATIONS',
  },
} as const;
