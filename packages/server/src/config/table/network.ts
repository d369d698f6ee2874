import { hostForm, hostsForm } from '../forms/hosts.js';
import { BYPASS_RULE, itemsForm } from '../forms/items.js';
import { integerForm, textForm } from '../forms/scalars.js';
import { optional, setting } from './row.js';

/** Time servers of the seed, 3.3.7: the only default that names a host of the Internet. */
export const DEFAULT_NTP_SERVERS = [
  '0.pool.ntp.org',
  '1.pool.ntp.org',
  '2.pool.ntp.org',
  '3.pool.ntp.org',
] as const;

/** The proxy (seed 3.4, 6.2). */
export const PROXY_ROWS = {
  server: optional('server', {
    form: hostForm(),
    label: { fr: 'Serveur mandataire', en: 'Proxy' },
    text: { fr: 'Serveur mandataire HTTPS (méthode CONNECT).', en: 'HTTPS proxy (method CONNECT).' },
  }),
  port: optional('port', {
    form: integerForm(1, 65_535),
    label: { fr: 'Port du mandataire', en: 'Port of the proxy' },
    text: { fr: 'Port du serveur mandataire.', en: 'Port of the proxy.' },
  }),
  login: optional('login', {
    form: textForm(256),
    label: { fr: 'Utilisateur du mandataire', en: 'User of the proxy' },
    text: { fr: 'Nom d’utilisateur pour le serveur mandataire.', en: 'User name for the proxy.' },
  }),
  password: optional('password', {
    form: textForm(256),
    secret: true,
    label: { fr: 'Mot de passe du mandataire', en: 'Password of the proxy' },
    text: { fr: 'Mot de passe pour le serveur mandataire.', en: 'Password for the proxy.' },
  }),
  bypass: setting('bypass', {
    form: itemsForm('host', BYPASS_RULE),
    default: [],
    label: { fr: 'Hôtes sans mandataire', en: 'Hosts without the proxy' },
    text: {
      fr: 'Hôtes atteints sans le serveur mandataire, quelle que soit l’origine de ses réglages.',
      en: 'Hosts reached without the proxy, wherever its settings come from.',
    },
  }),
} as const;

/** Time servers (seed 3.3.7, 6.2). */
export const NTP_ROWS = {
  servers: setting('server', {
    form: hostsForm(),
    default: DEFAULT_NTP_SERVERS,
    label: { fr: 'Serveurs de temps', en: 'Time servers' },
    text: {
      fr: 'Un ou plusieurs serveurs de temps.',
      en: 'One time server or several.',
    },
  }),
  port: setting('port', {
    form: integerForm(1, 65_535),
    default: 123,
    label: { fr: 'Port des serveurs de temps', en: 'Port of the time servers' },
    text: { fr: 'Port UDP des serveurs de temps.', en: 'UDP port of the time servers.' },
  }),
} as const;
