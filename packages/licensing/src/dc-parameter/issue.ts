import { DcParameterError } from '../errors.js';
import { type IssuerSigner, signCompactJws } from '../jws/sign-compact.js';
import { DC_PARAMETER_VERSION, dcParameterPayload } from './payload.js';
import type { DcParameterClaims } from './types.js';

/**
 * Makes a DC parameter: base64 of a compact JWS signed with the licence issuer's Ed25519 key (js-api 3.3).
 *
 * @example
 * ```ts
 * import { generateKeyPairSync } from 'node:crypto';
 * const { privateKey } = generateKeyPairSync('ed25519');
 * const blob = await issueDcParameter(
 *   {
 *     integratorId: 'example-medical',
 *     applicationName: 'Example Medical',
 *     allowedOrigins: ['https://*.example.org'],
 *     environment: 'test',
 *     features: [],
 *     issuedAt: new Date(),
 *   },
 *   { key: privateKey, kid: 'issuer-1' },
 * );
 * ```
 * @throws DcParameterError `DC_PARAMETER_PAYLOAD` when a claim breaks a rule
 */
export async function issueDcParameter(claims: DcParameterClaims, signer: IssuerSigner): Promise<string> {
  const payload = {
    v: DC_PARAMETER_VERSION,
    integratorId: claims.integratorId,
    applicationName: claims.applicationName,
    allowedOrigins: claims.allowedOrigins,
    environment: claims.environment,
    features: claims.features,
    issuedAt: epochSeconds(claims.issuedAt),
    ...(claims.expiresAt === undefined ? {} : { expiresAt: epochSeconds(claims.expiresAt) }),
  };
  const checked = dcParameterPayload.safeParse(payload);
  if (!checked.success) {
    const [issue] = checked.error.issues;
    throw new DcParameterError(
      'DC_PARAMETER_PAYLOAD',
      `The DC parameter cannot be issued: ${issue?.path.join('.') ?? 'payload'}: ${issue?.message ?? 'wrong form'}`,
      { cause: checked.error },
    );
  }
  const jws = await signCompactJws(payload, signer);
  return Buffer.from(jws, 'ascii').toString('base64');
}

function epochSeconds(date: Date): number {
  return Math.floor(date.getTime() / 1000);
}
