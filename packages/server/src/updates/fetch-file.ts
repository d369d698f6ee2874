import { rm } from 'node:fs/promises';
import type { createDispatcher } from '@dmpconnect/soap';
import type { Texts } from '../cli/texts.js';
import { ServerError } from '../errors.js';
import { reasonOf } from './ask-server.js';
import { appendStream, hashFile, sizeOf } from './partial-file.js';
import type { DownloadProgress, ReleaseFile } from './types.js';

/** What a download needs. */
export interface FetchOptions {
  /** Update servers, in their order. */
  readonly servers: readonly string[];
  readonly dispatcher: ReturnType<typeof createDispatcher>;
  /** Where the bytes are gathered; what an earlier attempt left there is gone on with. */
  readonly partial: string;
  readonly onProgress?: ((progress: DownloadProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  /** How long a server may keep silent. */
  readonly silenceMs?: number;
}

const SILENCE_MS = 30_000;

/** What one server failed with; `wrong`: these are not the bytes that were signed. */
interface Failure {
  readonly outcome: 'cut' | 'wrong';
  readonly reason: Texts;
}

type Attempt = { readonly outcome: 'whole' } | Failure;

/** A server that brings a few bytes at a time is not listened to for ever. */
const MAX_ROUNDS = 50;

/**
 * Gathers the bytes of a file from the servers, in turn, for as long as they bring something new. A connection that is
 * cut is gone on with; bytes that turn out wrong are thrown away.
 *
 * @throws {ServerError} `UPDATE_REFUSED` when a server gave other bytes than those signed and no server the right ones,
 *   `UPDATE_UNREACHABLE`, `DISK_FULL`, `STORAGE_UNWRITABLE`; the reason of `signal`, and the bytes stay then.
 */
export async function fetchFile(file: ReleaseFile, options: FetchOptions): Promise<void> {
  const failures = new Map<string, Failure>();
  const usable = () => options.servers.filter((server) => failures.get(server)?.outcome !== 'wrong');
  let most = -1;
  for (let round = 0; round < MAX_ROUNDS && usable().length > 0; round += 1) {
    const before = most;
    for (const server of usable()) {
      const attempt = await tryServer(server, file, options);
      if (attempt.outcome === 'whole') return;
      failures.set(server, attempt);
      most = Math.max(most, await sizeOf(options.partial));
    }
    if (most <= before) break;
  }
  const wrong = [...failures.values()].some(({ outcome }) => outcome === 'wrong');
  const reasons = [...failures].map(([server, { reason }]) => `${server}: ${reason.en}`).join(' ');
  throw new ServerError(
    wrong ? 'UPDATE_REFUSED' : 'UPDATE_UNREACHABLE',
    wrong
      ? `The installer ${file.name} is not the one that was signed. ${reasons}`
      : `The installer ${file.name} could not be fetched. ${reasons}`,
  );
}

async function tryServer(server: string, file: ReleaseFile, options: FetchOptions): Promise<Attempt> {
  const { partial, signal } = options;
  const there = await sizeOf(partial);
  try {
    if (there < file.size) {
      const failed = await requestRest(server, file, there, options);
      if (failed !== undefined) return failed;
    }
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof ServerError) throw error;
    if (error instanceof TooLong) return forget(partial, OTHER_BYTES);
    return { outcome: 'cut', reason: reasonOf(error) };
  }
  const size = await sizeOf(partial);
  if (size < file.size) return { outcome: 'cut', reason: CUT };
  if (size === file.size && (await hashFile(partial)) === file.sha256) return { outcome: 'whole' };
  const wrong = await forget(partial, OTHER_BYTES);
  // The first bytes may come from another server, or from a disk that failed: this one is judged by its own.
  return there > 0 ? tryServer(server, file, options) : wrong;
}

async function forget(partial: string, reason: Texts): Promise<Failure> {
  await rm(partial, { force: true });
  return { outcome: 'wrong', reason };
}

const CUT: Texts = { fr: 'La connexion a été coupée.', en: 'The connection was cut.' };
const OTHER_BYTES: Texts = {
  fr: 'Ce ne sont pas les octets qui ont été signés.',
  en: 'These are not the bytes that were signed.',
};

/** More bytes came than were signed. */
class TooLong extends Error {}

/** Asks for the bytes that are missing; nothing when the stream ended by itself. */
async function requestRest(
  server: string,
  file: ReleaseFile,
  there: number,
  { dispatcher, partial, onProgress, signal, silenceMs = SILENCE_MS }: FetchOptions,
): Promise<Failure | undefined> {
  const response = await dispatcher.request({
    origin: `https://${server}`,
    path: file.path,
    method: 'GET',
    headers: {
      accept: 'application/octet-stream',
      // What is signed is the file, not a compressed form of it.
      'accept-encoding': 'identity',
      ...(there === 0 ? {} : { range: `bytes=${there}-` }),
    },
    headersTimeout: silenceMs,
    bodyTimeout: silenceMs,
    signal: signal ?? null,
  });
  response.body.on('error', () => {});
  const { statusCode, headers } = response;
  const failed = judgeHead(statusCode, headers, there, file.size);
  if (failed !== undefined) {
    response.body.destroy();
    if (failed.outcome === 'wrong') await forget(partial, failed.reason);
    return failed;
  }
  // A server may ignore the range.
  const from = statusCode === 206 ? there : 0;
  await appendStream(partial, from, response.body, (received) => {
    if (received > file.size) throw new TooLong();
    onProgress?.({ received, size: file.size });
  });
  return undefined;
}

/** What is wrong with the head of an answer. */
function judgeHead(
  status: number,
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
  there: number,
  size: number,
): Failure | undefined {
  const other: Failure = { outcome: 'wrong', reason: OTHER_BYTES };
  if (status === 200) {
    const announced = headers['content-length'];
    return announced === undefined || announced === String(size) ? undefined : other;
  }
  if (status === 206) {
    return headers['content-range'] === `bytes ${there}-${size - 1}/${size}` ? undefined : other;
  }
  // 416: what the server has ends before.
  if (status === 416) return other;
  const reason = { fr: `Réponse HTTP ${status}.`, en: `HTTP status ${status}.` };
  return { outcome: 'cut', reason };
}
