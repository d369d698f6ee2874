import { hostForm } from '../forms/hosts.js';
import { HOST_NAME, itemsForm, ORIGIN_PATTERN, RUN_AS_RULE } from '../forms/items.js';
import { loopbackUrlForm } from '../forms/loopback-url.js';
import { booleanForm, choiceForm, integerForm } from '../forms/scalars.js';
import { optional, setting } from './row.js';

/** What the server listens on and whom it serves (seed 6.2 and 7.3.1, js-api 1.1). */
export const SERVER_ROWS = {
  port: setting('port', {
    form: integerForm(0, 65_535),
    default: 9982,
    label: { fr: 'Port d’écoute', en: 'Listening port' },
    text: {
      fr: 'Port d’écoute du serveur. 0 laisse le système en choisir un.',
      en: 'Port the server listens on. 0 lets the system choose one.',
    },
  }),
  ip: setting('ip', {
    form: hostForm(),
    default: '127.0.0.1',
    label: { fr: 'Adresse d’écoute', en: 'Listening address' },
    text: {
      fr: 'Adresse d’écoute du serveur. Toute adresse hors de la boucle locale demande listen_beyond_loopback et l’option de la ligne de commande.',
      en: 'Address the server listens on. Anything but a loopback address needs listen_beyond_loopback and the switch of the command line.',
    },
  }),
  logLevel: setting('log_level', {
    form: integerForm(1, 7),
    default: 4,
    defaultInDev: 5,
    effect: 'at-once',
    label: { fr: 'Verbosité du journal du serveur', en: 'Verbosity of the server’s journal' },
    text: {
      fr: 'Verbosité de dmpConnect-js2.log, de 1 à 7 (la plus grande).',
      en: 'Verbosity of dmpConnect-js2.log, from 1 to 7 (most verbose).',
    },
  }),
  cleanZombies: setting('clean_zombies', {
    form: booleanForm(),
    default: true,
    effect: 'next-start',
    label: { fr: 'Nettoyage des processus oubliés', en: 'Cleaning of left-over processes' },
    text: {
      fr: 'Si le processus maître, quand il démarre, arrête ceux qu’un précédent a laissés.',
      en: 'Whether a starting master ends the processes that an earlier one left behind.',
    },
  }),
  environment: setting('environment', {
    form: choiceForm(['test', 'prod']),
    default: 'prod',
    label: { fr: 'Environnement', en: 'Environment' },
    text: {
      fr: 'Environnement des services nationaux. Les cartes, paramètres DC et hôtes de l’autre sont refusés.',
      en: 'Environment of the national services. Cards, DC parameters and hosts of the other one are refused.',
    },
  }),
  listenBeyondLoopback: setting('listen_beyond_loopback', {
    form: booleanForm(),
    default: false,
    label: { fr: 'Écoute hors de ce poste', en: 'Listening beyond this machine' },
    text: {
      fr: 'Premier des deux accords qui permettent une adresse hors de la boucle locale.',
      en: 'First of the two switches that allow an address other than loopback.',
    },
  }),
  allowedOrigins: setting('allowed_origins', {
    form: itemsForm('origin', ORIGIN_PATTERN),
    default: [],
    effect: 'at-once',
    label: { fr: 'Origines autorisées', en: 'Allowed origins' },
    text: {
      fr: 'Origines des pages qui peuvent parler au serveur, en plus de celles des paramètres DC enregistrés.',
      en: 'Origins of the pages that may talk to the server, beside those of the registered DC parameters.',
    },
  }),
  hostNames: setting('host_names', {
    form: itemsForm('name', HOST_NAME),
    default: [],
    label: { fr: 'Autres noms du serveur', en: 'Further names of the server' },
    text: {
      fr: 'Autres noms sous lesquels s’adresser au serveur (en-tête Host, noms du certificat).',
      en: 'Further names under which the server may be addressed (Host header, names of the certificate).',
    },
  }),
  runAsRules: setting('run_as_rules', {
    form: itemsForm('rule', RUN_AS_RULE),
    default: [],
    label: { fr: 'Sessions sous un autre compte', en: 'Sessions under another account' },
    text: {
      fr: 'Quels comptes du système peuvent ouvrir des sessions sous un autre (s_userName, s_domainName), par exemple un mandataire entre les navigateurs et ce serveur. Chacun le peut sous le sien.',
      en: 'Which accounts of the system may open sessions under another one (s_userName, s_domainName): a proxy between browsers and this server, for one. Everybody may under his own.',
    },
  }),
  sandboxControl: optional('sandbox_control', {
    form: loopbackUrlForm(),
    only: 'dev',
    label: { fr: 'API de pilotage du bac à sable', en: 'Control API of the sandbox' },
    text: {
      fr: 'API de pilotage du bac à sable, par laquelle la page /console insère et retire des cartes.',
      en: 'Control API of the sandbox, which the page /console uses to insert and remove cards.',
    },
  }),
} as const;
