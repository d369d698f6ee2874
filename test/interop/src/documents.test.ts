import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DmpClient, parseIns, readCdaHeader, renderCdaHeader } from '@dmpconnect/dmp-soap';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conformancePath, hasConformance } from './project.js';
import { hasProgram } from './run-program.js';
import { DOCTOR, PATIENT, plainDocument } from './testing/practice.js';
import { type SimulatorBench, startSimulatorBench } from './testing/simulator.js';

const INS = parseIns('279035121518989T');
const canRun = hasProgram('openssl') && hasConformance();
/** An official document without the place of its schema, which is not sent (dmp-transactions 5.1). */
const official = (name: string) =>
  Buffer.from(
    readFileSync(conformancePath(`cda/examples/${name}.xml`), 'utf8').replace(
      /\s+xsi:schemaLocation="[^"]*"/,
      '',
    ),
  );
let folder: string;
let bench: SimulatorBench;
let doctor: DmpClient;

beforeAll(async () => {
  if (!canRun) return;
  folder = mkdtempSync(join(tmpdir(), 'interop-'));
  bench = await startSimulatorBench(folder);
  doctor = bench.clientOf(bench.card, DOCTOR);
});
afterAll(async () => {
  if (!canRun) return;
  await bench.close();
  rmSync(folder, { recursive: true });
});

describe.skipIf(!canRun)('documents, against a strict DMP that nobody of this package wrote', () => {
  // Written in the user's structure: only its own may replace a document.
  const VSM = Buffer.from(
    canRun
      ? official('VSM_1.4_2022.01').toString().replaceAll('2801234567', DOCTOR.structure.identifier)
      : '',
  );
  const vsm = { ins: INS, uniqueId: '1.2.250.1.213.1.1.1.13.2022.1.1' };

  it('a lot of structured and written documents is taken, and each comes back byte for byte', async () => {
    const biology = official('BIO-CR-BIO_2024.01_Glycemie_mole');
    const { uniqueIds, submissionSetId } = await doctor.submitDocuments({
      ins: INS,
      patient: PATIENT,
      forceValidation: true,
      documents: [{ cda: VSM }, plainDocument('text'), { cda: biology, masking: ['hiddenFromPatient'] }],
    });
    const [first, , third = ''] = uniqueIds;
    expect(first).toBe(vsm.uniqueId);
    const retrieved = await doctor.retrieveDocument(vsm);
    expect(Buffer.compare(retrieved.bytes, VSM)).toBe(0);
    expect(retrieved.content).toBeUndefined();
    expect(renderCdaHeader(retrieved.header)).toContain('<h1>Synthèse Médicale</h1>');
    expect(
      Buffer.compare((await doctor.retrieveDocument({ ins: INS, uniqueId: third })).bytes, biology),
    ).toBe(0);
    const { documents, submissionSet } = await doctor.getSubmissionSet({
      ins: INS,
      uniqueId: submissionSetId,
    });
    expect(documents.map(({ uniqueId }) => uniqueId).sort()).toEqual([...uniqueIds].sort());
    expect(submissionSet.uniqueId).toBe(submissionSetId);
    const sets = await doctor.findSubmissionSetsOf({ ins: INS, uniqueId: third });
    expect(sets.map(({ uniqueId }) => uniqueId)).toEqual([submissionSetId]);
  });

  it('a structured document is found by its format, and replaced by its next version', async () => {
    const search = () => doctor.findDocuments({ ins: INS, formats: ['urn:asip:ci-sis:vsm:2012'] });
    const found = await search();
    expect(found.map(({ uniqueId }) => uniqueId)).toContain(vsm.uniqueId);
    const next = VSM.toString()
      .replace(
        /(<id root=")1\.2\.250\.1\.213\.1\.1\.1\.13\.2022\.1\.1"/,
        '$11.2.250.1.213.1.1.1.13.2022.1.2"',
      )
      .replace('<versionNumber value="1"/>', '<versionNumber value="2"/>');
    const { uniqueIds, completions } = await doctor.submitDocuments({
      ins: INS,
      patient: {},
      documents: [{ cda: Buffer.from(next), replaces: vsm.uniqueId }],
    });
    expect(uniqueIds).toEqual(['1.2.250.1.213.1.1.1.13.2022.1.2']);
    expect(completions).toEqual([['relatedDocument']]);
    expect((await search()).map(({ uniqueId }) => uniqueId)).not.toContain(vsm.uniqueId);
    const { bytes } = await doctor.retrieveDocument({ ins: INS, uniqueId: uniqueIds[0] ?? '' });
    expect(readCdaHeader(bytes)).toMatchObject({ versionNumber: 2, replaces: { root: vsm.uniqueId } });
  });

  it('a document is masked and shown, archived and made active again, then deleted', async () => {
    const { uniqueIds } = await doctor.submitDocuments({
      ins: INS,
      patient: PATIENT,
      documents: [{ ...plainDocument('text'), masking: ['hiddenFromPatient'] }],
    });
    const document = { ins: INS, uniqueId: uniqueIds[0] ?? '' };
    const before = await doctor.findCurrentDocument(document);
    await doctor.updateVisibility({ ...document, masking: ['hiddenFromProfessionals', 'hiddenFromPatient'] });
    const masked = await doctor.findCurrentDocument(document);
    expect(masked.masking).toEqual(['hiddenFromPatient', 'hiddenFromProfessionals']);
    expect(masked.entryUuid).not.toBe(before.entryUuid);
    expect(masked.logicalId).toBe(before.logicalId);
    await doctor.updateVisibility({ ...document, masking: [] });
    expect(await doctor.findCurrentDocument(document)).toMatchObject({ masking: [], version: '3' });
    await doctor.archiveDocument(document);
    expect((await doctor.findCurrentDocument(document)).status).toBe('archived');
    await doctor.unarchiveDocument(document);
    expect((await doctor.findCurrentDocument(document)).status).toBe('approved');
    await doctor.archiveDocument(document);
    // Deletion tries the usual status first, and learns the real one from the refusal.
    await doctor.deleteDocument(document);
    const left = await doctor.findDocuments({ ins: INS, statuses: ['approved', 'archived'] });
    expect(left.map(({ uniqueId }) => uniqueId)).not.toContain(document.uniqueId);
  });

  it('what the DMP would refuse is refused before it is sent', async () => {
    bench.simulator.clearJournal();
    const faulty = VSM.toString().replace(/<title>.*?<\/title>/, '');
    const sending = doctor.submitDocuments({
      ins: INS,
      patient: {},
      documents: [{ cda: Buffer.from(faulty) }],
    });
    await expect(sending).rejects.toMatchObject({
      code: 'HEADER_INVALID',
      field: 'documents[0]/ClinicalDocument/title',
    });
    expect(bench.simulator.journal()).toEqual([]);
  });
});
