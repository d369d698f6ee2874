import { listAlds } from './aldi/list-alds.js';
import type { TeleservicesClient } from './client.js';
import { experimentalTeleservices } from './experimental/experimental.js';
import type { TeleservicesClientOptions } from './frame/client-options.js';
import { createFrame } from './frame/frame.js';
import { settleBeneficiary } from './frame/settle-beneficiary.js';
import { insFromTraits, insFromVitale } from './insi/insi.js';
import { readVerificationBatch, submitVerificationBatch, verifyIns } from './insi/verify.js';

/**
 * Opens the teleservices for one user and one software. Nothing is sent before the first call.
 *
 * @example
 * ```ts
 * async function find(options: TeleservicesClientOptions, traits: TypedTraits): Promise<NationalIns | undefined> {
 *   const { answer } = await createTeleservicesClient(options).insFromTraits(traits, { careContext: 'visit 4711' });
 *   return answer.outcome === 'one' ? answer.identity.ins : undefined;
 * }
 * ```
 * @throws {TeleservicesError} `OPTIONS_INVALID`, `INS_ENVIRONMENT`.
 * @throws {CertificateError} `CERTIFICATE_REFUSED`.
 * @throws {SoapError} `CERTIFICATE` when the certificate of the signer cannot be read.
 */
export function createTeleservicesClient(options: TeleservicesClientOptions): TeleservicesClient {
  const frame = createFrame(options);
  return {
    insFromVitale: async (beneficiary, call) => insFromVitale(frame, beneficiary, call),
    insFromTraits: async (traits, call) => insFromTraits(frame, traits, call),
    verifyIns: async (identity, call) => verifyIns(frame, identity, call),
    submitVerificationBatch: async (identities, call) => submitVerificationBatch(frame, identities, call),
    readVerificationBatch: async (batchNumber, call) => readVerificationBatch(frame, batchNumber, call),
    listAlds: async (beneficiary, call) => listAlds(frame, beneficiary, call),
    callTlsi: async (entry, body, call = {}) => {
      const { beneficiary, referenceDate, signal } = call;
      const subject = beneficiary && { given: beneficiary, settled: settleBeneficiary(beneficiary) };
      return frame.send(entry, body, { signal, subject, referenceDate });
    },
    experimental: experimentalTeleservices(frame),
  };
}
