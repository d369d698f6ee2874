import { readFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { InstalledService } from '../admin-client/index.js';
import { ServerError } from '../errors.js';
import { DOCTOR_PATH, DOCTOR_TOKEN_FILE } from './place.js';
import { CHECK_GROUPS, type CheckGroup, type CheckResult } from './result.js';

const texts = z.object({ fr: z.string(), en: z.string() });

const resultSchema: z.ZodType<CheckResult> = z.object({
  id: z.string(),
  group: z.custom<CheckGroup>((value) => typeof value === 'string' && Object.hasOwn(CHECK_GROUPS, value)),
  outcome: z.enum(['ok', 'warning', 'failure', 'skipped']),
  sentence: texts,
  remedy: texts.exactOptional(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).exactOptional(),
});

/**
 * Has the running service make the diagnosis, with its own rights and its own proxy, and gives its lines as they come; with
 * the service stopped, `runDoctor` makes it in this process.
 *
 * @example
 * ```ts
 * for await (const { outcome, sentence } of askDoctor(await locateService())) console.log(outcome, sentence.fr);
 * ```
 * @throws {ServerError} `STORAGE_UNREADABLE` when this account may not read the token, `DOCTOR_REFUSED` when the service
 *   does not answer or makes a diagnosis already
 */
export async function* askDoctor(
  { host, port, caFile, folders }: Pick<InstalledService, 'host' | 'port' | 'caFile' | 'folders'>,
  signal?: AbortSignal,
): AsyncGenerator<CheckResult, void, void> {
  const [ca, token] = await Promise.all([read(caFile), read(join(folders.state, DOCTOR_TOKEN_FILE))]);
  const response = await post({ host, port, ca, token: token.trim(), signal });
  if (response.statusCode !== 200) {
    response.resume();
    throw new ServerError(
      'DOCTOR_REFUSED',
      `The service refused the diagnosis (HTTP ${response.statusCode}).`,
    );
  }
  try {
    for await (const line of createInterface({ input: response })) yield resultSchema.parse(JSON.parse(line));
  } finally {
    response.destroy();
  }
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new ServerError('STORAGE_UNREADABLE', `${file} cannot be read.`, { cause });
  }
}

interface Question {
  readonly host: string;
  readonly port: number;
  readonly ca: string;
  readonly token: string;
  readonly signal: AbortSignal | undefined;
}

function post({ host, port, ca, token, signal }: Question): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        method: 'POST',
        host,
        port,
        path: DOCTOR_PATH,
        servername: 'localhost',
        headers: {
          Host: `localhost:${port}`,
          Authorization: `Bearer ${token}`,
          'Content-Length': '0',
          Connection: 'close',
        },
        ca,
        agent: false,
        ...(signal === undefined ? {} : { signal }),
      },
      resolve,
    );
    asked.once('error', (cause) =>
      reject(new ServerError('DOCTOR_REFUSED', 'The service does not answer.', { cause })),
    );
    asked.end();
  });
}
