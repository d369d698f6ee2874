import { join } from 'node:path';
import { createDispatcher, type ProxyOptions } from '@dmpconnect/soap';
import type { Settings } from '../config/index.js';
import { readPemFile } from '../worker/services/pem-file.js';

/**
 * What reaches the update servers.
 *
 * @throws {ApiFailure} 6000/1 when the file of `licensing/trust_file` cannot be read
 */
export async function createUpdateDispatcher(
  { licensing }: Pick<Settings, 'licensing'>,
  proxy: ProxyOptions | undefined,
): Promise<ReturnType<typeof createDispatcher>> {
  const { trustFile } = licensing;
  return createDispatcher({
    ...(trustFile === undefined ? {} : { trust: await readPemFile(trustFile, 'licensing/trust_file') }),
    ...(proxy === undefined ? {} : { proxy }),
  });
}

/** Folder of what is known of updates. */
export function updatesFolder(state: string): string {
  return join(state, 'updates');
}

/** Servers, keys and channel that the settings name. */
export function updaterOptionsOf({ updater }: Pick<Settings, 'updater'>) {
  const { server0, server1, publicKey, channel } = updater;
  return {
    servers: [server0, server1].filter((server) => server !== undefined),
    publicKeys: publicKey,
    channel: channel ?? 'prod',
  } as const;
}
