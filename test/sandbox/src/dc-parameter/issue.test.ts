import { describe, expect, it } from 'vitest';
import { makeIssuerKey } from '../signing-key/ed25519.js';
import { verifyToken } from '../testing/token.js';
import { issueDcParameter } from './issue.js';

describe('the DC parameter of the sandbox', () => {
  it('is base64 of a signed payload as js-api 3.3 describes it', async () => {
    const key = makeIssuerKey('dc-parameter');
    const blob = await issueDcParameter(key, new Date('2026-03-01T12:00:00Z'));
    expect(blob).toMatch(/^[A-Za-z0-9+/]+=*$/);
    const { payload } = await verifyToken(Buffer.from(blob, 'base64').toString('ascii'), key);
    expect(payload).toEqual({
      v: 1,
      integratorId: 'sandbox-integrator',
      applicationName: 'Sandbox',
      allowedOrigins: ['http://localhost:*', 'https://localhost:*'],
      environment: 'test',
      features: ['hl_signWithCpxCard', 's_authSignature', 'hl_createConnection', 'sendHttpRequest'],
      issuedAt: Date.parse('2026-03-01T12:00:00Z') / 1000,
    });
  });
});
