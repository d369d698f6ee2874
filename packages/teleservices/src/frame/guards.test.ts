import { describe, expect, it } from 'vitest';
import type { TeleservicesClient } from '../client.js';
import { createTeleservicesClient } from '../create-client.js';
import { TeleservicesError } from '../errors.js';
import { makeSigner, makeSoftwareCertificate } from '../testing/certificates.js';
import { BENEFICIARY, SOFTWARE, useTeleservices } from '../testing/harness.js';
import { TLSI_ENDPOINTS, WIRE_PROFILE } from '../wire-profile/index.js';
import type { CpsAuthentication } from './authentication.js';
import { checkSoftwareCertificate } from './check-certificate.js';
import type { TeleservicesClientOptions } from './client-options.js';

const tlsi = useTeleservices();
const VISIT = { careContext: 'visit 4711' };
const TRAITS = { birthName: 'ADRUN', givenNames: 'ZOE', sex: 'F', birthDate: '1975-12-31' } as const;
const INS = { value: '2751263220749', key: '74', oid: '1.2.250.1.213.1.4.8' };
const IDENTITY = { ins: INS, traits: TRAITS };

const problem = async (work: () => unknown): Promise<unknown> => {
  try {
    await work();
  } catch (error) {
    if (error instanceof TeleservicesError) return { code: error.code, field: error.field };
    throw error;
  }
  return 'none';
};

describe('on a host of the health insurance', () => {
  const at = (change: Partial<TeleservicesClientOptions> = {}): TeleservicesClient => {
    // Nothing may leave: the guard must refuse before the dispatcher is asked.
    const dispatcher = new Proxy(tlsi.options.dispatcher, {
      get: () => {
        throw new Error('something was sent');
      },
    });
    return tlsi.clientWith({ url: TLSI_ENDPOINTS.assertion.test, dispatcher, ...change });
  };

  it.each([
    ['INSi 3', (client: TeleservicesClient) => client.verifyIns(IDENTITY)],
    ['INSi 4', (client: TeleservicesClient) => client.submitVerificationBatch([IDENTITY])],
    ['INSi 5', (client: TeleservicesClient) => client.readVerificationBatch('1')],
  ])('the invented format of %s is refused, whatever is allowed', async (_name, call) => {
    for (const url of [
      TLSI_ENDPOINTS.assertion.test,
      'https://SERVICES-PS.ameli.fr./lps',
      'https://ias.apcv.sesam-vitale.fr/x',
    ]) {
      expect(await problem(() => call(at({ url, allowObserved: true })))).toEqual({
        code: 'PROFILE_NOT_OFFICIAL',
        field: 'url',
      });
    }
  });

  it('an observed format is refused until it is allowed', async () => {
    const observed = { code: 'PROFILE_OBSERVED', field: 'allowObserved' };
    expect(await problem(() => at().listAlds(BENEFICIARY))).toEqual(observed);
    expect(await problem(() => at().experimental.readRights(BENEFICIARY))).toEqual(observed);
  });

  it('the assertion of a simulated card is refused even with an official format', async () => {
    expect(await problem(() => at().insFromVitale(BENEFICIARY, VISIT))).toEqual({
      code: 'PROFILE_NOT_OFFICIAL',
      field: 'vitaleAssertions',
    });
    expect(await problem(() => at({ allowObserved: true }).listAlds(BENEFICIARY))).toMatchObject({
      code: 'PROFILE_NOT_OFFICIAL',
    });
  });

  it('an official format is sent', async () => {
    const error = await at()
      .insFromTraits(TRAITS, VISIT)
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(TeleservicesError);
  });

  it('identifiers are those of real patients, as its test platform answers them', async () => {
    const test = { ...IDENTITY, ins: { ...INS, oid: '1.2.250.1.213.1.4.10' } };
    expect(await problem(() => at().verifyIns(test))).toEqual({
      code: 'INS_ENVIRONMENT',
      field: 'identity.ins.oid',
    });
  });
});

describe('the assertion of the Vitale card', () => {
  it.each([
    ['no provider', undefined, 'VITALE_ASSERTION_MISSING'],
    ['an empty one', '', 'VITALE_ASSERTION_MISSING'],
    ['another element', '<a/>', 'VITALE_INVALID'],
    ['no XML', 'x', 'VITALE_INVALID'],
  ])('%s is refused before the card signs', async (_name, text, code) => {
    const { vitaleAssertions: _given, ...options } = tlsi.options;
    const before = tlsi.signer.count();
    const client = createTeleservicesClient({
      ...options,
      ...(text === undefined ? {} : { vitaleAssertions: { get: async () => text } }),
    });
    expect(await problem(() => client.insFromVitale(BENEFICIARY, VISIT))).toEqual({
      code,
      field: 'vitaleAssertions',
    });
    expect(tlsi.signer.count()).toBe(before);
  });
});

describe('the options', () => {
  const cps = () => tlsi.options.authentication as CpsAuthentication;
  const rows: readonly [string, () => Partial<TeleservicesClientOptions>][] = [
    ['url', () => ({ url: 'http://localhost/lps' })],
    ['url', () => ({ url: 'lps' })],
    ['url', () => ({ url: 'https://user:secret@localhost/lps' })],
    ['transactionTimeoutMs', () => ({ transactionTimeoutMs: 0 })],
    ['assertionLifetimeMs', () => ({ assertionLifetimeMs: Number.NaN })],
    ['software.authorization', () => ({ software: { ...SOFTWARE, authorization: ' ' } })],
    ['software.name', () => ({ software: { ...SOFTWARE, name: 'x'.repeat(60) } })],
    ['software.version', () => ({ software: { ...SOFTWARE, version: '' } })],
    ['software.instance', () => ({ software: { ...SOFTWARE, instance: 'poste-1' } })],
    ['software.authorizationKind', () => ({ software: { ...SOFTWARE, authorizationKind: '3' } })],
    ['authentication.billing.number', () => ({ authentication: { ...cps(), billing: { number: '' } } })],
    [
      'authentication.billing.number',
      () => ({ authentication: { ...cps(), billing: { number: '1'.repeat(34) } } }),
    ],
    [
      'authentication.billing.amoSpeciality',
      () => ({ authentication: { ...cps(), billing: { number: '1' } } }),
    ],
    [
      'authentication.billing.amoSpeciality',
      () => ({ authentication: { ...cps(), billing: { number: '1', amoSpeciality: '1' } } }),
    ],
    [
      'authentication.billing.sector',
      () => ({ authentication: { ...cps(), billing: { number: '1', amoSpeciality: '01', sector: '7' } } }),
    ],
    ['authentication.professional', () => ({ authentication: { ...cps(), professional: '899700000014' } })],
    ['authentication.professional', () => ({ authentication: { ...cps(), professional: '' } })],
  ];
  it.each(rows)('refuse a wrong %s', async (field, change) => {
    expect(await problem(() => tlsi.clientWith(change()))).toEqual({ code: 'OPTIONS_INVALID', field });
  });

  it('refuse the authentication key of a card', async () => {
    const signer = await makeSigner({ usage: 'authentication' });
    expect(await problem(() => tlsi.clientWith({ authentication: { ...cps(), signer } }))).toEqual({
      code: 'OPTIONS_INVALID',
      field: 'authentication.signer',
    });
  });

  it('refuse test identifiers in production, and a search without care contact', async () => {
    expect(await problem(() => tlsi.clientWith({ environment: 'prod', identifiers: 'test' }))).toMatchObject({
      code: 'INS_ENVIRONMENT',
    });
    for (const careContext of ['', '  ', 'x'.repeat(257)]) {
      const search = { careContext };
      const missing = { code: 'CONTEXT_MISSING', field: 'careContext' };
      expect(await problem(() => tlsi.client.insFromTraits(TRAITS, search))).toEqual(missing);
      expect(await problem(() => tlsi.client.insFromVitale(BENEFICIARY, search))).toEqual(missing);
    }
  });
});

describe('a software certificate', () => {
  const now = new Date('2026-03-01');
  const failed = async (...made: Parameters<typeof makeSoftwareCertificate>) =>
    checkSoftwareCertificate(await makeSoftwareCertificate(...made), 'test', now)
      .filter(({ passed }) => !passed)
      .map(({ check }) => check);

  it('passes with INSI-AUTO and INSI-MANU to the letter', async () => {
    expect(await failed('INSI-AUTO')).toEqual([]);
    expect(await failed('INSI-MANU')).toEqual([]);
    for (const name of ['Insi-Auto', 'OTHER', 'INSI‑AUTO', 'INSI-AUTO ']) {
      expect(await failed(name), name).toEqual(['subject']);
    }
  });

  it('is checked for its structure, its authority and its dates, each by name', async () => {
    expect(await failed('INSI-AUTO', { structure: 'x' })).toEqual(['organisation']);
    expect(await failed('INSI-AUTO', { issuer: 'AC IGC-SANTE ELEMENTAIRE ORGANISATIONS' })).toEqual([
      'issuer',
    ]);
    expect(await failed('INSI-AUTO', { notAfter: new Date('2025-01-01') })).toEqual(['validity']);
  });

  it('that fails a check makes no client, and the error says each check', async () => {
    const certificate = await makeSoftwareCertificate('OTHER');
    expect(() => tlsi.clientWith({ authentication: { kind: 'tlsm', certificate } })).toThrow(
      expect.objectContaining({
        code: 'CERTIFICATE_REFUSED',
        message:
          'The software certificate cannot be used: its common name must be INSI-AUTO or INSI-MANU, to the letter.',
        checks: expect.arrayContaining([expect.objectContaining({ check: 'subject', passed: false })]),
      }),
    );
    expect(() =>
      tlsi.clientWith({ authentication: { kind: 'tlsm', certificate: new Uint8Array([1]) } }),
    ).toThrow(expect.objectContaining({ code: 'OPTIONS_INVALID' }));
  });
});

it('placeholders are told apart by their action', () => {
  for (const { status, action } of Object.values(WIRE_PROFILE)) {
    expect(action.startsWith('urn:x-sim:')).toBe(status === 'placeholder');
  }
});
