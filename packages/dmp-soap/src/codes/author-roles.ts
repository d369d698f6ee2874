import { indexByCode } from './coded-value.js';

/** Roles of an author or a participant (CDA `functionCode`): JDV_J47, edition of 13/12/2024. */
export const AUTHOR_ROLES = indexByCode({
  '1.2.250.1.213.1.1.4.2.280': {
    CORRE: 'Correspondant',
    PRELV: 'Préleveur',
    'ES-REF': 'Etablissement de santé de référence',
    'ES-PREF': 'Etablissement de santé de préférence',
  },
  '2.16.840.1.113883.5.88': {
    ADMPHYS: "Responsable de l'admission",
    ATTPHYS: 'Référent - Responsable du patient dans la structure de soins',
    DISPHYS: 'Responsable de la sortie',
    PCP: 'Médecin traitant',
  },
  '1.2.250.1.213.1.6.1.107': {
    '330': 'Coordonnateur de parcours',
    '353': "Membre de l'équipe de soins",
  },
});
