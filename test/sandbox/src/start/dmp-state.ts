import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { DmpSimulator } from '../dmp/index.js';
import { SandboxError } from '../errors.js';
import { writeAtomically } from '../pki/store.js';

/** Everything the DMP holds, in a file that outlives the sandbox. */
export interface DmpStateFile {
  readonly file: string;
  /** Puts what the file holds into the DMP; a file that does not exist yet changes nothing. @throws {SandboxError} `STATE_UNREADABLE` */
  load(dmp: Pick<DmpSimulator, 'restoreState'>): Promise<void>;
  /** Writes the file; a reader sees the old content or the new one. It belongs to its owner alone. */
  save(dmp: Pick<DmpSimulator, 'saveState'>): Promise<void>;
}

/** The state of the DMP in a file. */
export function dmpStateFile(name: string): DmpStateFile {
  const file = path.resolve(name);
  return {
    file,
    load: async (dmp) => {
      const text = await readExisting(file);
      if (text === undefined) return;
      try {
        dmp.restoreState(JSON.parse(text));
      } catch (cause) {
        throw new SandboxError('STATE_UNREADABLE', `${file} is not a state of the DMP: ${reasonOf(cause)}`, {
          cause,
        });
      }
    },
    save: async (dmp) => {
      await mkdir(path.dirname(file), { recursive: true });
      await writeAtomically(file, `${JSON.stringify(dmp.saveState())}\n`, 0o600);
    },
  };
}

async function readExisting(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The first thing wrong, in one line. */
function reasonOf(cause: unknown): string {
  if (typeof cause !== 'object' || cause === null || !('issues' in cause) || !Array.isArray(cause.issues)) {
    return 'it cannot be read as JSON.';
  }
  const [issue] = cause.issues;
  return `${issue?.path?.join('.') || 'state'}: ${issue?.message}.`;
}
