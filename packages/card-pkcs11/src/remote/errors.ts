import { CKR } from '../module/return-values.js';

/** Failure of a remote call, of the same form as the errors of `pkcs11js`. */
export class RemotePkcs11Error extends Error {
  override readonly name: string = 'RemotePkcs11Error';
  /** The `CKR_` value; `CKR_DEVICE_ERROR` when the other process did not answer. */
  readonly code: number;

  constructor(code: number, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}

/** Reads the `error` of an answer. */
export function toRemoteError(error: unknown): RemotePkcs11Error {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  const message =
    typeof error === 'object' && error !== null && 'message' in error ? error.message : undefined;
  return new RemotePkcs11Error(
    typeof code === 'number' ? code : CKR.GENERAL_ERROR,
    typeof message === 'string' ? message : 'The remote module failed.',
  );
}
