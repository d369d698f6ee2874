import { nameReturnValue } from '../module/return-values.js';

/** Fails as a PKCS#11 module does: an error whose numeric `code` is the `CKR_` value. */
export function failWith(value: number): never {
  throw Object.assign(new Error(nameReturnValue(value)), { code: value });
}
