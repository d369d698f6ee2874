import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';

/** Finds the PKCS#11 library of OpenSC as Debian installs it; `undefined` when it, or `pkcs11js`, is not there. */
export function findOpenSc(): string | undefined {
  try {
    createRequire(import.meta.url).resolve('pkcs11js/build/Release/pkcs11.node');
    return execFileSync('dpkg', ['-L', 'opensc-pkcs11'], { encoding: 'utf8', stdio: 'pipe' })
      .split('\n')
      .find((path) => path.endsWith('/opensc-pkcs11.so') && !path.includes('/pkcs11/'));
  } catch {
    return undefined;
  }
}
