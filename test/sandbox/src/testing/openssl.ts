import { execFileSync, spawnSync } from 'node:child_process';

/** Whether the `openssl` program is on this machine. */
export const HAS_OPENSSL = spawnSync('openssl', ['version']).status === 0;
if (!HAS_OPENSSL) console.warn('openssl is not installed: the checks by it are skipped.');

/** Runs `openssl` and returns what it printed; fails with its error output. */
export function openssl(args: readonly string[], input?: string | Uint8Array): string {
  return execFileSync('openssl', args, { input, encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] });
}
