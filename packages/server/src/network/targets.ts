import type { Settings } from '../config/index.js';
import { NATIONAL_PREREQUISITES, type NationalService } from './national-prerequisites.js';
import { NETWORK_SERVICE_NAMES, type NetworkService } from './services.js';

/** One server that the settings make the product use. */
export interface NetworkTarget {
  readonly service: NetworkService;
  readonly host: string;
  readonly port: number;
  /** `tls`: TLS at once (HTTPS, LDAPS); `tcp`: in the clear; `udp`: a time server. */
  readonly protocol: 'tls' | 'tcp' | 'udp';
}

type NetworkSettings = Pick<
  Settings,
  'server' | 'doctor' | 'teleservices' | 'mss' | 'licensing' | 'updater' | 'ntp'
>;

/**
 * The servers that an installation uses: those its settings name, the national ones of the environment where they name
 * none. Every line of the doctor about the network, and the list for the administrator of a network, come from it.
 */
export function networkTargets(settings: NetworkSettings): readonly NetworkTarget[] {
  const { unusedServices } = settings.doctor;
  return NETWORK_SERVICE_NAMES.filter((service) => !unusedServices.includes(service)).flatMap((service) =>
    unique(SERVERS[service](settings).map((server) => ({ service, ...server }))),
  );
}

type Server = Omit<NetworkTarget, 'service'>;

const HTTPS_PORT = 443;

const SERVERS: Readonly<Record<NetworkService, (settings: NetworkSettings) => readonly Server[]>> = {
  dmp: ({ doctor, server }) => named(doctor.dmpUrl) ?? national('dmp', server.environment),
  // Who checks another DMP than the national one has another web site too, at the same address.
  'web-ps': ({ doctor, server }) =>
    doctor.dmpUrl === undefined ? national('web-ps', server.environment) : [],
  'patient-forms': ({ doctor, server }) =>
    doctor.dmpUrl === undefined ? national('patient-forms', server.environment) : [],
  teleservices: ({ teleservices, server }) =>
    named(teleservices.url) ?? national('teleservices', server.environment),
  messaging: ({ mss, server }) => {
    const [identity = [], mail = [], whiteList = []] = national('messaging', server.environment).map(
      (one) => [one],
    );
    return [
      ...(named(mss.identityUrl) ?? identity),
      ...(named(mss.mailUrl) ?? mail),
      ...(named(mss.whiteListUrl) ?? whiteList),
      ...(named(mss.ldapUrl) ?? []),
    ];
  },
  licence: ({ licensing }) => authorities(licensing.server0, licensing.server1, licensing.server2),
  updates: ({ updater }) => authorities(updater.server0, updater.server1),
  time: ({ ntp }) => ntp.servers.map((host) => ({ host, port: ntp.port, protocol: 'udp' as const })),
};

function national(service: NationalService, environment: Settings['server']['environment']) {
  return NATIONAL_PREREQUISITES[service][environment].map((host) => ({
    host,
    port: HTTPS_PORT,
    protocol: 'tls' as const,
  }));
}

/** Ports and protocols of the schemes that settings may have. */
const SCHEMES: Readonly<Record<string, Pick<Server, 'port' | 'protocol'>>> = {
  'https:': { port: HTTPS_PORT, protocol: 'tls' },
  'ldaps:': { port: 636, protocol: 'tls' },
  'ldap:': { port: 389, protocol: 'tcp' },
};

function named(url: string | undefined): readonly Server[] | undefined {
  if (url === undefined) return undefined;
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const scheme = SCHEMES[parsed?.protocol ?? ''];
  // What is no address is told by the check of the settings, and contacted by nobody.
  if (parsed === undefined || scheme === undefined) return [];
  const host = parsed.hostname.replace(/^\[(.*)\]$/, '$1');
  return [{ ...scheme, host, ...(parsed.port === '' ? {} : { port: Number(parsed.port) }) }];
}

/** `host` or `host:port`. */
function authorities(...servers: readonly (string | undefined)[]): readonly Server[] {
  return servers.flatMap((server) => (server === undefined ? [] : (named(`https://${server}`) ?? [])));
}

function unique(targets: readonly NetworkTarget[]): readonly NetworkTarget[] {
  const key = ({ host, port }: NetworkTarget) => `${host}:${port}`;
  return [...new Map(targets.map((target) => [key(target), target])).values()];
}
