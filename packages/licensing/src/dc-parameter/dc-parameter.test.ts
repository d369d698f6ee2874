import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import fc from 'fast-check';
import { CompactSign } from 'jose';
import { describe, expect, it } from 'vitest';
import { DcParameterError } from '../errors.js';
import type { IssuerKey } from '../jws/issuer-key.js';
import { issueDcParameter } from './issue.js';
import { readDcParameter } from './read.js';
import type { DcParameterClaims } from './types.js';

function makeIssuer(kid?: string): { readonly privateKey: KeyObject; readonly publicKey: IssuerKey } {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const { x } = publicKey.export({ format: 'jwk' });
  return { privateKey, publicKey: { key: x ?? '', ...(kid === undefined ? {} : { kid }) } };
}

const issuer = makeIssuer('issuer-1');
const now = new Date('2026-03-01T12:00:00Z');
const clock = { now: () => now };
const claims: DcParameterClaims = {
  integratorId: 'example-medical',
  applicationName: 'Cabinet Exemple',
  allowedOrigins: ['https://*.example.org', 'http://localhost:*'],
  environment: 'test',
  features: ['signature'],
  issuedAt: new Date('2026-01-01T00:00:00Z'),
  expiresAt: new Date('2027-01-01T00:00:00Z'),
};
const options = { publicKeys: [issuer.publicKey], environment: 'test', clock } as const;

function issue(bent: Partial<DcParameterClaims> = {}): Promise<string> {
  return issueDcParameter({ ...claims, ...bent }, { key: issuer.privateKey, kid: 'issuer-1' });
}
async function sign(payload: unknown, header: Record<string, unknown> = {}): Promise<string> {
  const jws = await new CompactSign(Buffer.from(JSON.stringify(payload)))
    .setProtectedHeader({ alg: 'EdDSA', kid: 'issuer-1', ...header })
    .sign(issuer.privateKey);
  return Buffer.from(jws).toString('base64');
}
const wire = {
  v: 1,
  integratorId: 'i',
  applicationName: 'a',
  allowedOrigins: [],
  environment: 'test',
  features: [],
  issuedAt: 1_767_225_600,
};
async function refusal(blob: string, bent: object = {}): Promise<DcParameterError> {
  const error = await readDcParameter(blob, { ...options, ...bent }).catch((thrown: unknown) => thrown);
  if (!(error instanceof DcParameterError))
    throw new Error('a DcParameterError was expected', { cause: error });
  return error;
}

describe('a DC parameter', () => {
  it('is read as it was issued', async () => {
    const read = await readDcParameter(await issue(), options);
    expect(read).toEqual({ ...claims, signed: true, fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  it('is the same with white space and without padding', async () => {
    const blob = await issue();
    const laidOut = `  ${blob.replace(/=+$/, '').replace(/(.{10})/g, '$1\r\n\t')} `;
    expect((await readDcParameter(laidOut, options)).fingerprint).toBe(
      (await readDcParameter(blob, options)).fingerprint,
    );
  });

  it('may have no end, and its dates may be written in ISO 8601', async () => {
    const blob = await sign({ ...wire, issuedAt: '2026-01-01T00:00:00Z', later: 'unknown member' });
    const read = await readDcParameter(blob, options);
    expect(read.issuedAt).toEqual(new Date('2026-01-01T00:00:00Z'));
    expect(read).not.toHaveProperty('expiresAt');
  });

  it('is refused when any one bit of it is changed', async () => {
    const bytes = Buffer.from(await issue(), 'base64');
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(7), async (index, bit) => {
        const bent = Buffer.from(bytes);
        bent[index] = (bent[index] ?? 0) ^ (1 << bit);
        // The last character of a base64url part carries bits that are not part of the value.
        fc.pre(!sameJws(bytes, bent));
        await expect(readDcParameter(bent.toString('base64'), options)).rejects.toThrow(DcParameterError);
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['not*base64', 'DC_PARAMETER_NOT_BASE64'],
    ['', 'DC_PARAMETER_NOT_BASE64'],
    ['abcde', 'DC_PARAMETER_NOT_BASE64'],
    ['test', 'DC_PARAMETER_NOT_A_JWS'],
    [Buffer.from('a.b.c').toString('base64'), 'DC_PARAMETER_NOT_A_JWS'],
    ['A'.repeat(70_000), 'DC_PARAMETER_TOO_LARGE'],
  ])('"%.12s" is refused with %#', async (blob, code) => {
    expect((await refusal(blob)).code).toBe(code);
  });

  it('of another issuer is refused, whether or not it says who signed', async () => {
    const other = makeIssuer('issuer-1');
    const forged = await issueDcParameter(claims, { key: other.privateKey, kid: 'issuer-1' });
    expect((await refusal(forged)).code).toBe('DC_PARAMETER_SIGNATURE');
    const foreign = await issueDcParameter(claims, { key: other.privateKey, kid: 'issuer-9' });
    expect((await refusal(foreign)).code).toBe('DC_PARAMETER_UNKNOWN_KEY');
    const nameless = await issueDcParameter(claims, { key: issuer.privateKey });
    expect((await refusal(nameless)).code).toBe('DC_PARAMETER_UNKNOWN_KEY');
  });

  it('is refused by a connector without a key, whose settings alone name origins', async () => {
    const error = await refusal(await issue(), { publicKeys: [] });
    expect(error.code).toBe('DC_PARAMETER_UNKNOWN_KEY');
    expect(error.message).toContain('no key');
  });

  it('is verified by a key without a name, whatever name it gives', async () => {
    const { publicKey } = issuer;
    const read = await readDcParameter(await issue(), { ...options, publicKeys: [{ key: publicKey.key }] });
    expect(read.signed).toBe(true);
  });

  it('signed with no algorithm, or with the public key as a secret, is refused', async () => {
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const none = `${part({ alg: 'none', kid: 'issuer-1' })}.${part(wire)}.`;
    expect((await refusal(Buffer.from(none).toString('base64'))).code).toMatch(/SIGNATURE|NOT_A_JWS/);
    const hmac = await new CompactSign(Buffer.from(JSON.stringify(wire)))
      .setProtectedHeader({ alg: 'HS256', kid: 'issuer-1' })
      .sign(Buffer.from(issuer.publicKey.key, 'base64url'));
    expect((await refusal(Buffer.from(hmac).toString('base64'))).code).toBe('DC_PARAMETER_SIGNATURE');
  });

  it('past its end is refused, the end itself included', async () => {
    expect((await refusal(await issue({ expiresAt: now }))).code).toBe('DC_PARAMETER_EXPIRED');
    const later = new Date(now.getTime() + 1000);
    await expect(readDcParameter(await issue({ expiresAt: later }), options)).resolves.toBeDefined();
  });

  it('issued in the future is refused, beyond the tolerance of clocks', async () => {
    const minutes = (n: number) => new Date(now.getTime() + n * 60_000);
    expect((await refusal(await issue({ issuedAt: minutes(6) }))).code).toBe('DC_PARAMETER_NOT_YET_VALID');
    await expect(readDcParameter(await issue({ issuedAt: minutes(4) }), options)).resolves.toBeDefined();
  });

  it('for the other environment is refused with a sentence that names both', async () => {
    const error = await refusal(await issue({ environment: 'prod' }));
    expect(error.code).toBe('DC_PARAMETER_ENVIRONMENT');
    expect(error.message).toContain('"prod"');
    expect(error.message).toContain('"test"');
  });

  it('of another version of the format is refused as such', async () => {
    const error = await refusal(await sign({ v: 2, entirely: 'different' }));
    expect(error.code).toBe('DC_PARAMETER_UNKNOWN_VERSION');
    expect(error.message).toContain('version 2');
  });

  it.each([
    ['integratorId', { integratorId: '' }],
    ['allowedOrigins', { allowedOrigins: ['*.io'] }],
    ['environment', { environment: 'staging' }],
    ['issuedAt', { issuedAt: 'yesterday' }],
    ['features', { features: 'all' }],
    ['payload', 'a text'],
  ])('whose %s has the wrong form is refused with the name of the field', async (field, bent) => {
    const payload = typeof bent === 'string' ? bent : { ...wire, ...bent };
    const error = await refusal(await sign(payload));
    expect(error.code).toBe('DC_PARAMETER_PAYLOAD');
    expect(error.message).toContain(field);
  });

  it('cannot be issued with a wrong origin pattern', async () => {
    await expect(issue({ allowedOrigins: ['https://*'] })).rejects.toMatchObject({
      code: 'DC_PARAMETER_PAYLOAD',
      message: expect.stringContaining('allowedOrigins'),
    });
  });

  it('that is opaque is accepted only on request, and is known by its digest', async () => {
    const blob = Buffer.from('issued for the original product').toString('base64');
    expect((await refusal(blob)).code).toBe('DC_PARAMETER_NOT_A_JWS');
    const read = await readDcParameter(blob, { ...options, acceptUnsigned: true });
    expect(read).toMatchObject({ signed: false, allowedOrigins: [], features: [], environment: 'test' });
    expect(read.integratorId).toBe(`opaque-${read.fingerprint}`);
  });

  it('whose signature is wrong stays refused when opaque blobs are accepted', async () => {
    const other = makeIssuer();
    const forged = await issueDcParameter(claims, { key: other.privateKey, kid: 'issuer-1' });
    expect((await refusal(forged, { acceptUnsigned: true })).code).toBe('DC_PARAMETER_SIGNATURE');
  });
});

function sameJws(left: Buffer, right: Buffer): boolean {
  const decode = (bytes: Buffer) =>
    bytes
      .toString('latin1')
      .split('.')
      .map((part) => Buffer.from(part, 'base64url').toString('hex'))
      .join('.');
  return decode(left) === decode(right);
}
