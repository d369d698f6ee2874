import { connect } from 'node:net';
import { proxyOfSettings } from '../../../worker/services/proxy.js';
import type { Check } from '../../check.js';
import { type Finding, failure, ok, skipped } from '../../finding.js';

/** Whether the proxy of the settings is there; whether it lets the services through is told by their own lines. */
export const networkProxy: Check = {
  id: 'network.proxy',
  group: 'network',
  async run({ settings, signal, patienceMs }) {
    const proxy = proxyOfSettings(settings.proxy);
    if (proxy === undefined) {
      return settings.proxy.server === undefined
        ? skipped({
            fr: 'Aucun serveur mandataire (proxy) dans les réglages : les connexions sont directes.',
            en: 'No proxy in the settings: connections are direct.',
          })
        : failure(
            {
              fr: 'Les réglages nomment un serveur mandataire (proxy) sans son port : il n’est pas utilisé.',
              en: 'The settings name a proxy without its port: it is not used.',
            },
            { fr: 'Compléter proxy/port.', en: 'Complete proxy/port.' },
          );
    }
    return judgeProxy(
      proxy.host,
      proxy.port,
      await tryProxy(proxy.host, proxy.port, AbortSignal.any([signal, AbortSignal.timeout(patienceMs)])),
    );
  },
};

/** The line of a proxy. `code`: the error of the system, or nothing when it accepts connections. */
export function judgeProxy(host: string, port: number, code: string | undefined): Finding {
  const details = { proxy: `${host}:${port}`, ...(code === undefined ? {} : { code }) };
  if (code === undefined) {
    return ok(
      {
        fr: `Le serveur mandataire (proxy) ${host}:${port} accepte les connexions.`,
        en: `The proxy ${host}:${port} accepts connections.`,
      },
      details,
    );
  }
  return failure(
    {
      fr: `Le serveur mandataire (proxy) ${host}:${port} n’est pas joignable : aucun service ne l’est.`,
      en: `The proxy ${host}:${port} cannot be reached: no service can.`,
    },
    {
      fr: 'Vérifier proxy/server et proxy/port avec l’administrateur du réseau.',
      en: 'Check proxy/server and proxy/port with the administrator of the network.',
    },
    details,
  );
}

function tryProxy(host: string, port: number, limit: AbortSignal): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ host: host.replace(/^\[(.*)\]$/, '$1'), port, signal: limit });
    socket.once('connect', () => {
      socket.destroy();
      resolve(undefined);
    });
    socket.once('error', (error: NodeJS.ErrnoException) =>
      resolve(limit.aborted ? 'TIMEOUT' : (error.code ?? 'UNKNOWN')),
    );
  });
}
