import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PATIENT, PDF_BYTES, REPORT, xdmInput } from '../testing/fixtures.js';
import { conformancePath, hasConformance, hasProgram } from '../testing/material.js';
import { buildXdm } from './build-xdm.js';
import type { BuiltXdm } from './input.js';
import { openXdm } from './open-xdm.js';
import { readZip } from './read-zip.js';

let folder: string;
let built: BuiltXdm;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mss-xdm-'));
  built = await buildXdm(xdmInput());
  writeFileSync(join(folder, 'a.zip'), built.archive.bytes);
});
afterAll(() => rmSync(folder, { recursive: true }));

const NAMES = [
  'INDEX.HTM',
  'README.TXT',
  'IHE_XDM/SUBSET01/METADATA.XML',
  'IHE_XDM/SUBSET01/DOC0001.XML',
  'IHE_XDM/SUBSET01/DOC0002.XML',
];

describe('an archive made (mss 10)', () => {
  it('is the same bytes for the same clock and identifiers', async () => {
    const again = await buildXdm(xdmInput());
    expect(Buffer.from(again.archive.bytes).equals(built.archive.bytes)).toBe(true);
    expect(createHash('sha256').update(built.archive.bytes).digest('hex')).toMatchInlineSnapshot(
      `"4aa7b6b544655639c5f6695291d87a816790ee7df706f455289e38097ed9a739"`,
    );
  });

  it('holds its files in the order of the profile, readable by an independent program', ({ skip }) => {
    if (!hasProgram('unzip')) skip();
    expect(
      execFileSync('unzip', ['-Z1', join(folder, 'a.zip')], { encoding: 'utf8' })
        .trim()
        .split('\n'),
    ).toEqual(NAMES);
    expect(spawnSync('unzip', ['-tqq', join(folder, 'a.zip')]).status).toBe(0);
    execFileSync('unzip', ['-qq', join(folder, 'a.zip'), '-d', join(folder, 'out')]);
    const metadata = readFileSync(join(folder, 'out', 'IHE_XDM/SUBSET01/METADATA.XML'), 'utf8');
    for (const name of ['DOC0001.XML', 'DOC0002.XML']) {
      const bytes = readFileSync(join(folder, 'out', 'IHE_XDM/SUBSET01', name));
      expect(metadata).toContain(`<Value>${createHash('sha1').update(bytes).digest('hex')}</Value>`);
      expect(metadata).toContain(`<Value>${bytes.length}</Value>`);
    }
  });

  it('has metadata, pages and documents that the official schemas accept', ({ skip }) => {
    if (!hasConformance() || !hasProgram('xmllint') || !hasProgram('unzip')) skip();
    const out = join(folder, 'checked');
    execFileSync('unzip', ['-qq', join(folder, 'a.zip'), '-d', out]);
    const lint = (file: string, ...args: string[]) =>
      spawnSync('xmllint', ['--noout', '--nonet', ...args, join(out, file)], { encoding: 'utf8' });
    const metadata = lint('IHE_XDM/SUBSET01/METADATA.XML', '--schema', conformancePath('xds/schema/lcm.xsd'));
    expect(metadata.status, metadata.stderr).toBe(0);
    for (const name of readdirSync(join(out, 'IHE_XDM/SUBSET01')).filter((one) => one.startsWith('DOC'))) {
      const cda = lint(
        `IHE_XDM/SUBSET01/${name}`,
        '--schema',
        conformancePath('cda/infrastructure/cda/CDA_extended.xsd'),
      );
      expect(cda.status, cda.stderr).toBe(0);
    }
    expect(lint('INDEX.HTM').stderr).toBe('');
  });

  it('tells people who sent it and how to read it', async () => {
    const files = new Map(
      (await readZip(built.archive.bytes)).map(({ path, bytes }) => [path, Buffer.from(bytes).toString()]),
    );
    expect(files.get('INDEX.HTM')).toContain(
      '<a href="IHE_XDM/SUBSET01/DOC0001.XML">Compte rendu de consultation</a>',
    );
    expect(files.get('INDEX.HTM')).toContain('Organisme : Cabinet &amp; Cie');
    expect(files.get('README.TXT')).toMatch(/ÉMETTEUR\r\n {2}Nom : Paul ESSAI\r\n/);
    expect(files.get('README.TXT')).toContain('  Éditeur : Éditeur\r\n');
  });

  it('tells of producer and software in the words that are given', async () => {
    const pages = { producer: ['12 rue & cour', '01 00 00 00 00'], software: ['Logiciel 3', 'contact@x'] };
    const { archive } = await buildXdm(xdmInput({ pages }));
    const [index = '', readme = ''] = (await readZip(archive.bytes)).map(({ bytes }) =>
      Buffer.from(bytes).toString(),
    );
    expect(index).toContain('<li>12 rue &amp; cour</li><li>01 00 00 00 00</li>');
    expect(readme).toContain('APPLICATION\r\n  Logiciel 3\r\n  contact@x\r\n\r\n');
  });

  it('is read back to the same documents', async () => {
    const opened = await openXdm(built.archive.bytes);
    expect(opened.warnings).toEqual([]);
    expect(opened.patientId).toBe('275126322074974^^^&1.2.250.1.213.1.4.10&ISO^NH');
    expect(opened.sets[0]?.submissionSet).toMatchObject({
      submissionTime: '20250115093000',
      sourceId: '1.2.250.1.999.1.1',
      contentType: REPORT.facility,
    });
    const [report] = opened.documents;
    expect(report).toMatchObject({
      path: 'IHE_XDM/SUBSET01/DOC0001.XML',
      title: REPORT.title,
      typeCode: REPORT.type,
      classCode: { code: '10', system: '1.2.250.1.213.1.1.4.1', label: 'Compte rendu' },
      formatCode: { code: 'urn:ihe:iti:xds-sd:pdf:2008', system: '1.2.250.1.213.1.1.4.12' },
      facilityCode: REPORT.facility,
      practiceSettingCode: REPORT.practiceSetting,
      creationTime: '20250115093000',
      sourcePatientInfo: [
        'PID-3|275126322074974^^^&1.2.250.1.213.1.4.10&ISO^NH',
        'PID-5|ADRUN^ZOÉ^^^^^L',
        'PID-7|19751231',
        'PID-8|F',
        'PID-11|^^^^^^BDL^^63220',
      ],
      authors: [
        {
          person: '899700000001^ESSAI^Paul^^^^^^&1.2.250.1.71.4.2.1&ISO^D^^^IDNPS',
          institutions: ['Cabinet \\T\\ Cie^^^^^&1.2.250.1.71.4.2.2&ISO^IDNST^^^499700000001001'],
        },
      ],
    });
    expect(Buffer.from(report?.bytes ?? []).toString()).toContain(PDF_BYTES.toString('base64'));
  });

  it('comes with its PDF files, its subject and its headers (mss 9.2)', () => {
    expect(built.pdfs.map(({ fileName }) => fileName)).toEqual([
      '20250115_CR_ou_fiche_de_consultation_ou_de_visite_ADRUN_ZOE.pdf',
    ]);
    expect(built.pdfs[0]?.bytes).toBe(PDF_BYTES);
    expect(built.subject).toBe('XDM/1.0/DDM+2 documents ADRUN ZOÉ 31/12/1975');
    expect(built.headers).toEqual({ qualifiedIdentity: true, documentTypes: ['11488-4', '11488-4'] });
  });

  it('takes official examples as they are, their metadata out of their headers', async ({ skip }) => {
    if (!hasConformance()) skip();
    const examples = conformancePath('cda/examples');
    // One of each kind: structured with and without sections of its own, level 1, from a device, with a laboratory.
    for (const [name, format] of EXAMPLES) {
      const cda = readFileSync(join(examples, name));
      const { patient: _, author: __, institution: ___, ...rest } = xdmInput();
      const { archive, subject } = await buildXdm({ ...rest, documents: [{ cda }] });
      const { documents, warnings } = await openXdm(archive.bytes);
      expect(Buffer.from(documents[0]?.bytes ?? []).equals(cda), name).toBe(true);
      expect(documents[0]?.formatCode?.code).toBe(format);
      expect(warnings).toEqual([]);
      expect(subject).toMatch(/^XDM\/1\.0\/DDM\+.+ [A-Z-]+ .+ \d\d\/\d\d\/\d{4}$/);
    }
  });

  it('refuses two patients, an unknown one, and what is no document', async () => {
    const other = await buildXdm(
      xdmInput({
        patient: { ...PATIENT, ins: { value: '179013522401184', oid: PATIENT.ins.oid } },
        documents: [REPORT],
      }),
    ).catch((error: unknown) => error);
    expect(other).toMatchObject({ code: 'XDM_INPUT', field: 'patient.ins.value' });
    const [first] = (await openXdm(built.archive.bytes)).documents;
    const patient = { ...PATIENT, ins: { value: '2751263220749', oid: PATIENT.ins.oid } };
    await expect(
      buildXdm(xdmInput({ patient, documents: [{ cda: first?.bytes ?? new Uint8Array() }] })),
    ).rejects.toMatchObject({
      code: 'XDM_INPUT',
      field: 'documents[0]',
    });
    const { patient: _, ...nobody } = xdmInput();
    await expect(buildXdm(nobody)).rejects.toMatchObject({ code: 'XDM_INPUT', field: 'patient' });
    await expect(buildXdm(xdmInput({ documents: [] }))).rejects.toMatchObject({ field: 'documents' });
    for (const cda of ['<a/>', '<!DOCTYPE a><a/>', 'PDF', '<ClinicalDocument xmlns="urn:hl7-org:v3"/>']) {
      await expect(buildXdm(xdmInput({ documents: [{ cda: Buffer.from(cda) }] }))).rejects.toMatchObject({
        field: 'documents[0].cda',
      });
    }
  });
});

const EXAMPLES = [
  ['DOC_NON_STRUCTURE_CDA-R2-N1.xml', 'urn:ihe:iti:xds-sd:pdf:2008'],
  ['LDL-SES_2022.01.xml', 'urn:asip:ci-sis:ldl-ses:2017'],
  ['BIO-CR-BIO_2024.01_TSH_2.xml', 'urn:ihe:lab:xd-lab:2008'],
  ['CANCER-D2LM-FIN_2022.01.xml', 'urn:asip:ci-sis:d2lm-fin:2017'],
] as const;
