import { serverForm } from '../forms/hosts.js';
import { keysForm } from '../forms/keys.js';
import { choiceForm } from '../forms/scalars.js';
import { optional, setting } from './row.js';

/** Update servers (seed 3.3.8, 6.2). */
export const UPDATER_ROWS = {
  server0: optional('server0', {
    form: serverForm(),
    label: { fr: 'Serveur de mise à jour', en: 'Update server' },
    text: {
      fr: 'Premier serveur interrogé sur les versions plus récentes. Vide : aucune recherche.',
      en: 'First server asked for newer versions. None: no check.',
    },
  }),
  server1: optional('server1', {
    form: serverForm(),
    label: { fr: 'Serveur de mise à jour de secours', en: 'Back-up update server' },
    text: {
      fr: 'Serveur interrogé quand le premier ne répond pas.',
      en: 'Server asked when the first does not answer.',
    },
  }),
  channel: optional('channel', {
    form: choiceForm(['prod', 'dev', 'beta']),
    label: { fr: 'Canal de versions', en: 'Channel of versions' },
    text: { fr: 'Canal de versions à suivre.', en: 'Channel of versions to follow.' },
  }),
  publicKey: setting('public_key', {
    form: keysForm(),
    default: [],
    label: { fr: 'Clés des mises à jour', en: 'Keys of the updates' },
    text: {
      fr: 'Clés qui peuvent signer la liste des versions.',
      en: 'Keys that may sign the list of versions.',
    },
  }),
} as const;
