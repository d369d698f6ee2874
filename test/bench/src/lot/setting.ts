import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { enlargePdf } from '../enlarge-pdf.js';
import { startRepository } from './repository.js';
import { type LotSender, startLotSender } from './start-sender.js';

const PDF = new URL('../../e2e/fixtures/compte-rendu-de-consultation.pdf', import.meta.url);

/** What a publication is measured in. */
export interface LotSetting {
  /** Starts a process that publishes the document. */
  startSender(): LotSender;
  readonly folder: string;
  readonly url: string;
  /** PEM of the certificate that the server shows. */
  readonly identityFile: string;
}

/**
 * Runs work where processes may publish one document of that size to a server that takes it.
 *
 * @param folders Where the built program and the fixture are, seen from the caller.
 */
export async function inLotSetting<Result>(
  documentBytes: number,
  { program, fixture = PDF }: { readonly program: URL; readonly fixture?: URL },
  work: (setting: LotSetting) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'dmpconnect-lot-'));
  try {
    const identityFile = await makeIdentity(folder);
    const documentFile = join(folder, 'document.pdf');
    await writeFile(documentFile, enlargePdf(await readFile(fixture), documentBytes));
    const repository = await startRepository(identityFile, documentFile);
    const senders: LotSender[] = [];
    const startSender = (): LotSender => {
      const settings = {
        baseUrl: repository.baseUrl,
        identityFile,
        documentFile,
        smallFile: fileURLToPath(fixture),
      };
      const sender = startLotSender(settings, program);
      senders.push(sender);
      return sender;
    };
    try {
      return await work({ startSender, folder, url: `${repository.baseUrl}/repository`, identityFile });
    } finally {
      await Promise.all(senders.map((sender) => sender.stop()));
      await repository.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A key and a certificate that serve both sides, in one PEM file. */
async function makeIdentity(folder: string): Promise<string> {
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  const usage = ['subjectAltName=DNS:localhost', 'keyUsage=digitalSignature,nonRepudiation'];
  await promisify(execFile)('openssl', [
    ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '30'],
    ...['-subj', '/C=FR/CN=899700000013/SN=KIT/GN=DOC0013', '-keyout', key, '-out', certificate],
    ...usage.flatMap((extension) => ['-addext', extension]),
  ]);
  const file = join(folder, 'identity.pem');
  await writeFile(file, Buffer.concat([await readFile(certificate), await readFile(key)]));
  return file;
}
