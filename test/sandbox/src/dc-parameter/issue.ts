import type { IssuerKey } from '../signing-key/ed25519.js';
import { signToken } from '../signing-key/token.js';

/** Pages served from this machine, whatever their port. */
export const SANDBOX_ORIGINS = ['http://localhost:*', 'https://localhost:*'] as const;

/** Reserved features: everything is granted in the sandbox, named after the command or field that needs it. */
export const SANDBOX_FEATURES = [
  'hl_signWithCpxCard',
  's_authSignature',
  'hl_createConnection',
  'sendHttpRequest',
] as const;

/** The DC parameter of a fictitious integrator (js-api 3.3): base64 of a compact JWS. */
export async function issueDcParameter(key: IssuerKey, now: Date): Promise<string> {
  const token = await signToken(
    {
      v: 1,
      integratorId: 'sandbox-integrator',
      applicationName: 'Sandbox',
      allowedOrigins: SANDBOX_ORIGINS,
      environment: 'test',
      features: SANDBOX_FEATURES,
      issuedAt: Math.floor(now.getTime() / 1000),
    },
    key,
  );
  return Buffer.from(token, 'ascii').toString('base64');
}
