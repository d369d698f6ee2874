import { booleanForm, choiceForm, textForm } from '../forms/scalars.js';
import { optional, PATH, setting } from './row.js';

/** Teleservices of the health insurance. */
export const TELESERVICES_ROWS = {
  url: optional('url', {
    form: textForm(200),
    label: { fr: 'Adresse des téléservices', en: 'Address of the teleservices' },
    text: {
      fr: 'Adresse des téléservices de l’Assurance Maladie (INSi, ALDi). Vide : l’adresse nationale de l’environnement.',
      en: 'Address of the teleservices of the health insurance (INSi, ALDi). Empty: the national one of the environment.',
    },
  }),
  authentication: setting('authentication', {
    form: choiceForm(['cps', 'tlsm', 'psc']),
    default: 'cps',
    label: { fr: 'Authentification des téléservices', en: 'Authentication of the teleservices' },
    text: {
      fr: 'Comment on s’authentifie : cps, par la carte ; tlsm, par le certificat logiciel de la structure (INSi sans carte Vitale) ; psc, par le jeton Pro Santé Connect de l’application (LpsInfos.s_pscAccessToken).',
      en: 'Who stands behind the calls: cps, the card; tlsm, the software certificate of the structure (INSi without Vitale card); psc, the token of Pro Santé Connect of the application (LpsInfos.s_pscAccessToken).',
    },
  }),
  clientCertificateFile: optional('client_certificate_file', {
    form: PATH,
    label: { fr: 'Certificat logiciel INSi', en: 'Software certificate of INSi' },
    text: {
      fr: 'Fichier PKCS#12 ou PEM du certificat logiciel (INSI-AUTO ou INSI-MANU) et de sa clé, pour tlsm.',
      en: 'PKCS#12 or PEM file of the software certificate (INSI-AUTO or INSI-MANU) and its key, for tlsm.',
    },
  }),
  clientCertificatePassword: optional('client_certificate_password', {
    form: textForm(256),
    secret: true,
    label: { fr: 'Mot de passe du certificat logiciel', en: 'Password of the software certificate' },
    text: { fr: 'Mot de passe du fichier PKCS#12.', en: 'Password of the PKCS#12 file.' },
  }),
  allowObserved: setting('allow_observed', {
    form: booleanForm(),
    default: false,
    label: { fr: 'Messages de forme observée', en: 'Messages of observed form' },
    text: {
      fr: 'Si les messages dont la forme n’a été qu’observée (ALDi) peuvent partir vers les serveurs de l’Assurance Maladie.',
      en: 'Whether messages whose form was only observed (ALDi) may be sent to the servers of the health insurance.',
    },
  }),
  insiOverrideFile: optional('insi_override_file', {
    form: PATH,
    label: { fr: 'Réponses INSi de remplacement', en: 'Replacement answers of INSi' },
    text: {
      fr: 'Environnement de test seulement : fichier dont le contenu remplace les réponses d’INSi tant qu’il existe. Vide : overrideinsianswer.do à côté de ce fichier.',
      en: 'Test environment alone: file whose content takes the place of the answers of INSi, as long as it exists. Empty: overrideinsianswer.do beside this file.',
    },
  }),
} as const;
