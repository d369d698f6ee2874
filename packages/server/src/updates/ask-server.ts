import type { IssuerKey } from '@dmpconnect/licensing';
import { type createDispatcher, TransportError } from '@dmpconnect/soap';
import { z } from 'zod';
import type { Texts } from '../cli/texts.js';
import { judgeManifest, type Manifest } from './manifest.js';
import type { ManifestMemory } from './memory.js';
import type { ReleaseChannel, UpdateAttempt } from './types.js';

/** Whom to ask, and whom to believe. */
export interface ManifestSource {
  /** Main server then its back-up: `host` or `host:port` (seed 3.3.8). */
  readonly servers: readonly string[];
  readonly publicKeys: readonly IssuerKey[];
  readonly dispatcher: ReturnType<typeof createDispatcher>;
  /** Lists believed before. */
  readonly memory: ManifestMemory;
  readonly clock?: { now(): Date };
}

/** One server gave no list that is believed. */
export class ManifestRefused extends Error {
  override readonly name = 'ManifestRefused';
  readonly attempt: UpdateAttempt;

  constructor(attempt: UpdateAttempt, cause?: unknown) {
    super(`${attempt.server}: ${attempt.reason.en}`, { cause });
    this.attempt = attempt;
  }
}

/** Largest answer read, in bytes. */
const MAX_ANSWER_BYTES = 256 * 1024;

const envelopeSchema = z.object({ token: z.string() });

/**
 * Asks one server for the list of versions of a channel: `GET https://<server>/manifest/v1/<channel>.json` →
 * `{ "token": "<compact JWS>" }`, and remembers it when it is believed.
 *
 * @throws {ManifestRefused}
 */
export async function askServer(
  server: string,
  channel: ReleaseChannel,
  source: ManifestSource,
  signal: AbortSignal,
): Promise<Manifest> {
  const refuse = (answered: boolean, reason: Texts, cause?: unknown): never => {
    throw new ManifestRefused({ server, answered, reason }, cause);
  };
  const text = await fetchText(`https://${server}`, channel, source, signal).catch((cause: unknown) =>
    cause instanceof AnswerRefused ? refuse(true, cause.reason) : refuse(false, reasonOf(cause), cause),
  );
  const envelope = envelopeSchema.safeParse(parseJson(text));
  if (!envelope.success) return refuse(true, NOT_A_LIST);
  const { token } = envelope.data;
  const { publicKeys, memory, clock } = source;
  const outcome = await judgeManifest(token, {
    publicKeys,
    channel,
    now: clock?.now() ?? new Date(),
    newest: (await memory.newest(channel))?.issuedAt,
  });
  if (!outcome.believed) return refuse(true, outcome.reason);
  await memory.keep(channel, token, outcome.manifest.issuedAt);
  return outcome.manifest;
}

const NOT_A_LIST: Texts = {
  fr: 'La réponse n’est pas une liste de versions.',
  en: 'The answer is not a list of versions.',
};

/** What a failed exchange means, in a sentence. */
export function reasonOf(error: unknown): Texts {
  for (let current = error, depth = 0; current instanceof Error && depth < 5; depth += 1) {
    if (current instanceof TransportError) return current.sentence;
    if (current.name === 'TimeoutError' || current.name === 'AbortError') return SILENT;
    current = current.cause;
  }
  return { fr: 'La connexion a échoué.', en: 'The connection failed.' };
}

const SILENT: Texts = { fr: 'Pas de réponse à temps.', en: 'No answer in time.' };

class AnswerRefused extends Error {
  readonly reason: Texts;

  constructor(reason: Texts) {
    super(reason.en);
    this.reason = reason;
  }
}

async function fetchText(
  origin: string,
  channel: ReleaseChannel,
  { dispatcher }: ManifestSource,
  signal: AbortSignal,
): Promise<string> {
  const response = await dispatcher.request({
    origin,
    path: `/manifest/v1/${channel}.json`,
    method: 'GET',
    headers: { accept: 'application/json' },
    signal,
  });
  // A body left unread is destroyed, which the client reports as an error of the stream.
  response.body.on('error', () => {});
  if (response.statusCode !== 200) {
    response.body.destroy();
    throw new AnswerRefused({
      fr: `Réponse HTTP ${response.statusCode}.`,
      en: `HTTP status ${response.statusCode}.`,
    });
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.length;
    if (size > MAX_ANSWER_BYTES) throw new AnswerRefused(NOT_A_LIST);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
