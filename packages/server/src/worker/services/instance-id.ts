import { createHash, randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { ServerError } from '../../errors.js';
import type { Platform } from '../../platform/index.js';
import { readFileIfPresent, writeFileOnce } from '../../storage/atomic-write.js';
import type { InstanceId } from '../services.js';

const uuidFile = z.string().trim().pipe(z.uuid());

/**
 * The identifier of this installation for the account it runs as, made at the first call (js-api 8.2). Workers that
 * start together end up with the same one.
 *
 * @throws {ServerError} `STORAGE_UNREADABLE`, `STORAGE_UNWRITABLE`
 */
export async function readInstanceId(
  stateFolder: string,
  platform: Platform,
  account = userInfo().username,
): Promise<InstanceId> {
  // A digest: an account name may hold what a file name cannot.
  const name = createHash('sha256').update(account.toLowerCase(), 'utf8').digest('hex').slice(0, 16);
  const path = join(stateFolder, 'instances', `${name}.txt`);
  const kept =
    (await readFileIfPresent(path)) ?? (await writeFileOnce(path, `${randomUUID()}\n`, { platform }));
  const parsed = uuidFile.safeParse(kept);
  if (!parsed.success) {
    // Making another one would show the DMP a new software: somebody must look at the file.
    throw new ServerError('STORAGE_UNREADABLE', `${path} does not hold the identifier of the installation.`);
  }
  return toInstanceId(parsed.data.toLowerCase());
}

/** The OID of a UUID: `2.25.` and its 128 bits in decimal (dmp-transactions 4.6). */
export function toInstanceId(uuid: string): InstanceId {
  return { uuid, oid: `2.25.${BigInt(`0x${uuid.replaceAll('-', '')}`)}` };
}
