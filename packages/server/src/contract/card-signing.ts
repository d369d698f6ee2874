import { z } from 'zod';
import { pinCode } from './cards.js';
import { defineCommand } from './define.js';
import { DIGEST_TYPES } from './enumerations.js';
import { base64Bytes, int, text } from './fields.js';
import { listValues } from './values.js';

/** 8 MiB: largest data signed in one call, bytes (or characters, for a text). A document is signed by its digest. */
export const MAX_SIGNED_BYTES = 8 * 1024 * 1024;

/** Data in base64, or a text of two JSON characters for each of its own, and the rest of the request. */
const SIGNING_REQUEST_BYTES = 2 * MAX_SIGNED_BYTES + 64 * 1024;

const digestTypes: readonly number[] = Object.values(DIGEST_TYPES);

/** js-api 4.5. */
export const hl_signWithCpxCard = defineCommand({
  name: 'hl_signWithCpxCard',
  group: 'cards',
  summary: 'Signs data with the professional’s card. Needs the feature `hl_signWithCpxCard`.',
  kind: 'answer',
  session: true,
  timeoutSeconds: 10,
  maxRequestBytes: SIGNING_REQUEST_BYTES,
  needs: ['cpx-reader'],
  input: z.object({
    s_pinCode: pinCode(),
    s_stringToSign: text(MAX_SIGNED_BYTES).describe(
      'Text to sign: its UTF-8 bytes as they are. Base64 given here is not decoded.',
    ),
    s_dataToSignInBase64: base64Bytes(MAX_SIGNED_BYTES).describe(
      'Bytes to sign. One of this and `s_stringToSign`, not both.',
    ),
    i_digestType: int()
      .refine(
        (value) => value === undefined || digestTypes.includes(value),
        `must be one of ${digestTypes.join(', ')}`,
      )
      .meta({
        enum: digestTypes,
        description: `Digest of the signature: ${listValues(DIGEST_TYPES)}. Default: 1.`,
      }),
  }),
  output: z.object({
    s_signature: z
      .string()
      .describe('Signature in base64: RSA PKCS#1 v1.5 over the digest, by the signature key.'),
    s_signatureCertificate: z.string().describe('Certificate of the signature key, PEM.'),
    s_digest: z.string().describe('Digest of the data in base64.'),
    s_authSignature: z
      .string()
      .optional()
      .describe(
        'The same data signed by the authentication key, base64. Only with the feature `s_authSignature`.',
      ),
  }),
});
