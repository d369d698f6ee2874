import { CardError } from '@dmpconnect/card-pkcs11';
import { DmpError } from '@dmpconnect/dmp-soap';
import { LicensingError } from '@dmpconnect/licensing';
import { MssError } from '@dmpconnect/mss';
import { NtpError } from '@dmpconnect/ntp';
import { SoapError, TransportError } from '@dmpconnect/soap';
import { TeleservicesError } from '@dmpconnect/teleservices';
import { z } from 'zod';
import { ApiFailure } from '../contract/errors.js';
import { invalidInput } from '../contract/invalid-input.js';
import { ServerError } from '../errors.js';
import { describeCardFailure } from './failures/card.js';
import { describeDmpFailure } from './failures/dmp.js';
import { describeLicensingFailure } from './failures/licence.js';
import { describeMssFailure } from './failures/mss.js';
import { describeShellFailure } from './failures/shell.js';
import { describeSoapFailure } from './failures/soap.js';
import { describeTeleservicesFailure } from './failures/teleservices.js';
import { describeTimeFailure } from './failures/time.js';

/**
 * The one place where anything thrown becomes a wire error (architecture 3). What is not known is 6000/1: its own
 * text goes to the journal and never to the application.
 */
export function toApiFailure(thrown: unknown): ApiFailure {
  // The handshake failed because the card did not sign: the card says why better than the transport.
  if (thrown instanceof TransportError && thrown.reason === 'card' && thrown.cause instanceof CardError) {
    return describeCardFailure(thrown.cause);
  }
  if (thrown instanceof ApiFailure) return thrown;
  if (thrown instanceof CardError) return describeCardFailure(thrown);
  if (thrown instanceof DmpError) return describeDmpFailure(thrown);
  if (thrown instanceof TeleservicesError) return describeTeleservicesFailure(thrown);
  if (thrown instanceof MssError) return describeMssFailure(thrown);
  if (thrown instanceof SoapError) return describeSoapFailure(thrown);
  if (thrown instanceof LicensingError) return describeLicensingFailure(thrown);
  if (thrown instanceof NtpError) return describeTimeFailure(thrown);
  if (thrown instanceof ServerError) return describeShellFailure(thrown);
  if (thrown instanceof z.ZodError) return invalidInput(thrown);
  return new ApiFailure('technical-fault', { cause: thrown });
}
