import { createHash } from 'node:crypto';
import type { CpxCard } from '@dmpconnect/card-pkcs11';
import { certificatePem } from '@dmpconnect/soap';
import { DIGEST_TYPES, nameOf } from '../../../contract/enumerations.js';
import { ApiFailure } from '../../../contract/errors.js';
import type { InputOf } from '../../../contract/table.js';
import type { Handler, HandlerContext } from '../../context.js';
import { isGranted, requireFeature } from '../../require-feature.js';
import { refuseForbiddenShapes } from '../../signing-rules/refuse.js';
import { unlockCard } from './unlock-card.js';

type Input = InputOf<'hl_signWithCpxCard'>;

/** By the name of a digest, how Node and the card call it. */
const ALGORITHMS = {
  'SHA-256': { hash: 'sha256', signature: 'RSA-SHA256' },
  'SHA-384': { hash: 'sha384', signature: 'RSA-SHA384' },
  'SHA-512': { hash: 'sha512', signature: 'RSA-SHA512' },
} as const satisfies Record<keyof typeof DIGEST_TYPES, object>;

/**
 * js-api 4.5. Everything is judged before the PIN is given: a request that is refused must not cost a try. The
 * authentication key signs too only when that is granted: a service would take its signature for the professional.
 */
export const hl_signWithCpxCard: Handler<'hl_signWithCpxCard'> = async (input, context) => {
  requireFeature('hl_signWithCpxCard', context);
  const data = readData(input);
  refuseForbiddenShapes(data);
  const { hash, signature: algorithm } =
    ALGORITHMS[nameOf(DIGEST_TYPES, input.i_digestType ?? DIGEST_TYPES['SHA-256']) ?? 'SHA-256'];

  const card = await unlockCard(input.s_pinCode, context);
  const sign = (signer: ReturnType<CpxCard['signatureSigner']>) =>
    signInTurn(() => signer.sign(data, algorithm), context);
  const signer = card.signatureSigner();
  return {
    s_signature: await sign(signer),
    s_signatureCertificate: certificatePem(signer.certificate),
    s_digest: createHash(hash).update(data).digest('base64'),
    ...(isGranted('s_authSignature', context)
      ? { s_authSignature: await sign(card.authenticationSigner()) }
      : {}),
  };
};

function readData({ s_stringToSign, s_dataToSignInBase64 }: Input): Uint8Array {
  if (s_stringToSign !== undefined && s_dataToSignInBase64 !== undefined) {
    throw new ApiFailure('functional-fault', {
      description: 'Give s_stringToSign or s_dataToSignInBase64, not both',
    });
  }
  const data = s_dataToSignInBase64 ?? (s_stringToSign && Buffer.from(s_stringToSign, 'utf8'));
  if (data === undefined || data === '') {
    throw new ApiFailure('functional-fault', {
      description: 's_stringToSign or s_dataToSignInBase64 is missing',
    });
  }
  return data;
}

async function signInTurn(
  sign: () => Promise<Uint8Array>,
  { services, signal }: HandlerContext,
): Promise<string> {
  return Buffer.from(await services.withCardTurns(signal, sign)).toString('base64');
}
