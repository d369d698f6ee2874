import { createHash } from 'node:crypto';
import { writeXml, xopInclude } from '@dmpconnect/soap';
import { describe, expect, it } from 'vitest';
import { codeOf, useDmp } from '../testing/dmp-harness.js';
import { INS } from '../testing/fixtures.js';
import {
  documentResponse,
  FAILURE,
  registryResponse,
  retrieveAnswer,
  SUCCESS,
} from '../testing/registry-answers.js';
import { buildStored, stored } from '../testing/stored-document.js';

const dmp = useDmp();

describe('retrieveDocument', () => {
  it('gives the bytes as stored, the header and the content', async () => {
    const { bytes, uniqueId, content } = buildStored(dmp.options);
    dmp.reply(stored({ bytes, uniqueId }));
    const hash = createHash('sha1').update(bytes).digest('hex');
    const document = await dmp.client.retrieveDocument({
      ins: INS,
      uniqueId,
      hash: hash.toUpperCase(),
      size: bytes.length,
    });
    expect(Buffer.from(document.bytes)).toEqual(Buffer.from(bytes));
    expect(document.content).toEqual({ bytes: content, mediaType: 'application/pdf', format: 'pdf' });
    expect(document.header.patient).toMatchObject({ birthName: 'PAT-TROIS', birthPlace: '51215', sex: 'F' });
  });

  it('refuses bytes that are not those the registry announced', async () => {
    const { bytes, uniqueId } = buildStored(dmp.options);
    dmp.reply(stored({ bytes, uniqueId }));
    expect(await codeOf(dmp.client.retrieveDocument({ ins: INS, uniqueId, size: bytes.length + 1 }))).toBe(
      'DOCUMENT_ALTERED',
    );
    dmp.reply(stored({ bytes, uniqueId }));
    expect(await codeOf(dmp.client.retrieveDocument({ ins: INS, uniqueId, hash: '0'.repeat(40) }))).toBe(
      'DOCUMENT_ALTERED',
    );
  });

  it('reads a document sent inline, without attachment', async () => {
    const { bytes, uniqueId } = buildStored(dmp.options);
    const inline = documentResponse(uniqueId, Buffer.from(bytes).toString('base64'));
    dmp.reply({ body: retrieveAnswer(registryResponse(SUCCESS), inline) });
    expect((await dmp.client.retrieveDocument({ ins: INS, uniqueId })).header.id.root).toBe(uniqueId);
  });

  it('says what the repository refused, and does not take one document for another', async () => {
    const failure = registryResponse(FAILURE, ['XDSDocumentUniqueIdError', 'x', 'Error']);
    dmp.reply({ body: retrieveAnswer(failure, '') });
    await expect(dmp.client.retrieveDocument({ ins: INS, uniqueId: '1.2.3' })).rejects.toMatchObject({
      code: 'XDS_REFUSED',
      failures: [{ code: 'XDSDocumentUniqueIdError' }],
    });
    const { bytes, uniqueId } = buildStored(dmp.options);
    dmp.reply(stored({ bytes, uniqueId }));
    expect(await codeOf(dmp.client.retrieveDocument({ ins: INS, uniqueId: '1.2.3' }))).toBe(
      'ANSWER_UNEXPECTED',
    );
    dmp.reply({ ...stored({ bytes, uniqueId: '1.2.3' }) });
    expect(await codeOf(dmp.client.retrieveDocument({ ins: INS, uniqueId: '1.2.3' }))).toBe(
      'DOCUMENT_UNREADABLE',
    );
  });

  it('says when a part is missing, and when the document is no clinical document', async () => {
    const { uniqueId } = buildStored(dmp.options);
    const lost = documentResponse(uniqueId, writeXml(xopInclude('urn:lost@x')));
    dmp.reply({ body: retrieveAnswer(registryResponse(SUCCESS), lost) });
    expect(await codeOf(dmp.client.retrieveDocument({ ins: INS, uniqueId }))).toBe('MIME_PART_MISSING');
    for (const text of ['<html/>', 'no XML', '<!DOCTYPE a><a/>']) {
      dmp.reply(stored({ bytes: Buffer.from(text), uniqueId }));
      expect(await codeOf(dmp.client.retrieveDocument({ ins: INS, uniqueId })), text).toBe(
        'DOCUMENT_UNREADABLE',
      );
    }
  });
});
