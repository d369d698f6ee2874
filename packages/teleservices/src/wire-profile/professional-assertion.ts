/** Names of the assertion of a professional (teleservices 5.1, 5.2, 5.4). */
export const PROFESSIONAL_ASSERTION = {
  issuerFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:X509SubjectName',
  /** `NameQualifier` of the `NameID`. */
  qualifiers: { cps: 'CPS', psc: 'PSC' },
  attributes: {
    billing: 'identifiantFacturation',
    amoSpeciality: 'codeSpecialiteAMO',
    sector: 'secteurActivite',
    /** With Pro Santé Connect, when the professional has several professions. */
    profession: 'gipProfessionCode',
    /** Of a structure that answers for its user. */
    pagm: 'PAGM',
    delegator: 'identifiantDeleguant',
  },
} as const;

/** How long the services are thought to take an assertion, in milliseconds (teleservices 5.1). */
export const PROFESSIONAL_ASSERTION_LIFETIME_MS = 60 * 60_000;
