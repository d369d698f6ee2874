import { indexByCode } from './coded-value.js';

/** Professions (TRE G15): the first role of a VIHF. */
export const PROFESSIONS = indexByCode({
  '1.2.250.1.71.1.2.7': {
    10: 'Médecin',
    21: 'Pharmacien',
    26: 'Audioprothésiste',
    28: 'Opticien-lunetier',
    31: 'Assistant dentaire',
    32: 'Physicien médical',
    35: 'Aide-soignant',
    36: 'Ambulancier',
    37: 'Auxiliaire de puériculture',
    38: 'Préparateur en pharmacie hospitalière',
    39: 'Préparateur en pharmacie (officine)',
    40: 'Chirurgien-dentiste',
    50: 'Sage-femme',
    60: 'Infirmier',
    69: 'Infirmier psychiatrique',
    70: 'Masseur-kinésithérapeute',
    80: 'Pédicure-podologue',
    81: 'Orthoprothésiste',
    82: 'Podo-orthésiste',
    83: 'Orthopédiste-orthésiste',
    84: 'Oculariste',
    85: 'Épithésiste',
    86: 'Technicien de laboratoire médical',
    91: 'Orthophoniste',
    92: 'Orthoptiste',
    94: 'Ergothérapeute',
    95: 'Diététicien',
    96: 'Psychomotricien',
    98: 'Manipulateur ERM',
  },
});

/** Code system of a professional's savoir-faire (R01): the second role of a physician. */
export const SPECIALITY_SYSTEM = '1.2.250.1.71.4.2.5';

/** Professions whose VIHF must carry a second role (dmp-transactions 3.6). */
export const PHYSICIAN = '10';
export const PHARMACIST = '21';
