import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDmpClient, type DmpClient, parseIns } from '@dmpconnect/dmp-soap';
import { openPki, type Pki, type Sandbox, startSandbox } from '@dmpconnect/sandbox';
import { certificateFromPem, createDispatcher, DMP_CIPHERS } from '@dmpconnect/soap';
import { createTeleservicesClient, type TlsiAuthentication } from '@dmpconnect/teleservices';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SOFTWARE as DMP_SOFTWARE, PHYSICIAN, PRACTICE } from './testing/practice.js';
import { signerOf } from './testing/simulator.js';

const VISIT = { careContext: 'visit 4711' };
const clock = { now: () => new Date() };

const folder = mkdtempSync(join(tmpdir(), 'interop-'));
const dispatchers: ReturnType<typeof createDispatcher>[] = [];
let sandbox: Sandbox;
let pki: Pki;
let doctor: TlsiAuthentication;

beforeAll(async () => {
  sandbox = await startSandbox({ stateDirectory: folder, server: false });
  pki = await openPki(join(folder, 'pki'));
  const { signature } = await pki.card('medecin');
  doctor = {
    kind: 'cps',
    signer: signerOf(signature),
    professional: '899700000013',
    profession: '10',
    billing: { number: '991130972', amoSpeciality: '01', sector: 'SA07' },
  };
});
beforeEach(() => sandbox.teleservices.reset());
afterAll(async () => {
  await Promise.all(dispatchers.map((dispatcher) => dispatcher.close()));
  await sandbox.stop();
  rmSync(folder, { recursive: true });
});

function open(options: Omit<Parameters<typeof createDispatcher>[0], 'trust'> = {}) {
  const dispatcher = createDispatcher({ trust: pki.serverTrust, ...options });
  dispatchers.push(dispatcher);
  return dispatcher;
}

function teleservices(
  authentication: TlsiAuthentication,
  o: {
    readonly url?: string;
    readonly dispatcher?: ReturnType<typeof createDispatcher>;
    readonly person?: number;
  } = {},
) {
  return createTeleservicesClient({
    url: o.url ?? sandbox.ready.teleservicesUrl,
    dispatcher: o.dispatcher ?? open(),
    authentication,
    software: {
      authorization: sandbox.ready.softwareAuthorization,
      name: 'Essai',
      version: '1.0',
      instance: '7b1f9c52-6c0b-4b7e-9d1f-2a5f5b1e7c10',
    },
    environment: 'test',
    clock,
    vitaleAssertions: { get: () => sandbox.vitale.assertion({ person: o.person ?? 0 }) },
  });
}

async function dmpOfTheDoctor(): Promise<DmpClient> {
  const { authentication, signature } = await pki.card('medecin');
  return createDmpClient({
    baseUrl: sandbox.ready.dmpUrl,
    dispatcher: open({
      identity: { cert: authentication.certificate, key: authentication.key },
      ciphers: DMP_CIPHERS,
    }),
    signer: signerOf(signature),
    user: PHYSICIAN,
    structure: PRACTICE,
    software: { ...DMP_SOFTWARE, homologationId: 'SANDBOX-0001' },
    practiceSetting: 'AMBULATOIRE',
    environment: 'test',
    clock,
    transactionTimeoutMs: 30_000,
  });
}

describe('from the Vitale card to the DMP, in one sandbox', () => {
  it('the identity of the card leads to the record of its holder', async () => {
    await sandbox.card.insert({ profile: 'vitale-dmp' });
    const found = await teleservices(doctor).insFromVitale(
      { insured: { number: '2790351215189', key: '89' }, birthDate: '28031979' },
      VISIT,
    );
    if (found.outcome !== 'one') throw new Error('nobody was found');
    const { ins, traits } = found.identity;
    expect([ins.oid, traits.birthName]).toEqual(['1.2.250.1.213.1.4.10', 'PAT-TROIS']);
    const { state } = await (await dmpOfTheDoctor()).testExistence(parseIns(`${ins.value}${ins.key}T`));
    expect(state).toBe('active');
  });

  it('each person of a family is asked for with an assertion of their card', async () => {
    await sandbox.card.insert({ profile: 'vitale-jumeaux' });
    const insured = { number: '2850763220757', key: '78' };
    const names = [];
    for (const [person, birthRank] of [
      [1, '1'],
      [2, '2'],
    ] as const) {
      const found = await teleservices(doctor, { person }).insFromVitale(
        { insured, birthDate: '2019-09-14', birthRank },
        VISIT,
      );
      names.push(found.outcome === 'one' ? found.identity.traits.givenNames : found.outcome);
    }
    expect(names).toEqual([['EMMA'], ['JADE']]);
    const other = teleservices(doctor, { person: 0 }).insFromVitale(
      { insured, birthDate: '2019-09-14' },
      VISIT,
    );
    await expect(other).rejects.toMatchObject({ fault: { detailCode: 'desir_sim_022' } });
  });
});

describe('the other ways of asking', () => {
  const ZOE = { birthName: 'Adrun', givenNames: 'Zoé', sex: 'F', birthDate: '1975-12-31' } as const;

  it('a software certificate of the sandbox is right for the library and for the service', async () => {
    const { certificate, key } = await sandbox.softwareCertificate('INSI-AUTO');
    const client = teleservices(
      { kind: 'tlsm', certificate: certificateFromPem(certificate) },
      {
        url: sandbox.ready.teleservicesCertificateUrl,
        dispatcher: open({ identity: { cert: certificate, key } }),
      },
    );
    expect((await client.insFromTraits(ZOE, VISIT)).answer.outcome).toBe('one');
    expect(sandbox.teleservices.journal().at(-1)).toMatchObject({
      authentication: 'tlsm',
      answer: { code: '00' },
    });
  });

  it('Pro Santé Connect', async () => {
    const client = teleservices({
      kind: 'psc',
      professional: '899700000013',
      issuer: 'CN=899700000013,C=FR',
      profession: '10',
      billing: { number: '991130972', amoSpeciality: '01', sector: 'SA07' },
      accessToken: async () => 'token',
    });
    expect((await client.insFromTraits(ZOE, VISIT)).answer.outcome).toBe('one');
  });

  it.each([
    ['unavailable', { fault: { detailCode: 'desir_1020' } }],
    ['technical', { fault: { detailCode: 'insi_102' } }],
    ['http503', { code: 'HTTP_STATUS' }],
    ['notxml', { code: expect.stringMatching(/SOAP_ANSWER|HTTP_STATUS/) }],
    ['cut', { code: 'TRANSPORT' }],
  ] as const)('a search that meets %s says so', async (scenario, error) => {
    // Sent again once at most, where sending again is safe.
    sandbox.teleservices.force({ scenario, calls: 2 });
    await expect(teleservices(doctor).insFromTraits(ZOE, VISIT)).rejects.toMatchObject(error);
  });
});
