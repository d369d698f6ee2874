import { SoapError, TransportError, type TransportReason } from '@dmpconnect/soap';
import { MssError, type MssErrorCode } from '../errors.js';

const CODES: Readonly<Record<TransportReason, MssErrorCode>> = {
  'proxy-name': 'PROXY_UNKNOWN',
  'host-name': 'HOST_UNKNOWN',
  connect: 'CONNECTION',
  'proxy-refused': 'PROXY_REFUSED',
  'proxy-authentication': 'PROXY_REFUSED',
  'tls-handshake': 'TLS',
  'server-certificate': 'SERVER_CERTIFICATE',
  intercepted: 'SERVER_CERTIFICATE',
  card: 'TLS',
  timeout: 'TIMEOUT',
  aborted: 'ABORTED',
  receive: 'INTERRUPTED',
};

/**
 * What went wrong below the service, as an error of this package; one of ours is left as it is.
 *
 * @param what What was exchanged, for the message: `item.sendMessage`.
 */
export function asMssError(error: unknown, what: string): MssError {
  if (error instanceof MssError) return error;
  if (error instanceof TransportError) {
    return new MssError(CODES[error.reason], `${what}: ${error.message}`, { cause: error });
  }
  if (error instanceof SoapError && error.code === 'HTTP_TOO_LARGE') {
    return new MssError('ANSWER_TOO_LARGE', `${what}: ${error.message}`, { cause: error });
  }
  if (error instanceof SoapError && error.code === 'XML_INVALID_CHARACTER') {
    return new MssError(
      'REQUEST_INVALID',
      `${what}: a text holds a character that the service cannot carry.`,
      {
        cause: error,
      },
    );
  }
  return new MssError('ANSWER_UNEXPECTED', `${what}: the answer is not the expected message.`, {
    cause: error,
  });
}
