import { CKR, type ReturnName } from './pkcs11-codes.js';

/** An error of the virtual card library, with the shape callers know from `pkcs11js`: a numeric `code`. */
export class VirtualCardError extends Error {
  override readonly name = 'Pkcs11Error';
  /** PKCS#11 return value. */
  readonly code: number;

  constructor(name: ReturnName) {
    super(name);
    this.code = CKR[name];
  }
}

/** Fails a call with a PKCS#11 return value. */
export function fail(name: ReturnName): never {
  throw new VirtualCardError(name);
}
