import { type FSWatcher, watch } from 'node:fs';
import { createQueue } from '../storage/queue.js';
import type { LocalCertificate } from './bundle.js';
import { ensureLocalCertificate, type LocalCertificateOptions } from './local-certificate.js';

/** The certificate of a running server, looked after. */
export interface CertificateKeeper {
  /** Looks at it now: makes the next one when it is due, takes it when its authority is trusted. */
  look(): Promise<void>;
  close(): void;
}

/** What a keeper works with. */
export interface KeeperOptions extends LocalCertificateOptions {
  /** The certificate that serves. */
  readonly present: LocalCertificate;
  /** Told of each certificate that is to serve from now on. Open connections are not touched. */
  readonly onChange: (certificate: LocalCertificate) => void;
  /** How often it is looked at whatever the system says of the folder, ms. */
  readonly everyMs?: number;
}

/** `certificate trust` writes into the folder; where nothing tells of it, a minute is soon enough. */
const EVERY_MS = 60_000;

/** Files that are written together are one change. */
const GATHER_MS = 200;

/** Looks after the certificate of a running server, which may run for years. Keeps no process alive. */
export function keepCertificate(options: KeeperOptions): CertificateKeeper {
  const { folder, logger, onChange, everyMs = EVERY_MS } = options;
  const queue = createQueue();
  let serving = options.present.certificate;
  let closed = false;
  const look = (): Promise<void> =>
    queue(async () => {
      if (closed) return;
      const certificate = await ensureLocalCertificate(options);
      if (closed || certificate.certificate === serving) return;
      serving = certificate.certificate;
      onChange(certificate);
    });
  const lookQuietly = (): void => {
    look().catch((error: unknown) => logger.error({ err: error }, 'The certificate could not be checked.'));
  };

  let gathering: NodeJS.Timeout | undefined;
  const watcher = watchFolder(folder, () => {
    gathering ??= setTimeout(() => {
      gathering = undefined;
      lookQuietly();
    }, GATHER_MS).unref();
  });
  const timer = setInterval(lookQuietly, everyMs).unref();
  return {
    look,
    close: () => {
      closed = true;
      clearInterval(timer);
      clearTimeout(gathering);
      watcher?.close();
    },
  };
}

/** The system may have no watcher left: the timer is there then. */
function watchFolder(folder: string, onSign: () => void): FSWatcher | undefined {
  try {
    const watcher = watch(folder, { persistent: false }, onSign);
    watcher.on('error', () => watcher.close());
    return watcher;
  } catch {
    return undefined;
  }
}
