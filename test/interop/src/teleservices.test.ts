import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPki, startTlsiSimulator, type TlsiSimulator } from '@dmpconnect/sandbox';
import * as soap from '@dmpconnect/soap';
import * as teleservices from '@dmpconnect/teleservices';
import { signVitaleAssertion } from '@dmpconnect/teleservices/wire-profile';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasProgram, mustRun } from './run-program.js';
import { issueCertificate } from './testing/card.js';
import { signerOf } from './testing/simulator.js';

const PASSPHRASE = 'interop-4711';
const SOFTWARE = {
  authorization: 'SIMIDAM00001',
  name: 'Essai',
  version: '1.0',
  instance: '7b1f9c52-6c0b-4b7e-9d1f-2a5f5b1e7c10',
};
const VISIT = { careContext: 'visit 4711' };
const ZOE = { birthName: 'Adrun', givenNames: 'Zoé', sex: 'F', birthDate: '1975-12-31' } as const;
const CARD = {
  insured: { number: '2751263220749', key: '74' },
  birthDate: '19751231',
  regime: '01',
  organisation: '631',
  centre: '0000',
};

const canRun = hasProgram('openssl');
let folder: string;
let simulator: TlsiSimulator;
let trust: string;
let signatureFile: Uint8Array;
let client: teleservices.TeleservicesClient;
let dispatcher: ReturnType<typeof soap.createDispatcher>;

beforeAll(async () => {
  if (!canRun) return;
  folder = mkdtempSync(join(tmpdir(), 'interop-'));
  const [pki, vitale] = await Promise.all([
    openPki(join(folder, 'pki')),
    issueCertificate({ subject: '/C=FR/O=SIMULATION/OU=VITALE/CN=4711', extensions: '', serial: '0b' }),
  ]);
  const { signature } = await pki.card('medecin');
  trust = pki.serverTrust;
  signatureFile = await pack(signature);
  simulator = await startTlsiSimulator({
    tls: { cert: pki.server.certificate, key: pki.server.key, softwareAuthorities: pki.cardTrust },
    signingAuthorities: pki.cardTrust,
    vitaleAuthorities: vitale.authorityPem,
    professionals: [{ id: '899700000013', profession: '10' }],
    environment: 'test',
    settings: { batchDelayMs: 0 },
  });
  dispatcher = soap.createDispatcher({ trust });
  const card = signerOf({ certificate: vitale.certificatePem, key: vitale.keyPem });
  client = teleservices.createTeleservicesClient({
    url: simulator.url,
    dispatcher,
    authentication: {
      kind: 'cps',
      signer: signerOf(signature),
      professional: '899700000013',
      profession: '10',
      billing: { number: '991130972', amoSpeciality: '01', sector: 'SA07' },
    },
    software: SOFTWARE,
    environment: 'test',
    clock: { now: () => new Date() },
    vitaleAssertions: {
      get: async () =>
        signVitaleAssertion(
          {
            insured: '275126322074974',
            birthDate: '1975-12-31',
            birthRank: '1',
            serialNumber: '4711',
            readAt: new Date(),
          },
          card,
          new Date(),
        ),
    },
  });
});
afterAll(async () => {
  if (!canRun) return;
  await dispatcher.close();
  await simulator.close();
  rmSync(folder, { recursive: true });
});

/** A key as structures receive theirs. */
async function pack({ certificate, key }: { readonly certificate: string; readonly key: string }) {
  writeFileSync(join(folder, 'key.pem'), key);
  writeFileSync(join(folder, 'certificate.pem'), certificate);
  const files = ['-inkey', 'key.pem', '-in', 'certificate.pem', '-out', 'signature.p12'];
  await mustRun('openssl', ['pkcs12', '-export', ...files, '-passout', `pass:${PASSPHRASE}`], {
    cwd: folder,
  });
  return readFileSync(join(folder, 'signature.p12'));
}

describe.skipIf(!canRun)('the package alone, against a strict simulator of the teleservices', () => {
  it('runs the example of its README: from a PKCS#12 file to a national identity', async () => {
    const readme = readFileSync(new URL('../../../packages/teleservices/README.md', import.meta.url), 'utf8');
    const example = /```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
    const body = ts
      .transpileModule(example, {
        compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS },
      })
      .outputText.replaceAll('"use strict";', '');
    const printed: unknown[] = [];
    const given = {
      exports: {},
      console: { log: (...values: unknown[]) => printed.push(...values) },
      require: (name: string) => (name === '@dmpconnect/soap' ? soap : teleservices),
      signatureFile,
      passphrase: PASSPHRASE,
      trust,
      url: simulator.url,
      software: SOFTWARE,
    };
    await new Function(...Object.keys(given), `return (async () => {${body}})()`)(...Object.values(given));
    expect(printed).toEqual(['2751263220749', '74', '1.2.250.1.213.1.4.10', ['ZOE'], 0, 1]);
  });

  it('finds by given names one after the other, nobody, several, and the wrong keys of HERMANN', async () => {
    const find = async (birthName: string, givenNames: string, sex: 'M' | 'F', birthDate: string) =>
      client.insFromTraits({ birthName, givenNames, sex, birthDate }, VISIT);
    const tchitchi = await find('Tchitchi', 'Ola Catarina Bella', 'F', '1936-06-21');
    expect(tchitchi.attempts.map(({ answer }) => answer.code)).toEqual(['01', '00']);
    const houilles = await find('Houilles', 'Pierre Paul Jacques', 'M', '1993-01-27');
    expect(houilles.attempts.map(({ answer }) => answer.code)).toEqual(['01', '01', '01', '01']);
    const hermann = await find('Hermann', 'Gatien', 'M', '1981-03-24');
    expect(hermann.answer).toMatchObject({
      outcome: 'one',
      identity: { ins: { key: '60', kind: 'TEST' }, history: [{ key: '60' }, { key: '10' }] },
    });
    expect(hermann.answer.warnings).toContainEqual({ code: 'KEY_MISMATCH', where: 'ins' });
  });

  it('finds by the Vitale card, lists illnesses, verifies alone and in a batch', async () => {
    expect(await client.insFromVitale(CARD, VISIT)).toMatchObject({
      outcome: 'one',
      identity: { ins: { value: '2751263220749' } },
    });
    expect(await client.listAlds(CARD)).toMatchObject({ parsed: true });
    const right = {
      ins: { value: '2751263220749', key: '74', oid: '1.2.250.1.213.1.4.10' },
      traits: ZOE,
    };
    const wrong = { ...right, traits: { ...ZOE, birthDate: '1975-12-30' } };
    expect((await client.verifyIns(right)).matches).toBe(true);
    expect((await client.verifyIns(wrong)).matches).toBe(false);
    const { batchNumber } = await client.submitVerificationBatch([right, wrong]);
    const { state, results } = await client.readVerificationBatch(batchNumber);
    expect([state, results.get(0)?.matches, results.get(1)?.matches]).toEqual(['finished', true, false]);
  });
});
