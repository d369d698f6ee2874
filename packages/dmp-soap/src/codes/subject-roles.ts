import type { ValueSetTable } from './coded-value.js';
import careRoles from './data/care-roles.json' with { type: 'json' };
import socialProfessions from './data/social-professions.json' with { type: 'json' };
import titledProfessions from './data/titled-professions.json' with { type: 'json' };

/**
 * Users of the DMP who are not of a health profession (dmp-transactions 3.6, JDV_J65): professions in training (TRE_G16,
 * edition of 24/04/2020), producers of documents who are nobody's profession (TRE_A00, 2020), holders of a professional
 * title (TRE_R95), social professions (TRE_R94), people known by their role (TRE_R291,
 * 15/12/2023).
 */
export const OTHER_USERS: ValueSetTable = {
  '1.2.250.1.71.1.2.8': {
    10: 'Médecin en formation',
    21: 'Pharmacien en formation',
    40: 'Chirurgien-Dentiste en formation',
    50: 'Sage-Femme en formation',
  },
  '1.2.250.1.213.1.1.4.6': {
    ALIM_AM: "Alimentation automatique à partir du Système d'Information de l'Assurance Maladie",
    DISPOSITIF: 'Dispositif médical',
    SECRETARIAT_MEDICAL: 'Secrétariat médical',
    AUTOMATE: 'Automate',
  },
  ...titledProfessions.codes,
  ...socialProfessions.codes,
  '1.2.250.1.213.1.6.1.140': {
    99: 'Acteur participant au système de santé caractérisé par rôle',
  },
};

/** Roles of those who are known by one: their second role (TRE_R85). */
export const CARE_ROLES: ValueSetTable = careRoles.codes;
