import { booleanForm, textForm } from '../forms/scalars.js';
import { DIRECTORY_ROWS } from './directory.js';
import { MAIL_ROWS } from './mail.js';
import { optional, setting } from './row.js';

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
