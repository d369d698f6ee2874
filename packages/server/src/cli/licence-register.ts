import {
  EMPTY_REGISTER,
  LicenceError,
  type LicenceRegister,
  readLicenceRegister,
  writeLicenceRegister,
} from '@dmpconnect/licensing';
import { readFileIfPresent, writeFileAtomically } from '../storage/atomic-write.js';
import type { CliIo } from './command.js';
import { UsageError } from './usage-error.js';

/** The option of every command that works on a register of licences. */
export const REGISTER_OPTION = {
  value: { fr: 'fichier', en: 'file' },
  required: true,
  text: { fr: 'Registre des licences (JSON).', en: 'Register of the licences (JSON).' },
} as const;

/** Reads a register; one that does not exist yet is empty. @throws {UsageError} */
export async function readRegister(path: string): Promise<LicenceRegister> {
  const text = await readFileIfPresent(path);
  return text === undefined ? EMPTY_REGISTER : asUsage(() => readLicenceRegister(text));
}

/** Changes a register, whole or not at all. @throws {UsageError} */
export async function changeRegister(
  path: string,
  change: (register: LicenceRegister) => LicenceRegister,
  io: CliIo,
): Promise<void> {
  const present = await readRegister(path);
  const changed = asUsage(() => readLicenceRegister(writeLicenceRegister(change(present))));
  await writeFileAtomically(path, writeLicenceRegister(changed), { platform: io.platform });
}

function asUsage<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof LicenceError) throw new UsageError({ fr: error.message, en: error.message });
    throw error;
  }
}
