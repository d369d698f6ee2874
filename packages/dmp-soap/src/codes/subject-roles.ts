import type { ValueSetTable } from './coded-value.js';

/**
 * Users of the DMP who are not of a health profession (dmp-transactions 3.6, JDV_J65): professions in training (TRE_G16,
 * edition of 24/04/2020), producers of documents who are nobody's profession (TRE_A00, 2020), holders of a professional
 * title (TRE_R95, 29/05/2020), social professions (TRE_R94, 29/05/2020), people known by their role (TRE_R291,
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
  '1.2.250.1.213.1.6.1.109': {
    71: 'Ostéopathe',
    72: 'Psychothérapeute',
    73: 'Chiropracteur',
    93: 'Psychologue',
    97: 'Conseiller en génétique',
  },
  '1.2.250.1.213.1.6.1.4': {
    41: 'Assistant de service social',
    42: 'Auxiliaire de vie sociale',
    43: "Technicien de l'intervention sociale et familiale",
    44: 'Conseiller en économie sociale et familiale',
    45: 'Médiateur familial',
    46: 'Assistant familial',
    47: 'Aide médico-psychologique (AMP)',
    48: 'Moniteur éducateur',
    49: 'Educateur de jeunes enfants',
    51: 'Educateur spécialisé',
    52: 'Educateur technique spécialisé',
    53: 'Accompagnant éducatif et social',
  },
  '1.2.250.1.213.1.6.1.140': {
    99: 'Acteur participant au système de santé caractérisé par rôle',
  },
};

/** Roles of those who are known by one: their second role (TRE_R85, edition of 29/10/2021). */
export const CARE_ROLES: ValueSetTable = {
  '1.2.250.1.213.1.6.1.107': {
    300: 'Assistant de service social (PAERPA)',
    301: "Coordination territoriale d'appui (PAERPA)",
    302: 'Aide et accompagnement à domicile (PAERPA)',
    303: 'Avocat participant aux processus de soins sans consentement (eSSS)',
    304: 'Assistant de service social (Expérimentation MAIA)',
    305: 'Psychologue (Expérimentation MAIA)',
    306: 'Psychothérapeute (Expérimentation MAIA)',
    307: 'Mandataire judiciaire à la protection des majeurs (MJPM)',
    308: 'Pilote MAIA',
    309: 'Gestionnaire de cas MAIA',
    310: 'Equipe médico-sociale APA',
    311: 'Autre acteur mettant en oeuvre la méthode MAIA',
    312: "Autre salarié ou intervenant au sein d'un ESMS",
    313: 'Aide-soignant',
    314: 'Ambulancier',
    315: 'Auxiliaire de puériculture',
    316: 'Préparateur en pharmacie hospitalière',
    317: 'Préparateur en pharmacie (officine)',
    318: 'Auxiliaire de vie sociale',
    319: "Technicien de l'intervention sociale et familiale",
    320: 'Conseiller en économie sociale et familiale',
    321: 'Médiateur familial',
    322: 'Assistant familial',
    323: 'Aide médico-psychologique (AMP)',
    324: 'Moniteur éducateur',
    325: 'Educateur de jeunes enfants',
    326: 'Educateur spécialisé',
    327: 'Educateur technique spécialisé',
    328: 'Accompagnant éducatif et social',
    329: 'Conseiller en génétique',
    330: 'Coordonnateur de parcours',
    350: 'Aide à domicile',
    351: 'Assistant(e) maternel(le)',
    353: "Membre de l'équipe de soins",
  },
};
