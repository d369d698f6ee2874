import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { type ConnectionProbe, probeConnection } from '@dmpconnect/soap';
import { NETWORK_SERVICES, type NetworkService } from '../../../network/services.js';
import { type NetworkTarget, networkTargets } from '../../../network/targets.js';
import { proxyOfSettings } from '../../../worker/services/proxy.js';
import type { Check } from '../../check.js';
import type { DoctorContext } from '../../context.js';
import { type Finding, failure, ok, skipped, warning } from '../../finding.js';

/** Services reached with HTTPS; the time servers have their own check. */
type ConnectedService = Exclude<NetworkService, 'time'>;

/** Whether the servers of a service can be reached: name, TCP, proxy, TLS and its chain (seed 3.3). */
export function networkHosts(service: ConnectedService): Check {
  return {
    id: `network.${service}`,
    group: 'network',
    async run(context) {
      const { name } = NETWORK_SERVICES[service];
      if (context.settings.doctor.unusedServices.includes(service)) {
        return skipped({
          fr: `${name.fr} : service inutilisé sur ce poste (doctor/unused_services).`,
          en: `${name.en}: service not used on this machine (doctor/unused_services).`,
        });
      }
      const targets = networkTargets(context.settings).filter((target) => target.service === service);
      if (targets.length === 0) {
        return skipped({
          fr: `${name.fr} : aucun serveur dans les réglages, aucun n’est contacté.`,
          en: `${name.en}: no server in the settings, none is contacted.`,
        });
      }
      const probes = await Promise.all(
        targets.map(async (target) => ({ target, probe: await probeTarget(target, context) })),
      );
      return judgeHosts(service, probes);
    },
  };
}

/** What a probe of a server came to. */
export interface ProbedHost {
  readonly target: NetworkTarget;
  readonly probe: ConnectionProbe;
}

/** The lines of the servers of one service: how grave a missing one is depends on the others. */
export function judgeHosts(service: ConnectedService, probes: readonly ProbedHost[]): readonly Finding[] {
  const { name, use, need } = NETWORK_SERVICES[service];
  const someReached = probes.some(({ probe }) => probe.reached);
  const complain = need === 'optional' || (need === 'any' && someReached) ? warning : failure;
  return probes.map(({ target, probe }) => {
    const server = `${target.host}:${target.port}`;
    const details = { server, route: probe.route, elapsedMs: probe.elapsedMs, ...describeShown(probe) };
    if (probe.reached) {
      return ok(
        { fr: `${name.fr} : ${server} est joignable.`, en: `${name.en}: ${server} can be reached.` },
        { ...details, protocol: probe.protocol, wantsCard: probe.wantsCertificate },
      );
    }
    return complain(
      {
        fr: `${name.fr} : ${server} n’est pas joignable. ${probe.sentence.fr}`,
        en: `${name.en}: ${server} cannot be reached. ${probe.sentence.en}`,
      },
      {
        fr: `Autoriser ce serveur dans le pare-feu et le proxy (liste : dmpconnect-js2 doctor --prerequisites). Sans lui : ${use.fr}.`,
        en: `Allow this server in the firewall and the proxy (list: dmpconnect-js2 doctor --prerequisites). Without it: ${use.en}.`,
      },
      {
        ...details,
        reason: probe.reason,
        message: probe.message,
        ...(probe.code === undefined ? {} : { code: probe.code }),
      },
    );
  });
}

function describeShown({ certificate }: ConnectionProbe) {
  return certificate === undefined
    ? {}
    : {
        certificate: certificate.subject.replaceAll('\n', ', '),
        issuer: certificate.issuer.replaceAll('\n', ', '),
        certificateUntil: certificate.notAfter.toISOString().slice(0, 10),
      };
}

/** Which authorities each service is judged with: those of the connectors; web sites, as browsers do. */
const TRUST: Readonly<Record<ConnectedService, 'national' | 'licensing' | 'public'>> = {
  dmp: 'national',
  'web-ps': 'public',
  teleservices: 'national',
  messaging: 'national',
  'patient-forms': 'public',
  licence: 'licensing',
  updates: 'licensing',
};

async function probeTarget(target: NetworkTarget, context: DoctorContext): Promise<ConnectionProbe> {
  const { settings, signal, patienceMs } = context;
  const proxy = proxyOfSettings(settings.proxy);
  if (target.protocol !== 'tls') return probeClear(target, context);
  const trust = await readTrust(target.service, settings);
  return probeConnection({
    hostname: target.host,
    port: target.port,
    timeoutMs: patienceMs,
    signal,
    ...(trust === undefined ? {} : { trust }),
    ...(proxy === undefined ? {} : { proxy }),
  });
}

async function readTrust(
  service: NetworkService,
  { dmpconnect, licensing }: DoctorContext['settings'],
): Promise<string | undefined> {
  const kind = service === 'time' ? 'public' : TRUST[service];
  const file =
    kind === 'national' ? dmpconnect.trustFile : kind === 'licensing' ? licensing.trustFile : undefined;
  // A file that cannot be read makes every connection fail: the probe says so with an empty list.
  return file === undefined ? undefined : readFile(file, 'utf8').catch(() => '');
}

/** A directory in the clear: TCP alone. */
function probeClear(
  { host, port }: NetworkTarget,
  { signal, patienceMs }: Pick<DoctorContext, 'signal' | 'patienceMs'>,
): Promise<ConnectionProbe> {
  const started = performance.now();
  const limit = AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]);
  return new Promise((resolve) => {
    const socket = connect({ host, port, signal: limit });
    const base = () => ({ route: 'direct' as const, elapsedMs: Math.round(performance.now() - started) });
    socket.once('connect', () => {
      socket.destroy();
      resolve({ ...base(), reached: true, protocol: 'TCP', wantsCertificate: false });
    });
    socket.once('error', (error: NodeJS.ErrnoException) => {
      resolve({
        ...base(),
        reached: false,
        reason: limit.aborted ? 'timeout' : 'connect',
        message: 'The connection cannot be opened.',
        sentence: {
          fr: 'Rien ne répond à cette adresse : vérifiez l’accès au réseau et le pare-feu.',
          en: 'Nothing answers at that address: check the access to the network and the firewall.',
        },
        ...(error.code === undefined ? {} : { code: error.code }),
      });
    });
  });
}
