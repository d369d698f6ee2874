import { createHash } from 'node:crypto';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type DcParameter,
  DcParameterError,
  type ReadDcParameterOptions,
  readDcParameter,
} from '@dmpconnect/licensing';
import { z } from 'zod';
import { ServerError } from '../errors.js';
import type { Logger } from '../logging/logger.js';
import type { Platform } from '../platform/platform.js';
import { readFileIfPresent, writeFileAtomically } from './atomic-write.js';
import { createQueue } from './queue.js';

/**
 * The DC parameters that integrators registered on this machine. Each is verified when it is registered and
 * again when the server starts: an expired one keeps its place and gives nothing.
 */
export interface DcParameterRegister {
  /** Verifies a blob against the settings, without registering it. @throws {DcParameterError} */
  read(blob: string): Promise<DcParameter>;
  /**
   * Verifies and keeps a blob; keeping one twice changes nothing.
   * @throws {DcParameterError}
   * @throws {ServerError} `STORAGE_FULL`, `STORAGE_UNWRITABLE`
   */
  register(blob: string): Promise<DcParameter>;
  /**
   * Forgets a blob. `false` when it was not there. Never judges it: an expired one can be removed.
   * @throws {ServerError} `STORAGE_UNWRITABLE`
   */
  unregister(blob: string): Promise<boolean>;
  /** True when the blob is registered and still valid. Garbage is never registered. */
  isRegistered(blob: string): Promise<boolean>;
  /** Everything registered and valid now. */
  valid(): Promise<readonly DcParameter[]>;
}

/** Options of {@link openDcParameterRegister}. */
export interface RegisterOptions {
  /** State folder. */
  readonly folder: string;
  /** How blobs are judged: keys, environment, whether unsigned ones are accepted. */
  readonly reading: ReadDcParameterOptions;
  readonly platform: Platform;
  readonly logger: Logger;
}

const registerFile = z.object({
  v: z.literal(1),
  parameters: z.array(z.object({ blob: z.string(), registeredAt: z.string() }).readonly()).readonly(),
});

type Entry = z.output<typeof registerFile>['parameters'][number];

/** A machine serves a few integrators; a page that registers without end must not fill the disk. */
const MAX_ENTRIES = 100;

/**
 * Opens the register of this machine. A file that cannot be understood is set aside, not lost, and the register
 * starts empty.
 *
 * @throws {ServerError} `STORAGE_UNREADABLE`
 */
export async function openDcParameterRegister(options: RegisterOptions): Promise<DcParameterRegister> {
  const { reading, platform } = options;
  const path = join(options.folder, 'dc-parameters.json');
  const now = (): Date => reading.clock?.now() ?? new Date();
  const read = (blob: string): Promise<DcParameter> => readDcParameter(blob, reading);

  const entries = new Map<string, Entry>();
  for (const entry of await load(path, options)) entries.set(fingerprintOf(entry.blob), entry);

  // A signature is verified once; what passes with time is judged at each use.
  const verified = new Map<string, DcParameter>();
  const judge = async (fingerprint: string, { blob }: Entry): Promise<DcParameter | undefined> => {
    const known = verified.get(fingerprint) ?? (await readOrUndefined(blob, read));
    if (known === undefined) return undefined;
    verified.set(fingerprint, known);
    return known.expiresAt === undefined || known.expiresAt > now() ? known : undefined;
  };

  const save = (): Promise<void> =>
    writeFileAtomically(path, `${JSON.stringify({ v: 1, parameters: [...entries.values()] }, null, 2)}\n`, {
      platform,
    });
  const oneAtATime = createQueue();

  return {
    read,

    register: (blob) =>
      oneAtATime(async () => {
        const parameter = await read(blob);
        if (entries.has(parameter.fingerprint)) return parameter;
        if (entries.size >= MAX_ENTRIES) {
          throw new ServerError(
            'STORAGE_FULL',
            `No more than ${MAX_ENTRIES} DC parameters can be registered.`,
          );
        }
        entries.set(parameter.fingerprint, {
          blob: blob.replace(/\s+/g, ''),
          registeredAt: now().toISOString(),
        });
        try {
          await save();
        } catch (error) {
          entries.delete(parameter.fingerprint);
          throw error;
        }
        return parameter;
      }),

    unregister: (blob) =>
      oneAtATime(async () => {
        const fingerprint = fingerprintOf(blob);
        const entry = entries.get(fingerprint);
        if (entry === undefined) return false;
        entries.delete(fingerprint);
        try {
          await save();
        } catch (error) {
          entries.set(fingerprint, entry);
          throw error;
        }
        return true;
      }),

    isRegistered: async (blob) => {
      const fingerprint = fingerprintOf(blob);
      const entry = entries.get(fingerprint);
      return entry !== undefined && (await judge(fingerprint, entry)) !== undefined;
    },

    valid: async () => {
      const judged = await Promise.all([...entries].map(([fingerprint, entry]) => judge(fingerprint, entry)));
      return judged.filter((parameter) => parameter !== undefined);
    },
  };
}

/** The same as `DcParameter.fingerprint`, for blobs that are no longer accepted too. */
function fingerprintOf(blob: string): string {
  return createHash('sha256')
    .update(Buffer.from(blob.replace(/\s+/g, ''), 'base64'))
    .digest('hex');
}

async function readOrUndefined(
  blob: string,
  read: (blob: string) => Promise<DcParameter>,
): Promise<DcParameter | undefined> {
  try {
    return await read(blob);
  } catch (error) {
    if (error instanceof DcParameterError) return undefined;
    throw error;
  }
}

async function load(path: string, { logger }: RegisterOptions): Promise<readonly Entry[]> {
  const text = await readFileIfPresent(path);
  if (text === undefined) return [];
  try {
    return registerFile.parse(JSON.parse(text)).parameters;
  } catch {
    const aside = `${path}.unreadable`;
    await rename(path, aside).catch(() => undefined);
    logger.error({ aside }, 'The register of DC parameters cannot be understood; it was set aside.');
    return [];
  }
}
