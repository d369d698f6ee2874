import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TransactionDump } from '@dmpconnect/soap';
import type { Logger } from '../../logging/logger.js';

/** Kinds of message by the beginning of their content type, with the extension of their file. */
const EXTENSIONS: readonly (readonly [string, string])[] = [
  ['multipart/', 'mime'],
  ['application/soap+xml', 'xml'],
  ['text/xml', 'xml'],
];

/**
 * Writes every DMP message sent and received to a folder, as homologation asks (seed 6.2): one file a message, named
 * so that a folder sorted by name is the exchange in its order. A message that cannot be written is lost, never the
 * transaction.
 */
export function createTransactionDump(folder: string, log: Logger): TransactionDump {
  let count = 0;
  return ({ at, label, direction, contentType, body }) => {
    count += 1;
    const stamp = at.toISOString().replace(/[-:]/g, '').replace('.', '');
    const number = String(count).padStart(6, '0');
    const extension =
      EXTENSIONS.find(([prefix]) => contentType.toLowerCase().startsWith(prefix))?.[1] ?? 'bin';
    const name = `${stamp}-${process.pid}-${number}-${label.replace(/[^A-Za-z0-9.-]/g, '_')}-${direction}.${extension}`;
    void write(join(folder, name), folder, body).catch((error: unknown) => {
      log.warn({ err: error }, 'A transaction could not be written to the dump folder.');
    });
  };
}

/** One line of the journal for each DMP message: what it is and how long, never what it holds. */
export function createTransactionJournal(log: Logger): TransactionDump {
  return ({ label, direction, url, length }) =>
    log.info({ transaction: label, direction, host: new URL(url).host, bytes: length }, 'DMP message.');
}

/** Gives each message to several receivers. */
export function combineDumps(...dumps: readonly TransactionDump[]): TransactionDump {
  return (entry) => {
    for (const dump of dumps) dump(entry);
  };
}

async function write(path: string, folder: string, body: Uint8Array): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(path, body, { mode: 0o600, flag: 'wx' });
}
