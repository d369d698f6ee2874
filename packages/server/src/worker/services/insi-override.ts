import { dirname, join } from 'node:path';
import type { Settings } from '../../config/index.js';
import { readFileIfPresent } from '../../storage/atomic-write.js';

/** Name that the tools of the original product give to the file (teleservices 13). */
const FILE_NAME = 'overrideinsianswer.do';

/**
 * What takes the place of the answers of INSi on a test set-up: the file of the settings, else the one beside the settings
 * file. Read each time: deleting it goes back to the service. In production it is never looked for.
 *
 * @returns nothing without such a file, or with an empty one
 */
export async function readInsiOverride(
  { server, teleservices }: Pick<Settings, 'server' | 'teleservices'>,
  settingsFile: string,
): Promise<string | undefined> {
  if (server.environment !== 'test') return undefined;
  const text = await readFileIfPresent(
    teleservices.insiOverrideFile ?? join(dirname(settingsFile), FILE_NAME),
  );
  return text === undefined || text.trim() === '' ? undefined : text;
}
