import { type LicenceServerProbe, probeLicenceServers } from '@dmpconnect/licensing';
import { createDispatcher } from '@dmpconnect/soap';
import { readPemFile } from '../../../worker/services/pem-file.js';
import { proxyOfSettings } from '../../../worker/services/proxy.js';
import type { Check } from '../../check.js';
import { type Finding, failure, ok, skipped, warning } from '../../finding.js';

/** Whether the licence servers answer with a signature that is trusted (seed 7.3.5). */
export const licenceServers: Check = {
  id: 'licence.servers',
  group: 'licence',
  async run({ settings, version, signal, now, patienceMs }) {
    const { server0, server1, server2, publicKey, trustFile, gracePeriodHours } = settings.licensing;
    const servers = [server0, server1, server2].filter((server) => server !== undefined);
    if (servers.length === 0) {
      return skipped({
        fr: 'Aucun serveur de licence dans les réglages : le connecteur fonctionne entièrement, sans licence.',
        en: 'No licence server in the settings: the connector works fully, without licence.',
      });
    }
    const proxy = proxyOfSettings(settings.proxy);
    const dispatcher = createDispatcher({
      ...(trustFile === undefined ? {} : { trust: await readPemFile(trustFile, 'licensing/trust_file') }),
      ...(proxy === undefined ? {} : { proxy }),
    });
    try {
      const probes = await probeLicenceServers({
        servers,
        publicKeys: publicKey,
        dispatcher,
        version,
        environment: settings.server.environment,
        clock: { now },
        timeoutMs: patienceMs,
        signal,
      });
      return judgeLicenceServers(probes, gracePeriodHours);
    } finally {
      await dispatcher.destroy();
    }
  },
};

/** A line for each licence server: one is enough, and none is during the grace period. */
export function judgeLicenceServers(
  probes: readonly LicenceServerProbe[],
  gracePeriodHours: number,
): readonly Finding[] {
  const complain = probes.some(({ outcome }) => outcome === 'trusted') ? warning : failure;
  const grace =
    gracePeriodHours > 0
      ? {
          fr: `Les licences déjà accordées servent encore ${gracePeriodHours} h.`,
          en: `Licences granted before serve for another ${gracePeriodHours} h.`,
        }
      : {
          fr: 'Sans serveur de licence, aucun connecteur ne se crée (licensing/grace_period_hours vaut 0).',
          en: 'Without licence server no connector is made (licensing/grace_period_hours is 0).',
        };
  return probes.map(({ server, outcome, explanation, elapsedMs }) => {
    const details = { server, outcome, elapsedMs };
    const sentence = {
      fr: `Serveur de licence ${server} : ${explanation.fr}.`,
      en: `Licence server ${server}: ${explanation.en}.`,
    };
    if (outcome === 'trusted') return ok(sentence, details);
    return complain(
      sentence,
      {
        fr: `Autoriser ce serveur dans le pare-feu et le proxy, vérifier l’heure du poste et licensing/public_key. ${grace.fr}`,
        en: `Allow this server in the firewall and the proxy, check the clock and licensing/public_key. ${grace.en}`,
      },
      details,
    );
  });
}
