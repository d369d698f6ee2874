import type { Logger } from '../logging/logger.js';
import { askServer, type ManifestSource } from './ask-server.js';
import { askInOrder } from './in-order.js';
import type { Release, ReleaseChannel } from './types.js';

/** A question to the update servers. */
export interface ReleaseQuestion {
  readonly channel: ReleaseChannel;
  readonly signal: AbortSignal;
}

/** Whom to ask, and where it is written. */
export interface ReleaseSource extends ManifestSource {
  readonly log: Logger;
  /** Default: half of what the opening of a session waits (js-api 4.1). */
  readonly nextServerMs?: number;
}

/** Both servers have their turn in the two seconds that the opening of a session waits. */
const NEXT_SERVER_MS = 1_000;

/**
 * The newest version of a channel, as a signed list says. Nothing when no server gives one before `signal` fires: it
 * never fails, the session opens without it.
 */
export async function findNewestRelease(
  { channel, signal }: ReleaseQuestion,
  source: ReleaseSource,
): Promise<Release | undefined> {
  const { servers, publicKeys, nextServerMs = NEXT_SERVER_MS, log } = source;
  // Without a key nothing could be believed: nobody is asked.
  if (servers.length === 0 || publicKeys.length === 0) return undefined;
  try {
    return await askInOrder({
      servers,
      ask: (server, over) => askServer(server, channel, source, over),
      nextServerMs,
      signal,
    });
  } catch (error) {
    const reasons = error instanceof AggregateError ? error.errors.map(String).join(' ') : String(error);
    log.info({ err: error }, `No update server gave the list of versions. ${reasons}`);
    return undefined;
  }
}
