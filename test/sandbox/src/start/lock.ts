import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { SandboxError } from '../errors.js';
import { isLoopbackOrigin } from '../loopback/host.js';
import { writeAtomically } from '../pki/store.js';

const lockSchema = z.object({ control: z.url() });

const PROBE_MS = 10_000;

/**
 * Refuses a state folder that a running sandbox uses. The lock names that sandbox's control address: one left by a
 * sandbox that was killed no longer answers, and is ignored.
 *
 * @throws {SandboxError} `STATE_IN_USE`
 */
export async function refuseStateInUse(stateDirectory: string): Promise<void> {
  const control = await readLock(lockFile(stateDirectory));
  if (control === undefined || !(await answers(control))) return;
  throw new SandboxError(
    'STATE_IN_USE',
    `A sandbox already runs on ${stateDirectory}; its control API is ${control}.`,
  );
}

/** Records that this sandbox uses the folder. Returns what releases it. */
export async function lockState(stateDirectory: string, control: string): Promise<() => Promise<void>> {
  const file = lockFile(stateDirectory);
  await writeAtomically(file, JSON.stringify({ control }), 0o600);
  return async () => {
    await rm(file, { force: true });
  };
}

function lockFile(stateDirectory: string): string {
  return path.join(stateDirectory, 'sandbox.lock');
}

async function readLock(file: string): Promise<string | undefined> {
  try {
    return lockSchema.safeParse(JSON.parse(await readFile(file, 'utf8'))).data?.control;
  } catch {
    return undefined;
  }
}

/** Whether a sandbox with the same folder answers there; another program that took the port does not say so. */
async function answers(control: string): Promise<boolean> {
  if (!isLoopbackOrigin(control)) return false;
  try {
    const response = await fetch(`${control}/state`, { signal: AbortSignal.timeout(PROBE_MS) });
    const state = z.object({ sandbox: z.object({ control: z.literal(control) }) });
    return state.safeParse(await response.json()).success;
  } catch {
    return false;
  }
}
