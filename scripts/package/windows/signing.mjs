import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * The hook that signs Windows programs: the default export of a module, called with the path of each program, which it
 * signs in place. Whose key and how is the operator's business; packaging/windows/sign-with-osslsigncode.mjs is one.
 *
 * @param {string | undefined} module path of the module; without one, nothing is signed.
 * @returns {Promise<((path: string) => Promise<void>) | undefined>}
 * @throws {Error} when the module exports no function.
 */
export async function loadSigner(module) {
  if (module === undefined) return undefined;
  const { default: sign } = await import(pathToFileURL(resolve(module)).href);
  if (typeof sign !== 'function') throw new Error(`${module} has no function as its default export.`);
  return sign;
}
