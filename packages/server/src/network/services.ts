import type { Texts } from '../cli/texts.js';

/** When the servers of a service are missing: each is needed, one of them is enough, or people do without. */
export type ServiceNeed = 'every' | 'any' | 'optional';

/** One of the services that a machine needs the network for. */
interface NetworkServiceRow {
  readonly name: Texts;
  /** What does not work without it. */
  readonly use: Texts;
  readonly need: ServiceNeed;
  /** Section of the installation guide (seed 3.3). */
  readonly section: string;
}

/** What a machine needs the network for (seed 3.3), in the order of the guide. */
export const NETWORK_SERVICES = {
  dmp: {
    name: { fr: 'DMP, services web', en: 'DMP, web services' },
    use: {
      fr: 'toutes les transactions du DMP',
      en: 'every transaction of the DMP',
    },
    need: 'any',
    section: '3.3.1',
  },
  'web-ps': {
    name: { fr: 'DMP, site des professionnels (Web-PS)', en: 'DMP, web site of professionals (Web-PS)' },
    use: {
      fr: 'l’ouverture du DMP dans le navigateur, si le logiciel la propose',
      en: 'opening the DMP in the browser, if the software offers it',
    },
    need: 'optional',
    section: '3.3.2',
  },
  teleservices: {
    name: { fr: 'Téléservices de l’Assurance Maladie', en: 'Teleservices of the health insurance' },
    use: { fr: 'INSi et ALDi', en: 'INSi and ALDi' },
    need: 'every',
    section: '3.3.3',
  },
  messaging: {
    name: { fr: 'Messagerie sécurisée de santé', en: 'Secure mail of health' },
    use: {
      fr: 'l’envoi et la lecture des messages sécurisés, et leur annuaire',
      en: 'sending and reading secure messages, and their directory',
    },
    need: 'every',
    section: '3.3.4',
  },
  'patient-forms': {
    name: { fr: 'DMP, formulaires et paramètres', en: 'DMP, forms and parameters' },
    use: {
      fr: 'les formulaires destinés aux patients',
      en: 'the forms for patients',
    },
    need: 'optional',
    section: '3.3.5',
  },
  licence: {
    name: { fr: 'Serveurs de licence', en: 'Licence servers' },
    use: {
      fr: 'la vérification de la licence, quand les réglages en nomment ; un seul suffit',
      en: 'the check of the licence, when the settings name some; one is enough',
    },
    need: 'any',
    section: '3.3.6',
  },
  time: {
    name: { fr: 'Serveurs de temps', en: 'Time servers' },
    use: {
      fr: 'l’horodatage des transactions du DMP',
      en: 'the time stamps of the transactions of the DMP',
    },
    need: 'any',
    section: '3.3.7',
  },
  updates: {
    name: { fr: 'Serveurs de mise à jour', en: 'Update servers' },
    use: {
      fr: 'l’annonce des nouvelles versions, quand les réglages en nomment',
      en: 'the announcement of new versions, when the settings name some',
    },
    need: 'optional',
    section: '3.3.8',
  },
} as const satisfies Record<string, NetworkServiceRow>;

/** A service that needs the network. */
export type NetworkService = keyof typeof NETWORK_SERVICES;

/** Every one, in the order of the guide. */
export const NETWORK_SERVICE_NAMES = Object.keys(NETWORK_SERVICES).filter(isNetworkService);

/** Whether a text is the name of one. */
export function isNetworkService(name: string): name is NetworkService {
  return Object.hasOwn(NETWORK_SERVICES, name);
}
