import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { decodeMtom } from '@dmpconnect/soap';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bench, cx, newOid, PATIENT, STRUCTURE, startBench } from '../testing/bench.js';
import type { TestAnswer } from '../testing/client.js';
import { makeTestPki, type TestCard } from '../testing/pki.js';
import {
  ACTION,
  existenceQuery,
  QUERY_ID,
  retrieveRequest,
  STATUS_URN,
  statusUpdate,
  storedQuery,
} from '../testing/requests.js';

const CHECK = resolve('..', 'shared', 'conformance', 'dmp', 'check', 'envelope.xsd');
const available = existsSync(CHECK) && hasXmllint();
if (!available)
  console.warn('The official schemas or xmllint are absent: the answers of the simulator are not validated.');

function hasXmllint(): boolean {
  try {
    execFileSync('xmllint', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe.skipIf(!available)('answers of the simulator against the official schemas', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dmp-answers-'));
  let bench: Bench;
  let card: TestCard;
  let uniqueId: string;
  beforeAll(async () => {
    const pki = await makeTestPki();
    card = await pki.card({ id: '899700000013', family: 'DOC0000001' });
    bench = await startBench({ pki, card });
    ({ uniqueId } = await bench.feed());
  });
  afterAll(async () => {
    await bench.close();
    rmSync(folder, { recursive: true });
  });

  /** Errors of the schema; attachments are put back as base64, since the schema wants the bytes. */
  function schemaErrors({ contentType, body, text }: TestAnswer): string[] {
    const xml = contentType.startsWith('multipart/') ? inline(contentType, body) : text;
    const file = join(folder, 'answer.xml');
    writeFileSync(file, xml);
    try {
      execFileSync('xmllint', ['--noout', '--nonet', '--schema', CHECK, file], { stdio: 'pipe' });
      return [];
    } catch (error) {
      const { stderr } = error as { stderr: Buffer };
      return stderr
        .toString()
        .split('\n')
        .filter((line) => /error/.test(line));
    }
  }

  function inline(contentType: string, body: Uint8Array): string {
    const { root, parts } = decodeMtom(contentType, body);
    return Buffer.from(root)
      .toString()
      .replace(/<xop:Include[^>]*href="cid:([^"]*)"[^>]*><\/xop:Include>/g, (_, id: string) =>
        Buffer.from(parts.get(decodeURIComponent(id))?.bytes ?? []).toString('base64'),
      );
  }

  const existence = (ins: string) =>
    bench.call('patients', ACTION.existence, existenceQuery(ins), { vihf: { patient: cx(ins) } });
  const find = (query: string, parameters: Parameters<typeof storedQuery>[1], returnType?: 'ObjectRef') =>
    bench.call('registry', ACTION.search, storedQuery(query, parameters, returnType));
  const byUniqueId = () => [['XDSDocumentEntryUniqueId', `('${uniqueId}')`]] as const;
  const target = () =>
    bench.dmp.documents().find((document) => document.uniqueId === uniqueId)?.entryUuid ?? '';

  it.each<[string, () => Promise<TestAnswer>]>([
    ['TD0.2, active', () => existence(PATIENT)],
    ['TD0.2, closed', () => existence('153078987658513')],
    ['TD0.2, none', () => existence('277076322082910')],
    ['TD0.2, error', () => existence('279035121518988')],
    ['TD2.1, success', () => bench.feed()],
    ['TD2.1, failure', () => bench.feed({ uniqueId })],
    ['TD3.1, entries', () => find(QUERY_ID.getDocumentsAndAssociations, byUniqueId())],
    ['TD3.1, references', () => find(QUERY_ID.getDocuments, byUniqueId(), 'ObjectRef')],
    ['TD3.1, nothing', () => find(QUERY_ID.getDocuments, [['XDSDocumentEntryUniqueId', "('1.2.3')"]])],
    ['TD3.1, failure', () => find(QUERY_ID.getDocuments, [])],
    [
      'TD3.1, lots',
      () =>
        find(QUERY_ID.findSubmissionSets, [
          ['XDSSubmissionSetPatientId', `'${cx(PATIENT)}'`],
          ['XDSSubmissionSetStatus', `('${STATUS_URN.approved}')`],
        ]),
    ],
    ['TD3.2, a document', () => bench.call('repository', ACTION.retrieve, retrieveRequest(uniqueId))],
    ['TD3.2, partial', () => bench.call('repository', ACTION.retrieve, retrieveRequest(uniqueId, '1.2.3'))],
    ['TD3.2, failure', () => bench.call('repository', ACTION.retrieve, retrieveRequest('1.2.3'))],
    [
      'TD3.3d, success',
      () =>
        bench.call(
          'registry',
          ACTION.update,
          statusUpdate({
            target: target(),
            from: STATUS_URN.approved,
            to: STATUS_URN.archived,
            patient: cx(PATIENT),
            author: { ...card, structure: STRUCTURE },
            uniqueId: newOid(),
          }),
        ),
    ],
    [
      'a fault',
      () =>
        bench.call('registry', ACTION.search, storedQuery(QUERY_ID.getDocuments, byUniqueId()), {
          assertion: '',
        }),
    ],
  ])('%s', async (_, send) => {
    expect(schemaErrors(await send())).toEqual([]);
  });

  it('finds a fault in an answer that has one', async () => {
    const answer = await existence(PATIENT);
    expect(schemaErrors({ ...answer, text: answer.text.replace('<acceptAckCode', '<other') })).not.toEqual(
      [],
    );
  });
});
