import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { decodeMtom } from '@dmpconnect/soap';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bench, cx, newOid, PATIENT, STRUCTURE, startBench } from '../testing/bench.js';
import type { TestAnswer } from '../testing/client.js';
import { lastEntry } from '../testing/expect.js';
import {
  OPERATION,
  type OperationRequest,
  PATIENT_ACTION,
  patientSearch,
  registrationRequest,
} from '../testing/patient-requests.js';
import { makeTestPki, type TestCard } from '../testing/pki.js';
import {
  ACTION,
  existenceQuery,
  QUERY_ID,
  retrieveRequest,
  STATUS_URN,
  statusUpdate,
  storedQuery,
  visibilityUpdate,
} from '../testing/requests.js';

const CHECKS = resolve('..', 'shared', 'conformance', 'dmp', 'check');
const available = existsSync(join(CHECKS, 'envelope.xsd')) && hasXmllint();
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

/** Active, and not attached to Mon espace santé. */
const DETACHED = '207058575627097';

/** Schemas of `conformance/dmp/check`: whole envelopes, or the body of services that its envelopes leave out. */
type Schema = 'envelope' | 'envelope-pdq' | 'PatientsSpecific-earlier' | 'patientCertif';

describe.skipIf(!available)('answers of the simulator against the official schemas', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dmp-answers-'));
  let bench: Bench;
  let card: TestCard;
  let uniqueId: string;
  /** Errors of the schema, by file of an answer. */
  const errors = new Map<string, string[]>();
  /** How each answer ended, to know that it is the one the case is about. */
  const statuses = new Map<string, string>();

  /** The answer with its attachments put back as base64, since the schema wants the bytes. */
  function textOf({ contentType, body, text }: TestAnswer): string {
    if (!contentType.startsWith('multipart/')) return text;
    const { root, parts } = decodeMtom(contentType, body);
    return Buffer.from(root)
      .toString()
      .replace(/<xop:Include[^>]*href="cid:([^"]*)"[^>]*><\/xop:Include>/g, (_, id: string) =>
        Buffer.from(parts.get(decodeURIComponent(id))?.bytes ?? []).toString('base64'),
      );
  }

  function bodyOf(xml: string): string {
    return /<soap:Body>(.*)<\/soap:Body>/s.exec(xml)?.[1] ?? '';
  }

  /** One run of xmllint for all the answers of a schema: compiling the schema takes most of its time. */
  function validate(schema: Schema, files: readonly string[]): void {
    const run = spawnSync(
      'xmllint',
      ['--noout', '--nonet', '--schema', join(CHECKS, `${schema}.xsd`), ...files],
      { encoding: 'utf8' },
    );
    for (const file of files) {
      const lines = run.stderr.split('\n').filter((line) => line.startsWith(`${file}:`));
      const verdict = run.stderr.includes(`${file} validates`) || lines.length > 0;
      errors.set(basename(file), verdict ? lines.filter((line) => / error /.test(line)) : ['no verdict']);
    }
  }

  const existence = (ins: string, reason?: string) =>
    bench.call('patients', ACTION.existence, existenceQuery(ins, reason === undefined ? {} : { reason }), {
      vihf: { patient: cx(ins) },
    });
  const find = (query: string, parameters: Parameters<typeof storedQuery>[1], returnType?: 'ObjectRef') =>
    bench.call('registry', ACTION.search, storedQuery(query, parameters, returnType));
  const byUniqueId = () => [['XDSDocumentEntryUniqueId', `('${uniqueId}')`]] as const;
  const current = () =>
    bench.dmp.documents().findLast((document) => document.uniqueId === uniqueId)?.entryUuid ?? '';
  const operate = ({ service, action, body }: OperationRequest, ins: string | null = DETACHED) =>
    bench.call(service, action, body, { vihf: { patient: ins === null ? null : cx(ins) } });
  const register = (
    reason: Parameters<typeof registrationRequest>[0]['reason'],
    ins: string,
    observations: Record<string, boolean> = {},
  ) =>
    bench.call(
      'patients',
      reason === 'CREA_RD' ? PATIENT_ACTION.creation : PATIENT_ACTION.revision,
      registrationRequest({ reason, ins, author: { ...card, structure: STRUCTURE }, observations }),
      { vihf: { patient: cx(ins) } },
    );
  const search = (family: string) =>
    bench.call('patientsPDQ', PATIENT_ACTION.search, patientSearch({ family, birthDate: '19790328' }), {
      vihf: { patient: null, purpose: 'centre_15' },
    });
  const update = (from: 'approved' | 'archived', to: 'approved' | 'archived' | 'deleted') =>
    bench.call(
      'registry',
      ACTION.update,
      statusUpdate({
        target: current(),
        from: STATUS_URN[from],
        to: STATUS_URN[to],
        patient: cx(PATIENT),
        author: { ...card, structure: STRUCTURE },
        uniqueId: newOid(),
      }),
    );
  const mask = async (masks: readonly string[]) => {
    const { text } = await find(QUERY_ID.getDocuments, [['XDSDocumentEntryEntryUUID', `('${current()}')`]]);
    return await bench.call(
      'registry',
      ACTION.update,
      visibilityUpdate({
        entry: text,
        masks,
        patient: cx(PATIENT),
        author: { ...card, structure: STRUCTURE },
        uniqueId: newOid(),
      }),
    );
  };

  /** What is sent, the schema of the answer, and how the call ends, in the order in which they are sent. */
  const CASES: readonly (readonly [string, () => Promise<TestAnswer>, string, Schema?])[] = [
    ['TD0.2, active', () => existence(PATIENT), 'OK'],
    ['TD0.2, closed', () => existence('153078987658513'), 'OK'],
    ['TD0.2, none', () => existence('277076322082910'), 'NF'],
    ['TD0.2, error', () => existence('279035121518988'), 'DMPNotFound'],
    ['TD0.3, success', () => operate(OPERATION.setAuthorization({ action: 'AJOUT' })), 'DMPOk'],
    ['TD0.3, refusal', () => operate(OPERATION.setAuthorization({ action: 'X' })), 'DMPInvalidRequest'],
    [
      'TD0.4, success',
      () =>
        operate(OPERATION.patientList({ startDate: '20200101000000', dateType: 'LASTAUTORIZATION' }), null),
      'DMPOk',
    ],
    ['TD0.4, refusal', () => operate(OPERATION.patientList(), null), 'DMPInvalidRequest'],
    ['TD0.5, success', () => search('PAT-TROIS'), 'OK', 'envelope-pdq'],
    ['TD0.5, nobody', () => search('PERSONNE'), 'NF', 'envelope-pdq'],
    ['TD0.5, refusal', () => search('P'), 'DMPInvalidRequest', 'envelope-pdq'],
    ['TD1.1, refusal', () => register('CREA_RD', PATIENT), 'DMPFound'],
    [
      'TD1.1, success',
      () => register('CREA_RD', '277076322082910', { CONSENTEMENT_OUVERTURE_DMP: true }),
      'active',
    ],
    ['TD1.3a, success', () => existence('277076322082910', 'CNSLT_DATA'), 'OK'],
    ['TD1.3a, refusal', () => existence('153078987658513', 'CNSLT_DATA'), 'DMPNotActive'],
    ['TD1.3b, success', () => register('MODIF_DATA', DETACHED), 'active'],
    ['TD1.3b, refusal', () => register('MODIF_DATA', PATIENT), 'DMPWithdrawn'],
    ['TD1.4, success', () => register('FERM', DETACHED), 'terminated'],
    ['TD1.4, refusal', () => register('FERM', DETACHED), 'DMPClosed'],
    ['TD1.2, success', () => register('REAC', DETACHED, { CONSENTEMENT_REACTIVATION_DMP: true }), 'active'],
    ['TD1.2, refusal', () => register('REAC', DETACHED), 'DMPFound'],
    [
      'TD1.5a, success',
      () => operate(OPERATION.createAccess({ type: 'SMS', canal: '0606060606' })),
      'DMPOk',
      'PatientsSpecific-earlier',
    ],
    [
      'TD1.5a, refusal',
      () => operate(OPERATION.createAccess({ type: 'SMS', canal: '0606060606' })),
      'DMPPatientAccessAlreadyExists',
      'PatientsSpecific-earlier',
    ],
    [
      'TD1.5b, success',
      () => operate(OPERATION.updateOtp({ type: 'EMAIL', canal: 'a@exemple.invalid', action: 'AJOUT' })),
      'DMPOk',
      'PatientsSpecific-earlier',
    ],
    [
      'TD1.5b, refusal',
      () => operate(OPERATION.updateOtp({ type: 'EMAIL', canal: 'a@exemple.invalid', action: 'AJOUT' })),
      'DMPPatientAccessOTPAlreadyExists',
      'PatientsSpecific-earlier',
    ],
    ['TD1.5d, success', () => operate(OPERATION.updateAccess()), 'DMPOk', 'PatientsSpecific-earlier'],
    [
      'TD1.5d, refusal',
      () => operate(OPERATION.updateAccess(), PATIENT),
      'DMPWithdrawn',
      'PatientsSpecific-earlier',
    ],
    ['TD0.0, withdrawn', () => operate(OPERATION.certify(), null), 'DMPWithdrawn', 'patientCertif'],
    [
      'TD0.0, success',
      () => {
        bench.dmp.configure({ withdrawn: [] });
        return operate(
          OPERATION.certify({ nirOD: PATIENT, dateNaissance: '1979-03-28', rangNaissance: '1' }),
          null,
        );
      },
      'DMPOk',
      'patientCertif',
    ],
    ['TD1.6, success', () => operate(OPERATION.listAuthorizations({ mode: 'TOUTE' }), PATIENT), 'DMPOk'],
    ['TD1.6, refusal', () => operate(OPERATION.listAuthorizations(), PATIENT), 'DMPInvalidRequest'],
    ['TD2.1, success', () => bench.feed(), 'Success'],
    ['TD2.1, failure', () => bench.feed({ uniqueId }), 'XDSDuplicateUniqueIdInRegistry'],
    ['TD3.1, entries', () => find(QUERY_ID.getDocumentsAndAssociations, byUniqueId()), 'Success'],
    ['TD3.1, references', () => find(QUERY_ID.getDocuments, byUniqueId(), 'ObjectRef'), 'Success'],
    [
      'TD3.1, nothing',
      () => find(QUERY_ID.getDocuments, [['XDSDocumentEntryUniqueId', "('1.2.3')"]]),
      'Success',
    ],
    ['TD3.1, failure', () => find(QUERY_ID.getDocuments, []), 'XDSStoredQueryMissingParam'],
    [
      'TD3.1, lots of a document',
      () => find(QUERY_ID.getSubmissionSets, [['uuid', `('${current()}')`]]),
      'Success',
    ],
    [
      'TD3.1, lots',
      () =>
        find(QUERY_ID.findSubmissionSets, [
          ['XDSSubmissionSetPatientId', `'${cx(PATIENT)}'`],
          ['XDSSubmissionSetStatus', `('${STATUS_URN.approved}')`],
        ]),
      'Success',
    ],
    [
      'TD3.2, a document',
      () => bench.call('repository', ACTION.retrieve, retrieveRequest(uniqueId)),
      'Success',
    ],
    [
      'TD3.2, partial',
      () => bench.call('repository', ACTION.retrieve, retrieveRequest(uniqueId, '1.2.3')),
      'XDSDocumentUniqueIdError',
    ],
    [
      'TD3.2, failure',
      () => bench.call('repository', ACTION.retrieve, retrieveRequest('1.2.3')),
      'XDSDocumentUniqueIdError',
    ],
    ['TD3.3a, success', () => mask(['MASQUE_PS']), 'Success'],
    ['TD3.3a, failure', () => mask(['MASQUE_PS']), 'XDSMetadataUpdateError'],
    ['TD3.3b, failure', () => mask(['MASQUE_PS', 'INVISIBLE_PATIENT']), 'XDSMetadataUpdateError'],
    ['TD3.3d, success', () => update('approved', 'archived'), 'Success'],
    ['TD3.3d, failure', () => update('approved', 'archived'), 'XDSMetadataUpdateError'],
    ['TD3.3c, success', () => update('archived', 'deleted'), 'Success'],
    ['TD3.3c, failure', () => update('archived', 'deleted'), 'XDSMetadataUpdateError'],
    [
      'a fault',
      () =>
        bench.call('registry', ACTION.search, storedQuery(QUERY_ID.getDocuments, byUniqueId()), {
          assertion: '',
        }),
      'DMPInvalidVIHF',
    ],
  ];

  const nameOf = (index: number | string): string => `answer-${index}.xml`;

  beforeAll(async () => {
    const pki = await makeTestPki();
    card = await pki.card({ id: '899700000013', family: 'DOC0000001' });
    bench = await startBench({ pki, card });
    ({ uniqueId } = await bench.feed());
    const filesOf = new Map<Schema, string[]>();
    const write = (name: string, xml: string, schema: Schema): void => {
      const file = join(folder, name);
      writeFileSync(file, schema.startsWith('envelope') ? xml : bodyOf(xml));
      filesOf.set(schema, [...(filesOf.get(schema) ?? []), file]);
    };
    for (const [index, [name, send, , schema = 'envelope']] of CASES.entries()) {
      const xml = textOf(await send());
      const { answer } = lastEntry(bench);
      statuses.set(name, answer.code ?? answer.status);
      write(nameOf(index), xml, schema);
      if (index === 0) write(nameOf('wrong'), xml.replace('<acceptAckCode', '<other'), schema);
    }
    for (const [schema, files] of filesOf) validate(schema, files);
  });
  afterAll(async () => {
    await bench.close();
    rmSync(folder, { recursive: true });
  });

  it.each(CASES.map(([name, , status], index) => [name, status, index] as const))(
    '%s',
    (name, status, index) => {
      expect(statuses.get(name)).toBe(status);
      expect(errors.get(nameOf(index))).toEqual([]);
    },
  );

  it('finds a fault in an answer that has one', () => {
    expect(errors.get(nameOf('wrong'))).not.toEqual([]);
  });
});
