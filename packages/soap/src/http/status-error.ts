import { SoapError } from '../errors.js';

/** The service answered an HTTP status without SOAP message: a proxy's page, a maintenance page, an unknown path. */
export class HttpStatusError extends SoapError {
  override readonly name: string = 'HttpStatusError';
  readonly httpStatus: number;

  constructor(httpStatus: number, options?: { readonly cause?: unknown }) {
    super('HTTP_STATUS', `The service answered HTTP ${httpStatus} without a SOAP message.`, options);
    this.httpStatus = httpStatus;
  }
}
