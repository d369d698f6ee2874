import { booleanForm, textForm } from '../forms/scalars.js';
import { DIRECTORY_ROWS } from './directory.js';
import { MAIL_ROWS } from './mail.js';
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

/** Secure mail. */
export const MSS_ROWS = {
  identityUrl: optional('identity_url', {
    form: textForm(200),
    label: { fr: 'Hôte d’identité MSSanté', en: 'Identity host of the secure mail' },
    text: {
      fr: 'Hôte d’identité de la messagerie sécurisée. Vide : l’hôte national de l’environnement.',
      en: 'Identity host of the secure mail. Empty: the national one of the environment.',
    },
  }),
  mailUrl: optional('mail_url', {
    form: textForm(200),
    label: { fr: 'Hôte de la MSSanté', en: 'Host of the secure mail' },
    text: {
      fr: 'Hôte des services de la messagerie sécurisée. Vide : l’hôte national de l’environnement.',
      en: 'Host of the web services of the secure mail. Empty: the national one of the environment.',
    },
  }),
  whiteListUrl: optional('white_list_url', {
    form: textForm(200),
    label: { fr: 'Liste des domaines MSSanté', en: 'List of the domains of the secure mail' },
    text: {
      fr: 'Adresse de la liste des domaines de la messagerie sécurisée. Vide : l’adresse nationale.',
      en: 'Address of the list of the domains of the secure mail. Empty: the national one.',
    },
  }),
  ...DIRECTORY_ROWS,
  allowInferred: setting('allow_inferred', {
    form: booleanForm(),
    default: false,
    label: { fr: 'Messages de forme déduite', en: 'Messages of inferred form' },
    text: {
      fr: 'Si les messages dont la forme a été déduite peuvent partir vers l’opérateur national de la messagerie sécurisée.',
      en: 'Whether messages whose form was inferred may be sent to the national operator of the secure mail.',
    },
  }),
  ...MAIL_ROWS,
} as const;
