import { serverForm } from '../forms/hosts.js';
import { FEATURE_ITEM, itemsForm } from '../forms/items.js';
import { keysForm } from '../forms/keys.js';
import { booleanForm, integerForm } from '../forms/scalars.js';
import { optional, PATH, setting } from './row.js';

/** Licence servers and keys of DC parameters (seed 3.3.6, 6.2, 9.3). */
export const LICENSING_ROWS = {
  server0: optional('server0', {
    form: serverForm(),
    label: { fr: 'Serveur de licences', en: 'Licence server' },
    text: {
      fr: 'Serveur de licences frontal. Vide : aucune licence n’est demandée.',
      en: 'Front licence server. None: no licence is asked.',
    },
  }),
  server1: optional('server1', {
    form: serverForm(),
    label: { fr: 'Serveur de licences de secours 1', en: 'Back-up licence server 1' },
    text: { fr: 'Premier serveur de licences de secours.', en: 'First back-up licence server.' },
  }),
  server2: optional('server2', {
    form: serverForm(),
    label: { fr: 'Serveur de licences de secours 2', en: 'Back-up licence server 2' },
    text: { fr: 'Second serveur de licences de secours.', en: 'Second back-up licence server.' },
  }),
  publicKey: setting('public_key', {
    form: keysForm(),
    default: [],
    label: { fr: 'Clés des licences', en: 'Keys of the licences' },
    text: {
      fr: 'Clés qui peuvent signer les réponses des serveurs de licences.',
      en: 'Keys that may sign the answers of the licence servers.',
    },
  }),
  gracePeriodHours: setting('grace_period_hours', {
    form: integerForm(0, 8760),
    default: 0,
    label: { fr: 'Délai de grâce, en heures', en: 'Grace period, in hours' },
    text: {
      fr: 'Combien de temps une licence expirée sert encore quand aucun serveur de licences n’est joignable.',
      en: 'How long an expired licence still serves while no licence server can be reached.',
    },
  }),
  trustFile: optional('trust_file', {
    form: PATH,
    label: { fr: 'Autorités des licences et mises à jour', en: 'Authorities of licences and updates' },
    text: {
      fr: 'Fichier PEM des autorités de confiance pour les serveurs de licences et de mise à jour.',
      en: 'PEM file of the authorities trusted for the licence and update servers.',
    },
  }),
  dcParameterKey: setting('dc_parameter_key', {
    form: keysForm(),
    default: [],
    label: { fr: 'Clés des paramètres DC', en: 'Keys of DC parameters' },
    text: {
      fr: 'Clés qui peuvent signer le paramètre DC d’un intégrateur.',
      en: 'Keys that may sign the DC parameter of an integrator.',
    },
  }),
  grantedFeatures: setting('granted_features', {
    form: itemsForm('feature', FEATURE_ITEM),
    default: [],
    label: { fr: 'Fonctions accordées à tous', en: 'Features granted to all' },
    text: {
      fr: 'Fonctions réservées accordées à toute application, en plus de celles de son paramètre DC.',
      en: 'Reserved features granted to every application, beside those of its DC parameter.',
    },
  }),
  acceptUnsignedDcParameters: setting('accept_unsigned_dc_parameters', {
    form: booleanForm(),
    default: false,
    only: 'dev',
    label: { fr: 'Paramètres DC non signés', en: 'Unsigned DC parameters' },
    text: {
      fr: 'Si les paramètres DC émis pour le produit d’origine sont acceptés, sans vérification.',
      en: 'Whether DC parameters issued for the original product are accepted, unverified.',
    },
  }),
} as const;
