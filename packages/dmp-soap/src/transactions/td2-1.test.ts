import { attribute, descendants } from '@dmpconnect/soap';
import { describe, expect, it } from 'vitest';
import { codeOf, useDmp } from '../testing/dmp-harness.js';
import { documentOf, requestOf } from '../testing/fixtures.js';
import { objectRef, queryAnswer, registryResponse, SUCCESS } from '../testing/registry-answers.js';
import { buildStored, stored } from '../testing/stored-document.js';
import { RIM_URI } from '../xds/namespaces.js';

const dmp = useDmp();

describe('submitDocuments', () => {
  it('sends every document beside the message, as it is', async () => {
    dmp.reply({ body: registryResponse(SUCCESS) });
    const { uniqueIds } = await dmp.client.submitDocuments(requestOf(documentOf('pdf'), documentOf('text')));
    const [call] = dmp.server.received;
    expect(call!.path).toMatch(/\/repository$/);
    const parts = [...call!.parts.values()].map(({ bytes }) => Buffer.from(bytes).toString());
    expect(parts).toHaveLength(3);
    expect(parts.slice(0, 2).map((text) => /<id root="([\d.]+)">/.exec(text)?.[1])).toEqual(uniqueIds);
    expect(parts.every((text) => text.startsWith('<?xml'))).toBe(true);
  });

  it('publishes in one call: nothing is searched before it, nothing after', async () => {
    dmp.reply({ body: registryResponse(SUCCESS) });
    await dmp.client.submitDocuments(requestOf(documentOf('text')));
    expect(dmp.server.received.map(({ path }) => path.split('/').at(-1))).toEqual(['repository']);
  });

  it('replaces a document: its reference and its version are looked up, then both are named', async () => {
    const old = buildStored(dmp.options);
    dmp.reply({ body: queryAnswer(objectRef('urn:uuid:old')) }, stored(old), {
      body: registryResponse(SUCCESS),
    });
    const result = await dmp.client.submitDocuments(requestOf(documentOf('pdf', { replaces: old.uniqueId })));
    expect(result.versions).toEqual([{ setId: { root: old.setId, extension: undefined }, versionNumber: 2 }]);
    const rplc = descendants(dmp.server.received[2]!.envelope.root, RIM_URI, 'Association').find((element) =>
      attribute(element, 'associationType')?.endsWith(':RPLC'),
    );
    expect(attribute(rplc!, 'targetObject')).toBe('urn:uuid:old');
  });

  it('does not retrieve the old version when the caller kept its place in the series', async () => {
    dmp.reply({ body: queryAnswer(objectRef('urn:uuid:old')) }, { body: registryResponse(SUCCESS) });
    const replacedVersion = { setId: { root: '1.2', extension: 'x' }, versionNumber: 6 };
    const result = await dmp.client.submitDocuments(
      requestOf(documentOf('pdf', { replaces: '2.25.77', replacedVersion })),
    );
    expect(result.versions).toEqual([{ setId: replacedVersion.setId, versionNumber: 7 }]);
  });

  it('publishes nothing when the document to replace is not there', async () => {
    dmp.reply({ body: queryAnswer() });
    expect(
      await codeOf(dmp.client.submitDocuments(requestOf(documentOf('pdf', { replaces: '2.25.77' })))),
    ).toBe('DOCUMENT_NOT_FOUND');
    expect(dmp.server.received).toHaveLength(1);
  });
});
