import type { Language, Texts } from '../cli/texts.js';
import type { Settings } from '../config/index.js';
import {
  NATIONAL_PREREQUISITES,
  type NationalService,
  type NetworkEnvironment,
} from './national-prerequisites.js';
import {
  NETWORK_SERVICE_NAMES,
  NETWORK_SERVICES,
  type NetworkService,
  type ServiceNeed,
} from './services.js';
import { type NetworkTarget, networkTargets } from './targets.js';

const TITLE: Texts = {
  fr: 'DmpConnect-JS2 : prérequis réseau',
  en: 'DmpConnect-JS2: network prerequisites',
};

const INTRODUCTION: Texts = {
  fr: [
    'Serveurs que le poste du connecteur doit pouvoir joindre, directement ou par un serveur',
    'mandataire HTTPS (méthode CONNECT). Un équipement qui déchiffre puis rechiffre les connexions',
    'ne convient pas : le connecteur vérifie l’identité des serveurs et présente la carte du',
    'professionnel.',
  ].join('\n'),
  en: [
    'Servers that the machine of the connector must be able to reach, directly or through an HTTPS',
    'proxy (method CONNECT). A device that decrypts and encrypts connections again does not do: the',
    'connector checks the identity of the servers and shows the card of the professional.',
  ].join('\n'),
};

const ENVIRONMENTS: Readonly<Record<NetworkEnvironment, Texts>> = {
  prod: { fr: 'Production', en: 'Production' },
  test: { fr: 'Test', en: 'Test' },
};

const NEEDS: Readonly<Record<ServiceNeed, Texts>> = {
  every: { fr: 'tous sont nécessaires', en: 'each is needed' },
  any: { fr: 'un seul suffit', en: 'one is enough' },
  optional: { fr: 'facultatif', en: 'optional' },
};

const WORDS = {
  for: { fr: 'Pour', en: 'For' },
  settings: { fr: 'Selon les réglages', en: 'By the settings' },
  none: {
    fr: 'aucun dans les réglages : aucun n’est contacté',
    en: 'none in the settings: none is contacted',
  },
  unused: {
    fr: 'inutilisé sur ce poste (doctor/unused_services)',
    en: 'not used on this machine (doctor/unused_services)',
  },
  local: {
    fr: 'Sur le poste lui-même : port TCP',
    en: 'On the machine itself: TCP port',
  },
} as const satisfies Record<string, Texts>;

/**
 * The list of servers for the administrator of a network (`prerequis_reseau.txt`, seed 3.3): the national ones of both
 * environments, and those that the settings of the installation name. The doctor checks the same ones.
 */
export function writePrerequisites(settings: Settings, language: Language): string {
  const targets = networkTargets(settings);
  const sections = NETWORK_SERVICE_NAMES.map((service) =>
    describeService(service, settings, targets, language),
  );
  const { port } = settings.server;
  return [
    TITLE[language],
    '='.repeat(TITLE[language].length),
    '',
    INTRODUCTION[language],
    '',
    ...sections,
    `${WORDS.local[language]} ${port} (127.0.0.1, ::1).`,
    '',
  ].join('\n');
}

function describeService(
  service: NetworkService,
  settings: Settings,
  targets: readonly NetworkTarget[],
  language: Language,
): string {
  const { name, use, need, section } = NETWORK_SERVICES[service];
  const title = `${section} ${name[language]} (${NEEDS[need][language]})`;
  return [
    title,
    '-'.repeat(title.length),
    `${WORDS.for[language]} ${use[language]}.`,
    '',
    ...listServers(service, settings, targets, language),
    '',
  ].join('\n');
}

function listServers(
  service: NetworkService,
  settings: Settings,
  targets: readonly NetworkTarget[],
  language: Language,
): readonly string[] {
  if (settings.doctor.unusedServices.includes(service)) return [`  ${WORDS.unused[language]}`];
  const own = targets.filter((target) => target.service === service);
  if (!isNational(service)) {
    return own.length === 0 ? [`  ${WORDS.none[language]}`] : own.map(writeTarget);
  }
  const national = NATIONAL_PREREQUISITES[service];
  const known = [...national.prod, ...national.test];
  const further = own.filter(({ host }) => !known.includes(host));
  const environments: readonly NetworkEnvironment[] = ['prod', 'test'];
  return [
    ...environments.flatMap((environment) => [
      `  ${ENVIRONMENTS[environment][language]}`,
      ...national[environment].map((host) => `    https://${host} (TCP 443)`),
    ]),
    ...(further.length === 0
      ? []
      : [`  ${WORDS.settings[language]}`, ...further.map((one) => `  ${writeTarget(one)}`)]),
  ];
}

function isNational(service: NetworkService): service is NationalService {
  return Object.hasOwn(NATIONAL_PREREQUISITES, service);
}

function writeTarget({ host, port, protocol }: NetworkTarget): string {
  return `  ${host} (${protocol === 'udp' ? 'UDP' : 'TCP'} ${port})`;
}
