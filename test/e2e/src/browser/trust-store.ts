import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Makes the NSS database in which Chromium on Linux looks for the authorities of its user, and trusts these for
 * web sites: what the installer does on a practice's computer, and no switch that turns checks off.
 *
 * @param home - the folder given to the browser as `HOME`.
 * @param authorities - PEM files.
 */
export function makeTrustStore(home: string, authorities: readonly string[]): void {
  const folder = join(home, '.pki', 'nssdb');
  mkdirSync(folder, { recursive: true });
  const certutil = (...args: string[]) =>
    execFileSync('certutil', ['-d', `sql:${folder}`, ...args], { stdio: 'pipe' });
  certutil('-N', '--empty-password');
  authorities.forEach((file, index) => {
    certutil('-A', '-n', `authority ${index}`, '-t', 'C,,', '-i', file);
  });
}
