/**
 * Names of the elements in the text of the reading library, the likeliest first. The official description is not public
 * (cps-card 11): a name that turns out to be another is corrected here, or added, and nowhere else. Case and namespaces
 * are ignored, and a name is found at any depth below the one before it; `*` is every child.
 */
export const VITALE_ELEMENTS = {
  /** Each one is a person of the card. */
  person: ['listeBenef/*', 'listeBeneficiaires/*', 'beneficiaire'],
  serialNumber: ['numeroSerie', 'numSerie', 'numeroDeSerie'],
  kind: ['natureCarte', 'nature', 'typeCarte'],
  familyName: ['ident/nomUsuel', 'nomUsuel', 'nomUsage'],
  birthName: ['ident/nomPatronymique', 'nomPatronymique', 'nomFamille', 'nomNaissance'],
  givenName: ['ident/prenomUsuel', 'prenomUsuel', 'prenom'],
  /** With its century. */
  birthDate: ['ident/naissance/date', 'naissance/date', 'dateNaissance'],
  /** As printed, without century. */
  shortBirthDate: ['ident/naissance/dateEnCarte', 'naissance/dateEnCarte', 'dateEnCarte'],
  birthRank: ['ident/rangDeNaissance', 'rangDeNaissance', 'rangNaissance'],
  quality: ['amo/qualBenef', 'qualBenef', 'qualite'],
  insuredNir: ['ident/nir', 'nirAssure', 'nir'],
  certifiedNir: ['ident/nirCertifie', 'nirCertifie'],
  address1: ['adresse/ligne1'],
  address2: ['adresse/ligne2'],
  address3: ['adresse/ligne3'],
  address4: ['adresse/ligne4'],
  address5: ['adresse/ligne5'],
  scheme: ['amo/codeRegime', 'codeRegime'],
  fund: ['amo/caisse', 'caisse'],
  centre: ['amo/centreGestion', 'centreGestion', 'amo/centreCarte', 'centreCarte'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** A field of the text of the reading library. */
export type VitaleField = keyof typeof VITALE_ELEMENTS;

/**
 * Kinds of card by the text of {@link VITALE_ELEMENTS.kind} (upper case) or, failing that, by the state that the library
 * gives with the card. Not public either; a card of unknown kind is taken for a real one, whose data are protected most.
 */
export const VITALE_KINDS = {
  byText: {
    R: 'real',
    REEL: 'real',
    T: 'test',
    TEST: 'test',
    D: 'demo',
    DEMO: 'demo',
    DEMONSTRATION: 'demo',
  },
  byState: { 1: 'test', 2: 'demo' },
} as const;
