import { attribute, child, children, descendants, type ParsedElement, path, textOf } from '@dmpconnect/soap';
import { describe, expect, it } from 'vitest';
import { codeOf, useDmp } from '../testing/dmp-harness.js';
import { INS } from '../testing/fixtures.js';
import {
  extrinsicObject,
  FAILURE,
  objectRef,
  queryAnswer,
  registryPackage,
  registryResponse,
  SUCCESS,
} from '../testing/registry-answers.js';
import { RIM_URI } from '../xds/namespaces.js';
import { codes } from '../xds/read-registry-object.js';
import { ENTRY_SCHEMES } from '../xds/schemes.js';

const dmp = useDmp();
const REFERENCE = { ins: INS, uniqueId: '1.2.3' };
const ENTRY = { id: 'urn:uuid:1', uniqueId: '1.2.3', hash: 'ab'.repeat(20), size: 12 };
const found = (changes: Partial<Parameters<typeof extrinsicObject>[0]> = {}) => ({
  body: queryAnswer(extrinsicObject({ ...ENTRY, ...changes })),
});
const done = { body: registryResponse(SUCCESS) };

const sent = (position: number) => dmp.server.received[position]!.envelope.content!;
const updates = () =>
  dmp.server.received.flatMap(({ envelope }) =>
    envelope.content?.localName === 'SubmitObjectsRequest' ? [envelope.content] : [],
  );
const slotsOf = (element: ParsedElement) =>
  Object.fromEntries(
    children(element, RIM_URI, 'Slot').map((slot) => [
      attribute(slot, 'name'),
      descendants(slot, RIM_URI, 'Value').map(textOf).join('|'),
    ]),
  );

describe('updateVisibility', () => {
  it('sends the whole entry back with the maskings wanted, as the next version', async () => {
    dmp.reply(found({ masking: ['INVISIBLE_PATIENT'] }), done);
    await dmp.client.updateVisibility({ ...REFERENCE, masking: ['hiddenFromProfessionals'] });
    const [update] = updates();
    const entry = path(update!, RIM_URI, 'RegistryObjectList', 'ExtrinsicObject')!;
    expect(codes(entry, ENTRY_SCHEMES.confidentialityCode).map(({ code }) => code)).toEqual([
      'N',
      'MASQUE_PS',
    ]);
    expect(attribute(entry, 'id')).toBe('Document01');
    expect(attribute(entry, 'lid')).toBe('urn:uuid:1');
    expect(attribute(entry, 'status')).toMatch(/Approved$/);
    expect(slotsOf(entry)).toMatchObject({
      hash: 'ab'.repeat(20),
      size: '12',
      creationTime: '20240701100000',
    });
    expect(attribute(child(entry, RIM_URI, 'VersionInfo')!, 'versionName')).toBe('3');
    expect(children(entry, RIM_URI, 'ExternalIdentifier')).toHaveLength(2);
    const association = path(update!, RIM_URI, 'RegistryObjectList', 'Association')!;
    expect(attribute(association, 'associationType')).toMatch(/HasMember$/);
    expect(attribute(association, 'targetObject')).toBe('Document01');
    expect(slotsOf(association)).toEqual({ SubmissionSetStatus: 'Original', PreviousVersion: '3' });
  });

  it('makes a document visible to all, and keeps its N', async () => {
    dmp.reply(found({ masking: ['MASQUE_PS', 'INVISIBLE_PATIENT'] }), done);
    await dmp.client.updateVisibility({ ...REFERENCE, masking: [], healthcareSetting: 'SA08' });
    const [update] = updates();
    const entry = descendants(update!, RIM_URI, 'ExtrinsicObject')[0]!;
    expect(codes(entry, ENTRY_SCHEMES.confidentialityCode).map(({ code }) => code)).toEqual(['N']);
    expect(update!.toString()).toContain('nodeRepresentation="SA08"');
  });

  it('renames what refers to the entry, and nothing else', async () => {
    const object = extrinsicObject(ENTRY).replaceAll(
      '<Classification ',
      '<Classification classifiedObject="urn:uuid:1" ',
    );
    dmp.reply({ body: queryAnswer(object) }, done);
    await dmp.client.updateVisibility({ ...REFERENCE, masking: ['hiddenFromPatient'] });
    const entry = descendants(updates()[0]!, RIM_URI, 'ExtrinsicObject')[0]!;
    const classified = children(entry, RIM_URI, 'Classification').map((one) =>
      attribute(one, 'classifiedObject'),
    );
    expect(new Set(classified)).toEqual(new Set(['Document01']));
    expect(attribute(entry, 'lid')).toBe('urn:uuid:1');
  });

  it('takes the version that counts, and says so when there is none or no version', async () => {
    dmp.reply(
      {
        body: queryAnswer(
          extrinsicObject({ ...ENTRY, id: 'urn:uuid:0', status: 'deprecated' }),
          extrinsicObject(ENTRY),
        ),
      },
      done,
    );
    await dmp.client.updateVisibility({ ...REFERENCE, masking: ['hiddenFromGuardians'] });
    expect(attribute(descendants(updates()[0]!, RIM_URI, 'ExtrinsicObject')[0]!, 'lid')).toBe('urn:uuid:1');
    dmp.reply({ body: queryAnswer() });
    const work = () => dmp.client.updateVisibility({ ...REFERENCE, masking: [] });
    expect(await codeOf(work())).toBe('DOCUMENT_NOT_FOUND');
    dmp.reply({ body: queryAnswer(extrinsicObject(ENTRY).replace(/<VersionInfo[^>]*>/, '')) });
    expect(await codeOf(work())).toBe('ANSWER_UNEXPECTED');
  });
});

describe('archiveDocument and unarchiveDocument', () => {
  const statuses = () =>
    updates().map((update) => Object.values(slotsOf(descendants(update, RIM_URI, 'Association')[0]!)));
  const URN = {
    approved: 'urn:oasis:names:tc:ebxml-regrep:StatusType:Approved',
    archived: 'urn:asip:ci-sis:2010:StatusType:Archived',
  };

  it('go from active to archived and back', async () => {
    const document = { ...REFERENCE, entryUuid: 'urn:uuid:1' };
    dmp.reply(done, done);
    await dmp.client.archiveDocument(document);
    await dmp.client.unarchiveDocument(document);
    expect(statuses()).toEqual([
      [URN.approved, URN.archived],
      [URN.archived, URN.approved],
    ]);
  });

  it('leave a document that is archived already, with the refusal of the DMP', async () => {
    dmp.reply(
      { body: queryAnswer(objectRef('urn:uuid:1')) },
      { body: registryResponse(FAILURE, ['XDSMetadataUpdateError', 'x', 'Error']) },
      found({ status: 'archived' }),
    );
    expect(await codeOf(dmp.client.archiveDocument(REFERENCE))).toBe('XDS_REFUSED');
  });
});

describe('the searches beside findDocuments', () => {
  it('tell the state of a document', async () => {
    dmp.reply(found({ status: 'archived', masking: ['MASQUE_PS'] }));
    expect(await dmp.client.findCurrentDocument(REFERENCE)).toMatchObject({
      entryUuid: 'urn:uuid:1',
      status: 'archived',
      masking: ['hiddenFromProfessionals'],
    });
  });

  it('find documents by accession number, order and study', async () => {
    dmp.reply(found());
    const references = [
      { type: 'accession' as const, id: { root: '1.2.3', extension: '10523' } },
      { type: 'study' as const, id: { root: '1.2.840.1', extension: undefined } },
    ];
    expect(await dmp.client.findDocumentsByReference({ ins: INS, references })).toHaveLength(1);
    const query = descendants(sent(0), RIM_URI, 'AdhocQuery')[0]!;
    expect(attribute(query, 'id')).toBe('urn:uuid:12941a89-e02e-4be5-967c-ce4bfc8fe492');
    expect(slotsOf(query)).toMatchObject({
      $XDSDocumentEntryReferenceIdList:
        "('10523^^^&1.2.3&ISO^urn:ihe:iti:xds:2013:accession','1.2.840.1^^^^urn:ihe:iti:xds:2016:studyInstanceUID')",
      $XDSDocumentEntryStatus: "('urn:oasis:names:tc:ebxml-regrep:StatusType:Approved')",
    });
    const none = dmp.client.findDocumentsByReference({ ins: INS, references: [] });
    expect(await codeOf(none)).toBe('QUERY_INVALID');
  });

  it('find submission sets within a period, both ends included', async () => {
    dmp.reply({
      body: queryAnswer(
        registryPackage('urn:uuid:s1', '20240701100000'),
        registryPackage('urn:uuid:s2', '20250101000000'),
      ),
    });
    const sets = await dmp.client.findSubmissionSets({ ins: INS, submission: { from: '2024', to: '2024' } });
    expect(sets.map(({ id }) => id)).toEqual(['urn:uuid:s1']);
    expect(slotsOf(descendants(sent(0), RIM_URI, 'AdhocQuery')[0]!)).toMatchObject({
      $XDSSubmissionSetSubmissionTimeFrom: '20240101000000',
      $XDSSubmissionSetSubmissionTimeTo: '20250101000000',
    });
  });

  it('find the sets of a document, and what a set brought without its signature', async () => {
    dmp.reply(
      { body: queryAnswer(objectRef('urn:uuid:1')) },
      { body: queryAnswer(registryPackage('urn:uuid:s1', '20240701100000')) },
      {
        body: queryAnswer(
          registryPackage('urn:uuid:s1', '20240701100000'),
          extrinsicObject(ENTRY),
          extrinsicObject({
            ...ENTRY,
            uniqueId: '1.2.4',
            classCode: 'urn:oid:1.3.6.1.4.1.19376.1.2.1.1.1',
          }),
        ),
      },
      { body: queryAnswer() },
    );
    expect(await dmp.client.findSubmissionSetsOf(REFERENCE)).toMatchObject([{ id: 'urn:uuid:s1' }]);
    const set = { ins: INS, uniqueId: '1.9' };
    const { submissionSet, documents } = await dmp.client.getSubmissionSet(set);
    expect(submissionSet.submissionTime).toBe('20240701100000');
    expect(documents.map(({ uniqueId }) => uniqueId)).toEqual(['1.2.3']);
    expect(await codeOf(dmp.client.getSubmissionSet(set))).toBe('DOCUMENT_NOT_FOUND');
  });

  it('ask for acts with "and" between groups, for authors, and for the end of the act', async () => {
    dmp.reply({ body: queryAnswer() });
    await dmp.client.findDocuments({
      ins: INS,
      eventCodes: [
        [{ code: 'CT', system: '1.2.250.1.213.1.1.5.618' }],
        [
          { code: 'A', system: '1.2.250.1.213.1.1.5.695' },
          { code: 'B', system: '1.2.250.1.213.1.1.5.695' },
        ],
      ],
      authorPersons: ['899700000013^%'],
      serviceStop: { from: '202401' },
    });
    const slots = descendants(sent(0), RIM_URI, 'Slot').map((slot) => [
      attribute(slot, 'name'),
      descendants(slot, RIM_URI, 'Value').map(textOf).join('|'),
    ]);
    expect(slots).toContainEqual(['$XDSDocumentEntryEventCodeList', "('CT^^1.2.250.1.213.1.1.5.618')"]);
    expect(slots).toContainEqual([
      '$XDSDocumentEntryEventCodeList',
      "('A^^1.2.250.1.213.1.1.5.695','B^^1.2.250.1.213.1.1.5.695')",
    ]);
    expect(slots).toContainEqual(['$XDSDocumentEntryAuthorPerson', "('899700000013^%')"]);
    expect(slots).toContainEqual(['$XDSDocumentEntryServiceStopTimeFrom', '20240101000000']);
  });
});
