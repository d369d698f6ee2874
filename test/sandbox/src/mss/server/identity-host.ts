import { X509Certificate } from 'node:crypto';
import { ECP_WIRE, readEnvelope } from '@dmpconnect/mss/wire-profile';
import { type Signer, SoapError } from '@dmpconnect/soap';
import type { Clock } from '../../dmp/clock.js';
import { readProfile } from '../../dmp/pki/profile.js';
import { checkLoginRequest } from '../login/check-request.js';
import type { LoginNames } from '../login/names.js';
import { writeLoginResponse } from '../login/write-response.js';
import { MssRefusal } from '../refusal.js';
import type { MssScenarios } from '../scenarios.js';
import { type Outcome, refusedByHeader, refusedByStatus } from './outcome.js';
import { mediaType, type ReceivedRequest } from './request.js';

export interface IdentityContext {
  readonly names: LoginNames;
  readonly signer: Signer;
  readonly clock: Clock;
  readonly scenarios: MssScenarios;
  /** Serial numbers (hexadecimal) of certificates that are revoked. */
  readonly revoked: ReadonlySet<string>;
}

/** What the identity host answers (mss 3.2 steps 3 and 4, 15.2). */
export async function answerIdentity(
  request: ReceivedRequest,
  certificate: Uint8Array | undefined,
  context: IdentityContext,
): Promise<Outcome> {
  const facts = { operation: 'login', holder: certificate && readProfile(certificate).commonName };
  if (request.path !== ECP_WIRE.idpPath) return refusedByStatus(404);
  if (request.method !== 'POST') return refusedByStatus(405, facts);
  const forced = context.scenarios.take('identity');
  if (forced?.scenario === 'idpDown') {
    const departure = { kind: 'none' } as const;
    return { http: 0, headers: {}, body: '', status: 'scenario', code: 'idpDown', facts, departure };
  }
  try {
    const now = context.clock.now();
    const holder = checkCard(certificate, context, now);
    if (forced?.scenario === 'blocked') throw new MssRefusal(22, 'The account is blocked.');
    if (mediaType(request) !== 'text/xml') throw new MssRefusal(8, 'Content-Type must be text/xml.');
    if (request.body === undefined) throw new MssRefusal(8, 'The body is too long.');
    const inResponseTo = checkLoginRequest(readEnvelope(request.body), context.names);
    const at = new Date(now.getTime() + (forced?.seconds ?? 0) * 1000);
    const { names, signer } = context;
    return {
      http: 200,
      headers: {
        'content-type': 'text/xml; charset=utf-8',
        'set-cookie': `iPlanetDirectoryPro=${holder}; Path=/; Secure; HttpOnly`,
      },
      body: await writeLoginResponse({ names, inResponseTo, holder, at, signer }),
      status: 'answered',
      facts,
    };
  } catch (error) {
    if (error instanceof MssRefusal) return refusedByHeader(error, facts);
    if (error instanceof SoapError) return refusedByHeader(new MssRefusal(8, error.message), facts);
    throw error;
  }
}

/** The holder of a card in validity and not revoked; its authority was checked in TLS. @throws {MssRefusal} 8 */
function checkCard(certificate: Uint8Array | undefined, { revoked }: IdentityContext, now: Date): string {
  if (certificate === undefined) throw new MssRefusal(8, 'No client certificate was shown.');
  const { validFrom, validTo, serialNumber } = new X509Certificate(certificate);
  if (now < new Date(validFrom) || now > new Date(validTo)) {
    throw new MssRefusal(8, 'The certificate of the card is outside its validity.');
  }
  if (revoked.has(serialNumber.toUpperCase())) {
    throw new MssRefusal(8, 'The certificate of the card is revoked.');
  }
  return readProfile(certificate).commonName;
}
