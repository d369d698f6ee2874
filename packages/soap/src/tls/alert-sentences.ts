import type { Sentence } from '../http/sentences.js';
import type { CertificateAlert } from './alert.js';

const OTHER_ENVIRONMENT: Sentence = {
  fr: 'une carte de test sur un service de production, ou une carte réelle sur un service de test, se termine ainsi. Vérifiez la carte, l’environnement des réglages et l’adresse du service.',
  en: 'a test card on a production service, or a real card on a test service, ends so. Check the card, the environment of the settings and the address of the service.',
};

const WRONG_CARD: Sentence = {
  fr: `Le service refuse la carte : ${OTHER_ENVIRONMENT.fr}`,
  en: `The service refuses the card: ${OTHER_ENVIRONMENT.en}`,
};

/** What each alert about the client certificate means for the people of a practice, and what to do (seed 7.3.4). */
export const CERTIFICATE_ALERT_SENTENCES: Readonly<Record<CertificateAlert, Sentence>> = {
  handshake_failure: WRONG_CARD,
  bad_certificate: WRONG_CARD,
  unsupported_certificate: WRONG_CARD,
  certificate_unknown: WRONG_CARD,
  unknown_ca: {
    fr: `Le service ne reconnaît pas l’autorité qui a émis la carte : ${OTHER_ENVIRONMENT.fr}`,
    en: `The service does not know the authority that issued the card: ${OTHER_ENVIRONMENT.en}`,
  },
  certificate_revoked: {
    fr: 'Le service refuse la carte parce qu’elle est révoquée : elle doit être remplacée.',
    en: 'The service refuses the card because it is revoked: it has to be replaced.',
  },
  certificate_expired: {
    fr: 'Le service refuse la carte parce que son certificat a expiré : elle doit être remplacée.',
    en: 'The service refuses the card because its certificate has expired: it has to be replaced.',
  },
  access_denied: {
    fr: `Le service reconnaît la carte et lui refuse l’accès ; ${OTHER_ENVIRONMENT.fr}`,
    en: `The service knows the card and denies it access; ${OTHER_ENVIRONMENT.en}`,
  },
  certificate_required: {
    fr: 'Le service veut le certificat d’une carte et n’en a reçu aucun : vérifiez que la carte est dans le lecteur.',
    en: 'The service wants the certificate of a card and received none: check that the card is in the reader.',
  },
};
