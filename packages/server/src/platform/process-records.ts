import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { ServerError } from '../errors.js';
import type { Logger } from '../logging/logger.js';
import { readFileIfPresent, writeFileAtomically } from '../storage/atomic-write.js';
import type { Platform } from './platform.js';

const PROCESS_ROLES = ['master', 'worker'] as const;

/** What a process of the server does. */
export type ProcessRole = (typeof PROCESS_ROLES)[number];

/** Proof, kept in a file, that a process is ours: its number and its start. */
export interface ProcessRecord {
  readonly role: ProcessRole;
  readonly pid: number;
  readonly start: string;
}

const recordSchema: z.ZodType<ProcessRecord> = z.object({
  role: z.enum(PROCESS_ROLES),
  pid: z.number().int().positive(),
  start: z.string().min(1),
});

/**
 * Writes down that a process belongs to this installation, for the cleaning of a later start (seed 7.3.1).
 * The caller removes it with the function returned when the process ends.
 *
 * @param folder folder of the records, below the state folder.
 * @throws {ServerError} `STORAGE_UNWRITABLE`, `PROCESS_NOT_INSPECTABLE`
 */
export async function recordProcess(
  folder: string,
  role: ProcessRole,
  pid: number,
  platform: Platform,
): Promise<() => Promise<void>> {
  const start = await platform.processStart(pid);
  if (start === undefined) return async () => undefined;
  const path = join(folder, `${role}-${pid}.json`);
  const record: ProcessRecord = { role, pid, start };
  await writeFileAtomically(path, `${JSON.stringify(record)}\n`, { platform });
  return () => rm(path, { force: true });
}

/** How {@link cleanZombies} works. */
export interface CleaningOptions {
  readonly folder: string;
  readonly platform: Platform;
  readonly logger: Logger;
  /** How long a process asked to end has before it is ended, in ms. Default 3 000. */
  readonly graceMs?: number;
}

/**
 * Ends what an earlier master left running, master first. A process is ours only if its number **and** its start
 * are those written down: a number given since to another program is left alone.
 *
 * @returns the processes that were ended.
 */
export async function cleanZombies(options: CleaningOptions): Promise<readonly ProcessRecord[]> {
  const { folder, platform, logger } = options;
  const ended: ProcessRecord[] = [];
  for (const { path, record } of await readRecords(folder)) {
    if (record?.pid === process.pid) continue;
    try {
      if (record !== undefined && (await isRunning(record, platform))) {
        await end(record, options);
        ended.push(record);
        logger.warn(`Ended a ${record.role} process left by an earlier start (${record.pid}).`);
      }
      await rm(path, { force: true });
    } catch (cause) {
      // The record stays for the next start. A process that cannot be ended must not prevent this one.
      logger.error({ err: cause }, `A process left by an earlier start (${record?.pid}) could not be ended.`);
    }
  }
  return ended;
}

/** The running process of a role among those written down; nothing when none runs. */
export async function findRunningProcess(
  folder: string,
  role: ProcessRole,
  platform: Platform,
): Promise<ProcessRecord | undefined> {
  for (const { record } of await readRecords(folder)) {
    if (record?.role === role && (await isRunning(record, platform))) return record;
  }
  return undefined;
}

/** A record of a process, and whether that very process runs. No `record`: its file cannot be understood. */
export interface InspectedRecord {
  readonly path: string;
  readonly record: ProcessRecord | undefined;
  readonly running: boolean;
}

/**
 * Every process written down for this installation, masters first.
 *
 * @throws {ServerError} `STORAGE_UNREADABLE`, `PROCESS_NOT_INSPECTABLE`
 */
export async function inspectProcessRecords(
  folder: string,
  platform: Platform,
): Promise<readonly InspectedRecord[]> {
  return Promise.all(
    (await readRecords(folder)).map(async ({ path, record }) => ({
      path,
      record,
      running: record !== undefined && (await isRunning(record, platform)),
    })),
  );
}

async function readRecords(
  folder: string,
): Promise<readonly { readonly path: string; readonly record: ProcessRecord | undefined }[]> {
  const names = (await listFolder(folder)).filter((name) => name.endsWith('.json'));
  const records = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      return { path, record: parseRecord(await readFileIfPresent(path)) };
    }),
  );
  // A master that ends takes its workers with it.
  return records.sort((a, b) => order(a.record) - order(b.record));
}

function order(record: ProcessRecord | undefined): number {
  return record?.role === 'master' ? 0 : 1;
}

function parseRecord(text: string | undefined): ProcessRecord | undefined {
  try {
    return recordSchema.parse(JSON.parse(text ?? ''));
  } catch {
    return undefined;
  }
}

async function listFolder(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return [];
    throw new ServerError('STORAGE_UNREADABLE', `The folder ${folder} cannot be listed.`, { cause });
  }
}

async function isRunning({ pid, start }: ProcessRecord, platform: Platform): Promise<boolean> {
  return (await platform.processStart(pid)) === start;
}

const POLL_MS = 50;

async function end(record: ProcessRecord, { platform, graceMs = 3_000 }: CleaningOptions): Promise<void> {
  for (const force of [false, true]) {
    platform.terminate(record.pid, force);
    for (let waited = 0; waited < graceMs; waited += POLL_MS) {
      if (!(await isRunning(record, platform))) return;
      await pause(POLL_MS);
    }
  }
  if (await isRunning(record, platform)) {
    throw new ServerError('PROCESS_NOT_INSPECTABLE', `Process ${record.pid} does not end.`);
  }
}
