import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDispatcher } from '@dmpconnect/soap';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { startTestUpdateServers, type TestUpdateServers } from './update-server.js';

/** What the tests of a file have of the update servers; there once the first one runs. */
export interface UsedUpdateServers {
  readonly servers: TestUpdateServers;
  readonly dispatcher: ReturnType<typeof createDispatcher>;
  /** An empty folder for each test, erased after it. */
  readonly folder: string;
}

/** Starts update servers for the tests of a file; before each one they behave, and have been asked nothing. */
export function useUpdateServers(): UsedUpdateServers {
  const used = {} as { -readonly [Key in keyof UsedUpdateServers]: UsedUpdateServers[Key] };
  beforeAll(async () => {
    used.servers = await startTestUpdateServers();
    used.dispatcher = createDispatcher({ trust: used.servers.trust });
  });
  afterAll(async () => {
    await used.dispatcher.destroy();
    await used.servers.close();
  });
  beforeEach(async () => {
    used.folder = await mkdtemp(join(tmpdir(), 'updates-'));
    used.servers.behaviours.length = 0;
    used.servers.requests.length = 0;
  });
  afterEach(() => rm(used.folder, { recursive: true }));
  return used;
}
