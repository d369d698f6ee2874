import { describe, expect, it } from 'vitest';
import { INS, startApplication } from '../../testing/application.js';
import { foundDocument } from '../../testing/fake-dmp.js';

const UUID = 'urn:uuid:0f4b8f8e-9d0c-4a63-8a55-0a6f3f9d2b11';
const CURRENT = 'urn:uuid:11111111-9d0c-4a63-8a55-0a6f3f9d2b11';
const ins = { value: '279035121518989', kind: 'TEST', oid: '1.2.250.1.213.1.4.10' };
const document = { ins, uniqueId: '2.25.1111' };
const byId = { Ins: INS, s_documentUniqueId: '2.25.1111', s_healthCareSettings: 'SA07' };

/** An application that has found one document. */
async function searched() {
  const application = startApplication();
  await application.connect();
  application.dmp.documents = [foundDocument()];
  const { Documents } = await application.send('hl_findDocuments', { Ins: INS });
  const [{ i_handle }] = Documents as [{ i_handle: number }];
  return { application, send: application.send, handle: i_handle, management: application.dmp.management };
}

describe('hl_updateDocumentVisibility', () => {
  it.each([
    ['1', []],
    [4, ['hiddenFromProfessionals']],
    ['10', ['hiddenFromPatient', 'hiddenFromGuardians']],
    [6, ['hiddenFromPatient', 'hiddenFromProfessionals']],
  ])('%j hides from %j', async (i_newVisibility, masking) => {
    const { send, handle, management } = await searched();
    const fields = { i_document: handle, s_healthCareSettings: 'SA07', i_newVisibility };
    expect(await send('hl_updateDocumentVisibility', fields)).toEqual({ s_status: 'OK' });
    expect(management.changes).toEqual([
      { method: 'updateVisibility', request: { ...document, masking, healthcareSetting: 'SA07' } },
    ]);
  });

  it.each([0, 3, 5, 9, 16, ''])('refuses %j', async (i_newVisibility) => {
    const { send, handle, management } = await searched();
    const fields = { i_document: handle, s_healthCareSettings: 'SA07', i_newVisibility };
    const answer = await send('hl_updateDocumentVisibility', fields);
    expect(answer).toMatchObject({ i_apiErrorType: 6000, i_apiErrorCode: 2 });
    expect(answer.s_apiErrorDescription).toContain('i_newVisibility');
    expect(management.changes).toEqual([]);
  });

  it('needs a handle of the last search', async () => {
    const { send, handle } = await searched();
    await send('hl_findDocuments', { Ins: INS });
    expect(
      await send('hl_updateDocumentVisibility', {
        i_document: handle,
        s_healthCareSettings: 'SA07',
        i_newVisibility: 4,
      }),
    ).toMatchObject({ i_apiErrorType: 1, i_apiErrorCode: 1009 });
  });
});

describe('hl_updateDocumentVisibilityByUniqueId', () => {
  it('takes the patient in either form, and the identifier of the registry when it is known', async () => {
    const { send, management } = await searched();
    const { Ins: _, ...others } = byId;
    for (const fields of [
      { ...byId, i_newVisibility: 4 },
      { ...others, s_ins: '279035121518989T', s_documentUuid: UUID, i_newVisibility: 4 },
    ]) {
      expect(await send('hl_updateDocumentVisibilityByUniqueId', fields)).toEqual({ s_status: 'OK' });
    }
    const request = { ...document, masking: ['hiddenFromProfessionals'], healthcareSetting: 'SA07' };
    expect(management.changes.map((change) => change.request)).toEqual([
      request,
      { ...request, entryUuid: UUID },
    ]);
  });
});

describe('hl_updateDocumentStatus', () => {
  it.each([
    ['approved', 'archiveDocument'],
    ['archived', 'unarchiveDocument'],
  ] as const)('of a document that is %s: %s, whatever the search had told', async (status, method) => {
    const { send, handle, management } = await searched();
    management.current = foundDocument({ status, entryUuid: CURRENT });
    const fields = { i_document: String(handle), s_healthCareSettings: 'SA07' };
    expect(await send('hl_updateDocumentStatus', fields)).toEqual({ s_status: 'OK' });
    expect(management.changes).toEqual([
      { method: 'findCurrentDocument', request: document },
      { method, request: { ...document, entryUuid: CURRENT, status, healthcareSetting: 'SA07' } },
    ]);
  });

  it('does nothing to a document that was replaced', async () => {
    const { send, handle, management } = await searched();
    management.current = foundDocument({ status: 'deprecated' });
    expect(
      await send('hl_updateDocumentStatus', { i_document: handle, s_healthCareSettings: 'SA07' }),
    ).toMatchObject({ i_apiErrorCode: 2, s_apiErrorDescription: expect.stringContaining('deprecated') });
    expect(management.changes).toHaveLength(1);
  });
});

describe('hl_updateDocumentStatusByUniqueId', () => {
  it('asks nothing first when the identifier of the registry is given: the document is approved', async () => {
    const { send, management } = await searched();
    expect(await send('hl_updateDocumentStatusByUniqueId', { ...byId, s_documentUuid: UUID })).toEqual({
      s_status: 'OK',
    });
    expect(management.changes).toEqual([
      {
        method: 'archiveDocument',
        request: { ...document, entryUuid: UUID, status: 'approved', healthcareSetting: 'SA07' },
      },
    ]);
  });

  it('asks for the status otherwise', async () => {
    const { send, management } = await searched();
    management.current = foundDocument({ status: 'archived' });
    await send('hl_updateDocumentStatusByUniqueId', { ...byId, s_documentUuid: '' });
    expect(management.changes.map(({ method }) => method)).toEqual([
      'findCurrentDocument',
      'unarchiveDocument',
    ]);
  });

  it.each(['s_documentUniqueId', 's_healthCareSettings'])('needs %s', async (field) => {
    const { send } = await searched();
    expect(await send('hl_updateDocumentStatusByUniqueId', { ...byId, [field]: '' })).toMatchObject({
      i_apiErrorCode: 2,
      s_apiErrorDescription: `${field} is missing`,
    });
  });
});
