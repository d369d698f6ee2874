import { createRequire } from 'node:module';
import { CardError } from '../errors.js';
import type { Pkcs11Module } from './pkcs11-module.js';

interface LoadableModule extends Pkcs11Module {
  load(path: string): void;
}

interface Pkcs11Js {
  readonly PKCS11: new () => LoadableModule;
}

function isPkcs11Js(value: unknown): value is Pkcs11Js {
  return (
    typeof value === 'object' && value !== null && 'PKCS11' in value && typeof value.PKCS11 === 'function'
  );
}

// Optional and native: asked for only when a library is really loaded, so that this package works without it.
function requirePkcs11Js(): Pkcs11Js {
  let loaded: unknown;
  try {
    loaded = createRequire(import.meta.url)('pkcs11js');
  } catch (cause) {
    throw new CardError(
      'CARD_LIBRARY',
      'The npm package pkcs11js is not installed or not compiled: allow its install script, then run "npm rebuild pkcs11js".',
      { cause },
    );
  }
  if (!isPkcs11Js(loaded)) {
    throw new CardError('CARD_LIBRARY', 'The npm package pkcs11js has not the expected form (class PKCS11).');
  }
  return loaded;
}

/**
 * Loads a PKCS#11 library of this machine. It is not initialised yet: `createCardService` does it at first use.
 *
 * @param path file of the library, of the same bitness as this process
 * @throws CardError `CARD_LIBRARY` when `pkcs11js` or the library cannot be loaded
 */
export function loadPkcs11Module(path: string): Pkcs11Module {
  const { PKCS11 } = requirePkcs11Js();
  const module = new PKCS11();
  try {
    module.load(path);
  } catch (cause) {
    throw new CardError(
      'CARD_LIBRARY',
      `The PKCS#11 library ${path} does not load: check that the Cryptolib CPS is installed and has the same bitness as this process (${process.arch}).`,
      { cause },
    );
  }
  return module;
}
