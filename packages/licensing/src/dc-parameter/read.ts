import { createHash } from 'node:crypto';
import { z } from 'zod';
import { DcParameterError, type DcParameterErrorCode } from '../errors.js';
import { type JwsRefusal, verifyCompactJws } from '../jws/verify-compact.js';
import { decodeBlob } from './decode.js';
import { DC_PARAMETER_VERSION, dcParameterPayload } from './payload.js';
import type { DcParameter, DcParameterClaims, ReadDcParameterOptions } from './types.js';

/** Clocks of issuers and practices are allowed to differ by this much. */
const CLOCK_TOLERANCE_MS = 5 * 60_000;

const REFUSALS: Readonly<Record<JwsRefusal, readonly [DcParameterErrorCode, string]>> = {
  'not-a-jws': [
    'DC_PARAMETER_NOT_A_JWS',
    'The DC parameter is not a signed parameter of this connector (no compact JWS in it).',
  ],
  'unknown-key': [
    'DC_PARAMETER_UNKNOWN_KEY',
    'The DC parameter is signed with a key that this connector does not know.',
  ],
  signature: ['DC_PARAMETER_SIGNATURE', 'The signature of the DC parameter does not verify.'],
};

/** An open installation: whose pages may speak to it is said by its operator alone (js-api 1.6). */
const NO_KEY: readonly [DcParameterErrorCode, string] = [
  'DC_PARAMETER_UNKNOWN_KEY',
  'This connector has no key to verify DC parameters with: do without one, the origins allowed are those of its settings.',
];

/**
 * Reads and judges an integrator's DC parameter (js-api 3.3).
 *
 * @param blob base64, white space and missing padding allowed
 * @example
 * ```ts
 * const dc = await readDcParameter(blob, { publicKeys: [{ key: 'q1w…' }], environment: 'test' });
 * dc.allowedOrigins; // ['https://*.example.org']
 * ```
 * @throws DcParameterError whose `code` is the rule that the blob breaks
 */
export async function readDcParameter(blob: string, options: ReadDcParameterOptions): Promise<DcParameter> {
  const bytes = decodeBlob(blob);
  const fingerprint = createHash('sha256').update(bytes).digest('hex');
  const outcome = await verifyCompactJws(bytes.toString('latin1'), options.publicKeys);
  if (!outcome.accepted) {
    if (outcome.refusal === 'not-a-jws' && options.acceptUnsigned === true) {
      return opaqueDcParameter(fingerprint, options);
    }
    const [code, message] =
      options.publicKeys.length === 0 && outcome.refusal === 'unknown-key'
        ? NO_KEY
        : REFUSALS[outcome.refusal];
    throw new DcParameterError(code, message, { cause: outcome.cause });
  }
  const claims = readClaims(outcome.payload);
  checkValidity(claims, options);
  return { ...claims, signed: true, fingerprint };
}

function opaqueDcParameter(fingerprint: string, options: ReadDcParameterOptions): DcParameter {
  return {
    signed: false,
    fingerprint,
    integratorId: `opaque-${fingerprint}`,
    applicationName: '',
    allowedOrigins: [],
    environment: options.environment,
    features: [],
    issuedAt: options.clock?.now() ?? new Date(),
  };
}

function readClaims(payload: unknown): DcParameterClaims {
  // The version is judged alone: the other rules are those of one version.
  const version = z.object({ v: z.number() }).safeParse(payload);
  if (version.success && version.data.v !== DC_PARAMETER_VERSION) {
    throw new DcParameterError(
      'DC_PARAMETER_UNKNOWN_VERSION',
      `The DC parameter follows version ${version.data.v} of the format; this connector reads version ${DC_PARAMETER_VERSION}.`,
    );
  }
  const parsed = dcParameterPayload.safeParse(payload);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new DcParameterError(
      'DC_PARAMETER_PAYLOAD',
      `The DC parameter is incomplete: ${issue?.path.join('.') || 'payload'}: ${issue?.message ?? 'wrong form'}`,
      { cause: parsed.error },
    );
  }
  const { v: _version, expiresAt, ...claims } = parsed.data;
  return expiresAt === undefined ? claims : { ...claims, expiresAt };
}

function checkValidity(claims: DcParameterClaims, options: ReadDcParameterOptions): void {
  const now = (options.clock?.now() ?? new Date()).getTime();
  if (claims.environment !== options.environment) {
    throw new DcParameterError(
      'DC_PARAMETER_ENVIRONMENT',
      `The DC parameter is for the environment "${claims.environment}"; this connector runs in "${options.environment}".`,
    );
  }
  if (claims.expiresAt !== undefined && claims.expiresAt.getTime() <= now) {
    throw new DcParameterError(
      'DC_PARAMETER_EXPIRED',
      `The DC parameter expired on ${claims.expiresAt.toISOString()}.`,
    );
  }
  if (claims.issuedAt.getTime() > now + CLOCK_TOLERANCE_MS) {
    throw new DcParameterError(
      'DC_PARAMETER_NOT_YET_VALID',
      `The DC parameter is dated ${claims.issuedAt.toISOString()}, in the future: check the clock of this computer.`,
    );
  }
}
