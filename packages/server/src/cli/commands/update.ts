import { createInstalledUpdater } from '../../updates/open-updater.js';
import { RELEASE_CHANNELS, type ReleaseChannel, type UpdateCheck } from '../../updates/types.js';
import type { Updater } from '../../updates/updater.js';
import { type CliIo, defineCliCommand, type GivenOptions } from '../command.js';
import { EXIT_CODES } from '../exit-codes.js';
import { openInstallation } from '../installation.js';
import { INSTALLATION_OPTIONS } from '../shared-options.js';
import { UsageError } from '../usage-error.js';

const CHANNEL_OPTION = {
  channel: {
    value: { fr: 'prod|dev|beta', en: 'prod|dev|beta' },
    text: { fr: 'Canal (défaut : celui des réglages).', en: 'Channel (default: that of the settings).' },
  },
} as const;

/** @throws {UsageError} */
export function readChannel(text: string): ReleaseChannel {
  const channel = RELEASE_CHANNELS.find((name) => name === text);
  if (channel !== undefined) return channel;
  const names = RELEASE_CHANNELS.join(', ');
  throw new UsageError({ fr: `--channel attend ${names}.`, en: `--channel wants one of ${names}.` });
}

async function withUpdater<Result>(
  given: GivenOptions<'config' | 'state'>,
  io: CliIo,
  downloadFolder: string | undefined,
  work: (updater: Updater) => Promise<Result>,
): Promise<Result> {
  const { settings, folders } = await openInstallation(given, io);
  const { platform, flavour, version } = io;
  const { state } = folders;
  const updater = await createInstalledUpdater({
    settings,
    state,
    downloadFolder,
    platform,
    flavour,
    version,
  });
  try {
    return await work(updater);
  } finally {
    await updater.close();
  }
}

function ask(updater: Updater, given: GivenOptions<'channel'>): Promise<UpdateCheck> {
  const channel = given.text('channel');
  return updater.check(channel === undefined ? {} : { channel: readChannel(channel) });
}

/** Servers that do not answer, or are not believed, are a failure; nothing to look for is none. */
const FAILED: ReadonlySet<UpdateCheck['state']> = new Set(['unreachable', 'refused']);

/** Looks for a newer version. */
export const updateCheck = defineCliCommand({
  summary: { fr: 'Cherche une version plus récente.', en: 'Looks for a newer version.' },
  details: {
    fr: 'Code de retour 1 quand les serveurs ne répondent pas ou ne sont pas crus.',
    en: 'Exit code 1 when the servers do not answer or are not believed.',
  },
  options: {
    ...INSTALLATION_OPTIONS,
    ...CHANNEL_OPTION,
    json: { text: { fr: 'Écrit du JSON, pour un programme.', en: 'Prints JSON, for a program.' } },
  },
  async run(given, io) {
    const check = await withUpdater(given, io, undefined, (updater) => ask(updater, given));
    if (given.has('json')) {
      io.out(`${JSON.stringify(check)}\n`);
    } else {
      const { log = '', link = '' } = 'release' in check ? check.release : {};
      const lines = [check.sentence[io.language], log, link].filter((line) => line !== '');
      io.out(`${lines.join('\n')}\n`);
    }
    return FAILED.has(check.state) ? EXIT_CODES.failed : EXIT_CODES.ok;
  },
});

/** Fetches the installer of the newest version. */
export const updateDownload = defineCliCommand({
  summary: {
    fr: 'Télécharge et vérifie l’installeur de la dernière version, sans l’installer.',
    en: 'Downloads and verifies the installer of the newest version, without installing it.',
  },
  details: {
    fr: 'Écrit le chemin de l’installeur sur la sortie standard, rien s’il n’y a pas de version plus récente.\nReprend un téléchargement coupé.',
    en: 'Prints the path of the installer on the standard output, nothing when there is no newer version.\nGoes on with a download that was cut.',
  },
  options: {
    ...INSTALLATION_OPTIONS,
    ...CHANNEL_OPTION,
    folder: {
      value: { fr: 'dossier', en: 'folder' },
      text: {
        fr: 'Dossier où le ranger (défaut : dans celui des données du service).',
        en: 'Folder to put it into (default: in that of what the service keeps).',
      },
    },
  },
  run: (given, io) =>
    withUpdater(given, io, given.text('folder'), async (updater) => {
      const check = await ask(updater, given);
      io.err(`${check.sentence[io.language]}\n`);
      if (FAILED.has(check.state)) return EXIT_CODES.failed;
      if (check.state !== 'available') return EXIT_CODES.ok;
      const { path } = await updater.download(check.release, { onProgress: tellTenths(io) });
      io.out(`${path}\n`);
      return EXIT_CODES.ok;
    }),
});

/** A line each time another tenth is there. */
function tellTenths({
  err,
}: CliIo): (progress: { readonly received: number; readonly size: number }) => void {
  let told = 0;
  return ({ received, size }) => {
    const tenths = Math.floor((received * 10) / size);
    if (tenths === told) return;
    told = tenths;
    err(`${tenths * 10} %\n`);
  };
}
