import { openJournals } from '../../logging/journals.js';
import { defineCliCommand } from '../command.js';
import { EXIT_CODES } from '../exit-codes.js';
import { openInstallation } from '../installation.js';
import { listenAddresses } from '../listen-addresses.js';
import { parsePort } from '../parse-port.js';
import { INSTALLATION_OPTIONS } from '../shared-options.js';
import { startServer } from '../start-server.js';

/** Runs the server until it is asked to stop. */
export const serve = defineCliCommand({
  summary: { fr: 'Lance le serveur.', en: 'Runs the server.' },
  details: {
    fr: 'Quand il est prêt, écrit une ligne sur la sortie standard :\n  {"ready":true,"port":9982,"caFile":"…"}',
    en: 'When it is ready, writes one line on the standard output:\n  {"ready":true,"port":9982,"caFile":"…"}',
  },
  options: {
    ...INSTALLATION_OPTIONS,
    port: {
      value: { fr: 'numéro', en: 'number' },
      text: {
        fr: 'Port d’écoute, à la place de celui des réglages ; 0 : au choix du système.',
        en: 'Listening port, instead of that of the settings; 0: chosen by the system.',
      },
    },
    'listen-beyond-loopback': {
      text: {
        fr: 'Second accord, avec server/listen_beyond_loopback, pour une adresse autre que la boucle locale.',
        en: 'Second agreement, with server/listen_beyond_loopback, to an address other than loopback.',
      },
    },
    'stop-on-stdin-end': {
      text: {
        fr: 'S’arrête quand l’entrée standard se ferme.',
        en: 'Stops when the standard input closes.',
      },
    },
  },

  async run(given, io) {
    const installation = await openInstallation(given, io);
    const { settings, folders } = installation;
    const addresses = listenAddresses(settings.server, given.has('listen-beyond-loopback'));
    const port = parsePort(given.text('port')) ?? settings.server.port;
    const journals = openJournals({
      folder: folders.masterJournals,
      levels: { library: settings.dmpconnect.logLevel, server: settings.server.logLevel },
      maxMegabytes: settings.journal.maxMegabytes,
      daily: settings.journal.daily,
      kept: settings.journal.kept,
    });
    const log = journals.server;
    try {
      log.info(
        { flavour: io.flavour, settingsFile: installation.settingsFile },
        `DmpConnect-JS2 ${io.version} starts.`,
      );
      for (const { path, line } of installation.unknown) {
        log.warn(`The settings file holds a node that is not known: ${path} (line ${line}).`);
      }
      // Before anything is started: a request to stop during the start is not lost.
      const ending = Promise.race([
        io.stopSignal().then(() => undefined),
        ...(given.has('stop-on-stdin-end') ? [streamEnd(io.stdin)] : []),
        io.fault().then((thrown) => ({ thrown })),
      ]);
      const server = await startServer(installation, { addresses, port, journals }, io);
      io.out(`${JSON.stringify({ ready: true, port: server.port, caFile: server.caFile })}\n`);
      const fault = await ending;
      // What comes after a fault nobody foresaw cannot be relied on: the service manager starts it again.
      if (fault !== undefined) log.error({ err: fault.thrown }, 'A fault that nobody caught.');
      log.info('DmpConnect-JS2 stops.');
      const closed = await within(CLOSE_MS, server.close());
      if (!closed) log.error('The stop took too long and was cut short.');
      return fault === undefined && closed ? EXIT_CODES.ok : EXIT_CODES.failed;
    } catch (error) {
      log.error({ err: error }, 'DmpConnect-JS2 could not run.');
      throw error;
    } finally {
      await journals.close();
    }
  },
});

/** Workers have eight seconds of their own to end. */
const CLOSE_MS = 20_000;

/** Whether `work` ended in time. */
async function within(ms: number, work: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}

function streamEnd(stream: NodeJS.ReadableStream): Promise<undefined> {
  return new Promise((resolve) => {
    stream.once('end', () => resolve(undefined));
    stream.once('close', () => resolve(undefined));
    // An input that fails says nothing more: it is over too.
    stream.once('error', () => resolve(undefined));
    stream.resume();
  });
}
