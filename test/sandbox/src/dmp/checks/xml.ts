import { readSoapEnvelope, SoapError } from '@dmpconnect/soap';
import type { Unpacked, WithEnvelope } from '../pipeline/call.js';
import { refuseMessage } from '../pipeline/refusal.js';
import type { Step } from '../pipeline/step.js';

/** Step 4: well-formed, UTF-8, no DTD, SOAP 1.2 (dmp-transactions 9.2, 3.1). */
export const checkXml: Step<Unpacked, WithEnvelope> = {
  name: 'SOAP envelope',
  run: ({ envelopeBytes }) => {
    const envelope = readEnvelope(envelopeBytes);
    const { content } = envelope;
    if (content === undefined) throw refuseMessage('The SOAP body is empty.');
    return { envelope, content };
  },
};

function readEnvelope(bytes: Uint8Array) {
  try {
    return readSoapEnvelope(bytes);
  } catch (cause) {
    if (!(cause instanceof SoapError)) throw cause;
    // The error of another version is told apart by its field (dmp-transactions 3.1: SOAP 1.1 is refused so).
    if ('version' in cause && cause.version === true) {
      throw refuseMessage(cause.message, { code: 'VersionMismatch', cause });
    }
    throw refuseMessage(`The envelope cannot be read. ${cause.message}`, { cause });
  }
}
