import type { Settings } from '../../config/index.js';

type Environment = Settings['server']['environment'];

/**
 * Hosts of the national services by environment: the DMP (dmp-transactions 1.1; seed 9.1), the health messaging (mss 2,
 * seed) and the teleservices of the health insurance (teleservices 2.1). `*.` stands for one label or more.
 */
const NATIONAL_HOSTS = {
  dmp: {
    prod: ['lps2.dmp.gouv.fr', 'lps-igc-sante.dmp.gouv.fr'],
    test: ['*.lps2.dmp.gouv.fr', '*.lps-igc-sante.dmp.gouv.fr', 'lps.dev1.dmp.gouv.fr'],
  },
  messaging: {
    prod: ['mss-idp-igcsante.mssante.fr', 'mss-msg-igcsante.mssante.fr', 'espacedeconfiance.mssante.fr'],
    test: ['mss-idp-igcsante.formation.mssante.fr', 'mss-msg-igcsante.formation.mssante.fr'],
  },
  teleservices: {
    prod: ['services-ps.ameli.fr', 'services-ps-tlsm.ameli.fr'],
    test: ['qualiflps.services-ps.ameli.fr', 'qualiflps-services-ps-tlsm.ameli.fr'],
  },
} as const satisfies Record<string, Readonly<Record<Environment, readonly string[]>>>;

/** A family of national services. */
export type NationalService = keyof typeof NATIONAL_HOSTS;

/** Every family. */
export const NATIONAL_SERVICES: readonly NationalService[] = ['dmp', 'messaging', 'teleservices'];

/**
 * Whether a server may be contacted with the professional's keys, or for an application: those of the named services in
 * the environment of the settings, on the port of HTTPS, and those the operator adds.
 */
export function isHostAllowed(
  services: readonly NationalService[],
  { hostname, port }: Pick<URL, 'hostname' | 'port'>,
  settings: Pick<Settings, 'server' | 'dmpconnect'>,
): boolean {
  const host = hostname.toLowerCase();
  const named = services.some((service) =>
    NATIONAL_HOSTS[service][settings.server.environment].some((pattern) => matches(pattern, host)),
  );
  // `host` allows every port of it, `host:port` that one.
  const authority = `${host}:${port === '' ? '443' : port}`;
  return (
    (named && (port === '' || port === '443')) ||
    settings.dmpconnect.allowedHosts.some((item) => [host, authority].includes(item.toLowerCase()))
  );
}

function matches(pattern: string, host: string): boolean {
  return pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern;
}
