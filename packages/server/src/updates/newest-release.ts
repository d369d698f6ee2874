import { type IssuerKey, verifyCompactJws } from '@dmpconnect/licensing';
import type { createDispatcher } from '@dmpconnect/soap';
import { z } from 'zod';
import type { Logger } from '../logging/logger.js';

type Dispatcher = ReturnType<typeof createDispatcher>;

/** Channels of versions (js-api 4.1). */
export const RELEASE_CHANNELS = ['prod', 'dev', 'beta'] as const;

/** A channel of versions. */
export type ReleaseChannel = (typeof RELEASE_CHANNELS)[number];

/** The newest version of a channel. */
export interface Release {
  readonly version: string;
  /** What it brings, for the user. */
  readonly log: string;
  /** Where to get it. */
  readonly link: string;
}

/** A question to the update servers. */
export interface ReleaseQuestion {
  readonly channel: ReleaseChannel;
  readonly signal: AbortSignal;
}

/** Whom to ask, and whom to believe. */
export interface ReleaseSource {
  /** Main server then its back-up: `host` or `host:port` (seed 3.3.8). */
  readonly servers: readonly string[];
  readonly publicKeys: readonly IssuerKey[];
  readonly dispatcher: Dispatcher;
  readonly log: Logger;
}

/** Largest answer read, in bytes. */
const MAX_ANSWER_BYTES = 256 * 1024;

const envelope = z.object({ token: z.string() });

const manifest = z.object({
  v: z.literal(1),
  channel: z.string(),
  version: z.string().min(1).max(50),
  log: z.string().max(20_000),
  link: z.string().max(2000),
});

/**
 * The newest version of a channel, as a signed list says: `GET https://<server>/manifest/v1/<channel>.json` →
 * `{ "token": "<compact JWS>" }`. Nothing when no server gives one before `signal` fires: it never fails, the session
 * opens without it.
 */
export async function findNewestRelease(
  question: ReleaseQuestion,
  source: ReleaseSource,
): Promise<Release | undefined> {
  const answers = source.servers.map((server) => ask(server, question, source));
  try {
    return await Promise.any(answers);
  } catch (error) {
    if (source.servers.length > 0)
      source.log.info({ err: error }, 'No update server gave the list of versions.');
    return undefined;
  }
}

async function ask(
  server: string,
  { channel, signal }: ReleaseQuestion,
  source: ReleaseSource,
): Promise<Release> {
  const response = await source.dispatcher.request({
    origin: `https://${server}`,
    path: `/manifest/v1/${channel}.json`,
    method: 'GET',
    headers: { accept: 'application/json' },
    signal,
  });
  // A body left unread is destroyed, which the client reports as an error of the stream.
  response.body.on('error', () => {});
  if (response.statusCode !== 200) {
    response.body.destroy();
    throw new Error(`HTTP status ${response.statusCode}`);
  }
  const { token } = envelope.parse(JSON.parse(await readText(response.body)));
  const outcome = await verifyCompactJws(token, source.publicKeys);
  if (!outcome.accepted) throw new Error(`the list of versions is not believed: ${outcome.refusal}`);
  const { channel: announced, version, log, link } = manifest.parse(outcome.payload);
  if (announced !== channel) throw new Error('the list of versions is that of another channel');
  return { version, log, link };
}

async function readText(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > MAX_ANSWER_BYTES) throw new Error('the list of versions is over the size limit');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
