/** Who acts, as the matrix counts them (dmp-transactions 3.9). */
export const ACTORS = [
  'professional',
  'physician',
  'occupationalPhysician',
  'treatingPhysician',
  'employee',
  'structure',
  'reinforcedProfessional',
  'reinforcedEmployee',
] as const;

/**
 * `professional`: of health, not a physician. `occupationalPhysician`: médecin du travail. `treatingPhysician`: médecin
 * traitant of that patient. `employee`: card CPE. `structure`: certificate of a structure (INDIRECTE). `reinforced…`:
 * AIR, of a health professional or of another user.
 */
export type DmpActor = (typeof ACTORS)[number];

/** Columns of the matrix: an actor, and where it matters the access mode (n normal, r centre 15, b bris de glace). */
const COLUMNS = [
  'professional normal',
  'professional centre_15',
  'professional bris_de_glace',
  'physician normal',
  'physician centre_15',
  'physician bris_de_glace',
  'occupationalPhysician',
  'treatingPhysician normal',
  'treatingPhysician bris_de_glace',
  'employee',
  'structure normal',
  'structure centre_15',
  'reinforcedProfessional',
  'reinforcedEmployee',
] as const;

/** The edition the matrix was written from: PDT-INF-526 v1.8, and PDT-INF-606 v1.3 for AIR. */
export const RIGHTS_EDITION = '2024-09-25';

/**
 * The rights matrix of the DMP (dmp-transactions 3.9): `y` yes, `-` no, a digit the note that restricts the right. The
 * two columns of AIR were read from an image and are less certain. TD1.1, TD1.2, TD1.3b, TD1.4 and TD1.5 are in no
 * column any more: the DMP has withdrawn them.
 */
export const RIGHTS_MATRIX = {
  //                                PS      M       MDT MT  CPE ES  AIR
  'TD0.2': /*                   */ 'y y y   y y y   y   y y  y  y y  y y',
  'TD0.3 declare': /*           */ 'y - -   y - -   -   y -  1  - -  y 1',
  'TD0.3 remove': /*            */ 'y - -   y - -   -   y -  -  - -  y -',
  'TD0.3 end treating': /*      */ '- - -   - - -   -   y -  -  - -  - -',
  'TD0.4': /*                   */ 'y y y   y y y   y   y y  2  3 -  y 2',
  'TD0.5': /*                   */ '- y -   - y -   -   - -  -  - y  - -',
  'TD0.9': /*                   */ 'y y y   y y y   y   y y  y  - -  - -',
  'TD0.10': /*                  */ '- - -   - - -   -   - -  -  - -  y y',
  'TD1.3a': /*                  */ 'y y y   y y y   y   y y  y  y y  y y',
  'TD1.6': /*                   */ 'y - -   y - -   y   y -  -  - -  y -',
  'TD2.1': /*                   */ 'y y y   y y y   y   y y  -  4 4  - -',
  'TD2.2': /*                   */ '- - -   - - -   -   - -  4  - -  - -',
  'TD3.1 metadata': /*          */ 'y y y   y y y   y   y y  -  - -  y -',
  'TD3.1 reference': /*         */ 'y y y   y y y   y   y y  5  5 5  y 5',
  'TD3.2': /*                   */ 'y y y   y y y   -   y y  -  - -  y -',
  'TD3.2 masked': /*            */ '6 7 7   6 7 7   -   y 7  -  - -  6 -',
  'TD3.3a mask': /*             */ 'y - -   y - -   y   y -  -  - -  y -',
  'TD3.3a unmask': /*           */ '8 - -   8 - -   8   y -  -  - -  8 -',
  'TD3.3b': /*                  */ 'y - -   y - -   y   y -  -  - -  y -',
  'TD3.3d': /*                  */ '8 - -   8 y y   8   y y  -  - -  8 -',
  'TD3.3c': /*                  */ '8 8 8   8 8 8   8   8 8  9  9 9  8 9',
} as const;

/** What may be done, by transaction and where it matters by what is done in it. */
export type DmpAction = keyof typeof RIGHTS_MATRIX;

/** The notes of the matrix (dmp-transactions 3.9). */
export const RIGHTS_NOTES = {
  1: 'the authorisation goes to the structure',
  2: 'only for a professional of the same structure',
  3: 'only by date of new authorisations',
  4: 'the structure is accountable',
  5: 'for a later deletion or replacement',
  6: 'own documents only',
  7: 'only when the patient allows this access mode',
  8: 'own documents only',
  9: 'documents of the structure only',
} as const;

/** Names of the columns, for the functions that look a right up. */
export const RIGHTS_COLUMNS: readonly string[] = COLUMNS;
