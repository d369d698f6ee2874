import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildVihf, type Ins, parseIns } from '@dmpconnect/dmp-soap';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callWithNodeSoap } from './clients/node-soap.js';
import { valuesAt, type WsdlAnswer, type WsdlCall, type WsdlClient } from './clients/peer.js';
import { callWithZeep } from './clients/zeep.js';
import { canRun } from './requirements.js';
import { DOCTOR, SOFTWARE } from './testing/practice.js';
import { type SimulatorBench, signerOf, startSimulatorBench } from './testing/simulator.js';
import { existenceCall, retrievalCall, searchCall, setAuthorizationCall } from './testing/wsdl-calls.js';

const FULL = parseIns('268057511600760T');
/** One of its documents. */
const DOCUMENT = '1.2.250.1.999.9.7.1';
const NOBODY = parseIns('277076322082910T');

const { user: USER, structure: STRUCTURE } = DOCTOR;

const CLIENTS: readonly (readonly [string, WsdlClient, boolean])[] = [
  ['zeep', callWithZeep, canRun('zeep')],
  ['node-soap', callWithNodeSoap, canRun('nodeSoap')],
];

let folder: string;
let bench: SimulatorBench;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'interop-'));
  bench = await startSimulatorBench(folder);
});
afterAll(async () => {
  await bench.close();
  rmSync(folder, { recursive: true });
});

function vihfFor(ins: Ins): Promise<string> {
  const signer = signerOf(bench.card.signature);
  return buildVihf({ signer, user: USER, structure: STRUCTURE, software: SOFTWARE, ins, now: new Date() });
}

function send(client: WsdlClient, calls: readonly WsdlCall[]): Promise<readonly WsdlAnswer[]> {
  const { certificate, key } = bench.card.authentication;
  return client({ url: bench.simulator.url, certificate, key, authorities: bench.trust }, calls);
}

describe.each(CLIENTS.filter(([, , here]) => here))('%s, from the WSDL of the operator', (_name, client) => {
  let existence: WsdlAnswer;
  let nobody: WsdlAnswer;
  let found: WsdlAnswer;
  let retrieved: WsdlAnswer;
  let altered: WsdlAnswer;

  beforeAll(async () => {
    bench.simulator.clearJournal();
    const assertion = await vihfFor(FULL);
    const answers = await send(client, [
      existenceCall(FULL, assertion),
      existenceCall(NOBODY, await vihfFor(NOBODY)),
      searchCall(FULL, assertion),
      retrievalCall(DOCUMENT, assertion),
      existenceCall(FULL, assertion.replace('ALIX', 'ALEX')),
    ]);
    [existence = {}, nobody = {}, found = {}, retrieved = {}, altered = {}] = answers;
  });

  it('reads TD0.2 of a record: it is there, the caller is authorised', () => {
    const at = (path: string) => valuesAt(existence.answer, path);
    expect(at('acknowledgement.typeCode')).toEqual(['AA']);
    expect(at('controlActProcess.queryAck.queryResponseCode.code')).toEqual(['OK']);
    expect(at('attentionLine.value.code')).toContain('VALIDE');
    const patient = 'controlActProcess.subject.registrationEvent.subject1.patient';
    expect(at(`${patient}.id.extension`)).toContain(FULL.value.slice(0, 15));
    expect(at(`${patient}.statusCode.code`)).toEqual(['active']);
  });

  it('reads TD0.2 of a patient without record', () => {
    expect(valuesAt(nobody.answer, 'acknowledgement.typeCode')).toEqual(['AA']);
    expect(valuesAt(nobody.answer, 'controlActProcess.queryAck.queryResponseCode.code')).toEqual(['NF']);
  });

  it('finds by TD3.1 the documents that our client finds', async () => {
    const ours = await bench
      .clientOf(bench.card, { user: USER, structure: STRUCTURE })
      .findDocuments({ ins: FULL });
    const entries = valuesAt(found.answer, 'RegistryObjectList.ExtrinsicObject');
    const documents = entries.map((entry) => ({
      uniqueId: valuesAt(entry, 'ExternalIdentifier.value').find((value) =>
        ours.some(({ uniqueId }) => uniqueId === value),
      ),
      title: valuesAt(entry, 'Name.LocalizedString.value')[0],
    }));
    expect(documents.filter(({ uniqueId }) => uniqueId !== undefined)).toEqual(
      ours.map(({ uniqueId, title }) => ({ uniqueId, title })),
    );
    expect(ours.length).toBeGreaterThan(3);
  });

  it('retrieves a document by TD3.2, byte for byte', () => {
    const contents = [
      ...valuesAt(retrieved.answer, 'DocumentResponse.Document'),
      ...(retrieved.attachments ?? []),
    ];
    const content = contents.find((each) => typeof each === 'string') ?? '';
    const { hash } = bench.simulator.documents().find(({ uniqueId }) => uniqueId === DOCUMENT) ?? {};
    const bytes = Buffer.from(content, 'base64');
    // zeep cuts the line end off what is sent as binary.
    const hashes = [bytes, Buffer.concat([bytes, Buffer.from('\n')])].map((each) =>
      createHash('sha1').update(each).digest('hex'),
    );
    expect(hashes).toContain(hash);
  });

  it('takes the refusal of an altered VIHF for the fault it is', () => {
    expect(altered.fault).toContain('DMPInvalidSignature');
  });

  it('was known by its card on each call, and passed every check', () => {
    const entries = bench.simulator.journal().filter(({ transaction }) => transaction !== 'TLS');
    const identities = entries.map(({ tls }) => tls.subject);
    expect(new Set(identities).size).toBe(1);
    expect(identities[0]).toContain('899700000013');
  });
});

describe.skipIf(!canRun('zeep'))('zeep', () => {
  // node-soap does not read form="qualified" of this WSDL, and writes an element without namespace.
  it('adds an authorisation by TD0.3', async () => {
    const [answer] = await send(callWithZeep, [setAuthorizationCall(await vihfFor(FULL))]);
    expect(answer?.answer).toMatchObject({ status: 'DMPOk' });
  });
});
