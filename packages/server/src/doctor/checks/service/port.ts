import type { MasterState } from '../../../admin-client/index.js';
import type { Check } from '../../check.js';
import { type Finding, failure, ok } from '../../finding.js';

/** Whether the service runs and answers with its status page (seed 7.1). */
export const servicePort: Check = {
  id: 'service.port',
  group: 'service',
  run: async ({ master, port, version }) => judgeMaster(await master(), port, version),
};

/** Judges what answers on the port of the service. */
export function judgeMaster(state: MasterState, port: number, installed: string): Finding {
  if (!state.answers) return SILENCES[state.why](port);
  const { version, sessions } = state;
  if (version === installed) {
    return ok(
      {
        fr: `Le service répond sur le port ${port} (version ${version}, ${sessions} session(s) ouverte(s)).`,
        en: `The service answers on port ${port} (version ${version}, ${sessions} open session(s)).`,
      },
      { port, version, sessions },
    );
  }
  return failure(
    {
      fr: `Le service qui répond est de la version ${version}, et le programme installé de la version ${installed}.`,
      en: `The service that answers has version ${version}, and the installed program version ${installed}.`,
    },
    {
      fr: 'Redémarrer le service : une mise à jour a été installée sans qu’il redémarre.',
      en: 'Restart the service: an update was installed without a restart.',
    },
    { port, running: version, installed },
  );
}

const RESTART = {
  fr: 'Redémarrer le service DmpConnect-JS2 (superviseur, ou gestionnaire de services du système). S’il s’arrête aussitôt, la fin de dmpConnect-js2.log dit pourquoi.',
  en: 'Restart the service DmpConnect-JS2 (supervisor, or service manager of the system). If it stops at once, the end of dmpConnect-js2.log says why.',
};

const SILENCES: Readonly<
  Record<Extract<MasterState, { readonly answers: false }>['why'], (port: number) => Finding>
> = {
  refused: (port) =>
    failure(
      {
        fr: `Le service ne répond pas : rien n’écoute sur le port ${port}.`,
        en: `The service does not answer: nothing listens on port ${port}.`,
      },
      RESTART,
      { port, why: 'refused' },
    ),
  timeout: (port) =>
    failure(
      {
        fr: `Le port ${port} est ouvert, mais le service ne répond pas à temps.`,
        en: `Port ${port} is open, but the service does not answer in time.`,
      },
      RESTART,
      { port, why: 'timeout' },
    ),
  tls: (port) =>
    failure(
      {
        fr: `Ce qui répond sur le port ${port} ne présente pas le certificat de cette installation.`,
        en: `What answers on port ${port} does not present the certificate of this installation.`,
      },
      {
        fr: 'Redémarrer le service. Si cela ne change rien, un autre programme occupe le port (un ancien connecteur, un antivirus qui déchiffre les connexions) : l’arrêter, ou choisir un autre port dans server/port.',
        en: 'Restart the service. If nothing changes, another program holds the port (an older connector, an antivirus that decrypts connections): stop it, or choose another port in server/port.',
      },
      { port, why: 'tls' },
    ),
  other: (port) =>
    failure(
      {
        fr: `Un autre programme occupe le port ${port} : ce n’est pas la page de DmpConnect-JS2.`,
        en: `Another program holds port ${port}: it is not the page of DmpConnect-JS2.`,
      },
      {
        fr: 'Arrêter ce programme (un ancien connecteur, souvent), ou choisir un autre port dans server/port, puis redémarrer le service.',
        en: 'Stop that program (often an older connector), or choose another port in server/port, then restart the service.',
      },
      { port, why: 'other' },
    ),
};
