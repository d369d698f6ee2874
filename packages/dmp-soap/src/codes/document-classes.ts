import { indexByCode } from './coded-value.js';

/** Classes of documents (XDS classCode, TRE_A03): dmp-transactions 4.8. */
export const DOCUMENT_CLASSES = indexByCode({
  '1.2.250.1.213.1.1.4.1': {
    10: 'Compte rendu',
    11: 'Synthèse',
    31: 'Imagerie médicale',
    42: 'Prescription',
    43: 'Dispensation',
    44: 'Plan de soins, protocole de soins',
    45: 'Traitement administré',
    52: 'Certificat, déclaration',
    60: 'Données de remboursement',
    90: 'Autres documents déposés par le patient',
    95: 'Document de gestion du dossier',
  },
});

/** Class of the signature of a submission set: never shown to a user. */
export const SIGNATURE_CLASS = {
  code: 'urn:oid:1.3.6.1.4.1.19376.1.2.1.1.1',
  system: 'URN',
  label: 'Digital Signature',
} as const;
