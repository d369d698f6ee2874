import type { TimeProbe } from '@dmpconnect/ntp';
import type { Check } from '../../check.js';
import { type Finding, failure, ok, skipped, warning } from '../../finding.js';

const UNUSED = {
  fr: 'Serveurs de temps : service inutilisé sur ce poste (doctor/unused_services).',
  en: 'Time servers: service not used on this machine (doctor/unused_services).',
};

/** Whether each time server answers over UDP (seed 3.3.7). */
export const timeServers: Check = {
  id: 'time.servers',
  group: 'time',
  async run({ settings, time }) {
    if (settings.doctor.unusedServices.includes('time')) return skipped(UNUSED);
    return judgeTimeServers(await time());
  },
};

/** Whether the clock of the machine is right. */
export const timeClock: Check = {
  id: 'time.clock',
  group: 'time',
  async run({ settings, time }) {
    if (settings.doctor.unusedServices.includes('time')) return skipped(UNUSED);
    return judgeClock(await time());
  },
};

/** The lines of the time servers: one of them is enough. */
export function judgeTimeServers({ servers }: TimeProbe): readonly Finding[] {
  const answered = servers.some(({ outcome }) => outcome === 'agrees');
  const complain = answered ? warning : failure;
  return servers.map((probe) => {
    if (probe.outcome === 'unusable') {
      return complain(
        {
          fr: `Le serveur de temps ${probe.server} ne donne pas l’heure.`,
          en: `The time server ${probe.server} does not give the time.`,
        },
        {
          fr: 'Autoriser UDP, port 123, vers ce serveur dans le pare-feu, ou nommer celui du réseau dans ntp/server. Sans heure, la première transaction DMP échoue.',
          en: 'Allow UDP, port 123, to this server in the firewall, or name that of the network in ntp/server. Without time the first DMP transaction fails.',
        },
        { server: probe.server, why: probe.why },
      );
    }
    const { server, stratum, delayMs, offsetMs } = probe;
    const details = { server, stratum, delayMs: Math.round(delayMs), offsetMs: Math.round(offsetMs) };
    if (probe.outcome === 'contradicts') {
      return complain(
        {
          fr: `Le serveur de temps ${server} contredit les autres.`,
          en: `The time server ${server} contradicts the others.`,
        },
        {
          fr: 'Retirer ce serveur de ntp/server.',
          en: 'Take this server out of ntp/server.',
        },
        details,
      );
    }
    return ok(
      { fr: `Le serveur de temps ${server} répond.`, en: `The time server ${server} answers.` },
      details,
    );
  });
}

/** From then on certificates may seem out of date, and journals mislead. */
const WRONG_MS = 60_000;
const VERY_WRONG_MS = 60 * 60_000;

const SET_CLOCK = {
  fr: 'Activer la synchronisation de l’heure du système, ou mettre le poste à l’heure.',
  en: 'Turn on the time synchronisation of the system, or set the clock.',
};

/** The line of the clock. DMP time stamps are corrected by the offset; certificates and licences are not. */
export function judgeClock({ offsetMs }: TimeProbe): Finding {
  if (offsetMs === undefined) {
    return failure(
      {
        fr: 'L’heure du poste n’a pas pu être vérifiée : aucune majorité de serveurs de temps.',
        en: 'The clock could not be checked: no majority of time servers.',
      },
      {
        fr: 'Corriger d’abord les lignes des serveurs de temps.',
        en: 'Correct the lines of the time servers first.',
      },
    );
  }
  const seconds = Math.abs(Math.round(offsetMs / 1000));
  const details = { offsetMs: Math.round(offsetMs) };
  const late = offsetMs > 0;
  if (seconds * 1000 < WRONG_MS) {
    return ok(
      {
        fr: `L’heure du poste est juste (écart de ${seconds} s).`,
        en: `The clock is right (offset of ${seconds} s).`,
      },
      details,
    );
  }
  const sentence = {
    fr: `L’heure du poste ${late ? 'retarde' : 'avance'} de ${seconds} s.`,
    en: `The clock is ${seconds} s ${late ? 'late' : 'fast'}.`,
  };
  return Math.abs(offsetMs) >= VERY_WRONG_MS
    ? failure(sentence, SET_CLOCK, details)
    : warning(sentence, SET_CLOCK, details);
}
