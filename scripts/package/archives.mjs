import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { capture, run } from '../lib/run.mjs';
import { CACHE } from './places.mjs';

/**
 * Brings an archive of the npm registry, once, and unpacks it. It must be the very one that was chosen: its
 * integrity is that of package-lock.json, or of packaging/archives.json for the runtimes.
 *
 * @param {string} integrity as npm writes it: `sha512-<base64>`.
 * @returns {string} folder of its content.
 * @throws {Error} when it cannot be had, or is another one.
 */
export function fetchArchive(name, version, integrity) {
  const spec = `${name}@${version}`;
  if (integrity === undefined) throw new Error(`No integrity is known for ${spec}.`);
  const folder = join(CACHE, 'archives', spec.replaceAll(/[@/]/g, '_'));
  const stamp = join(folder, 'integrity');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === integrity) return join(folder, 'package');
  const partial = `${folder}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  const packed = capture('npm', ['pack', spec, '--silent', '--pack-destination', partial]);
  if (packed === undefined) throw new Error(`The registry did not give ${spec}.`);
  const archive = join(partial, packed.trim().split('\n').at(-1));
  checkIntegrity(readFileSync(archive), integrity, spec);
  run('tar', ['-xzf', archive, '-C', partial, '--no-same-owner']);
  rmSync(archive);
  writeFileSync(join(partial, 'integrity'), integrity);
  rmSync(folder, { recursive: true, force: true });
  renameSync(partial, folder);
  return join(folder, 'package');
}

/** @throws {Error} when the bytes are not those that were chosen. */
export function checkIntegrity(bytes, integrity, spec) {
  const found = `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
  if (found !== integrity) throw new Error(`${spec} is not the archive that was chosen: ${found}.`);
}
