import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { networkTargets } from '../../../network/targets.js';
import type { Check } from '../../check.js';
import { type Finding, failure, ok, skipped } from '../../finding.js';

/** The name that pages use (js-api 1.1). */
const NAME = 'localhost.icanopee.net';

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

/** Whether the name that pages use leads to this machine. */
export const serviceName: Check = {
  id: 'service.name',
  group: 'service',
  async run({ settings }) {
    // An installation that talks to this machine alone asks nobody for a name either.
    if (networkTargets(settings).every(({ host }) => isLoopbackHost(host))) {
      return skipped({
        fr: `Le nom ${NAME} n’est pas demandé : cette installation ne parle qu’à ce poste.`,
        en: `The name ${NAME} is not asked for: this installation talks to this machine alone.`,
      });
    }
    const found = await lookup(NAME, { all: true }).catch(() => []);
    return judgeServiceName(found.map(({ address }) => address));
  },
};

/** Judges the addresses that the name leads to. */
export function judgeServiceName(addresses: readonly string[]): Finding {
  const details = { name: NAME, addresses: addresses.join(' ') };
  if (addresses.length > 0 && addresses.every(isLoopbackHost)) {
    return ok(
      { fr: `Le nom ${NAME} mène à ce poste.`, en: `The name ${NAME} leads to this machine.` },
      details,
    );
  }
  const remedy = {
    fr: `Ajouter la ligne « 127.0.0.1 ${NAME} » au fichier hosts du système. Certains routeurs et serveurs DNS refusent les noms qui mènent à 127.0.0.1.`,
    en: `Add the line "127.0.0.1 ${NAME}" to the hosts file of the system. Some routers and DNS servers refuse names that lead to 127.0.0.1.`,
  };
  return addresses.length === 0
    ? failure(
        { fr: `Le nom ${NAME} n’est pas résolu.`, en: `The name ${NAME} does not resolve.` },
        remedy,
        details,
      )
    : failure(
        {
          fr: `Le nom ${NAME} mène ailleurs qu’à ce poste (${addresses.join(', ')}).`,
          en: `The name ${NAME} leads elsewhere than to this machine (${addresses.join(', ')}).`,
        },
        remedy,
        details,
      );
}

/** Whether a host is this machine, by its address or the name `localhost`. */
export function isLoopbackHost(host: string): boolean {
  const bare = host.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  const family = isIP(bare);
  if (family === 0) return bare === 'localhost' || bare.endsWith('.localhost');
  return LOOPBACK.check(bare, family === 6 ? 'ipv6' : 'ipv4');
}
