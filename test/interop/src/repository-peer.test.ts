import { buildRetrieveRequest, type DmpClient, MESSAGES, readRetrieveAnswer } from '@dmpconnect/dmp-soap';
import {
  buildSoapRequest,
  createDispatcher,
  type DumpedMessage,
  decodeMtom,
  exchangeSoap,
} from '@dmpconnect/soap';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RepositoryPeer, startRepositoryPeer } from './gsoap.js';
import { canRun } from './requirements.js';
import { makeCard, makeServerCertificate } from './testing/card.js';
import { clientOf } from './testing/client.js';
import { FORMAT_NAMES, fullDocument, INS, plainDocument, submissionOf } from './testing/practice.js';
import { startTlsRelay } from './testing/tls-relay.js';

const REPOSITORY = '1.2.250.1.213.4.1.1.1.2';

describe.skipIf(!canRun('gsoap'))('a repository made by gSOAP from the official WSDL', () => {
  let peer: RepositoryPeer;
  let client: DmpClient;
  const messages: DumpedMessage[] = [];
  const opened: { close(): Promise<void> }[] = [];

  beforeAll(async () => {
    peer = await startRepositoryPeer();
    const certificate = await makeServerCertificate();
    const relay = await startTlsRelay(certificate, peer.port);
    const dispatcher = createDispatcher({ trust: certificate.authorityPem });
    opened.push(dispatcher, relay, peer);
    client = clientOf(await makeCard(), {
      baseUrl: `${relay.url}/services`,
      dispatcher,
      dump: (message) => messages.push(message),
    });
  }, 300_000);
  afterAll(async () => {
    for (const one of opened) await one.close();
  });

  /** The documents of the last publication, signature last, as they were sent. */
  function lastPublication(): Uint8Array[] {
    const sent = messages.findLast(({ label, direction }) => label === 'TD2.1' && direction === 'request');
    const { parts } = decodeMtom(sent?.contentType ?? '', sent?.body ?? new Uint8Array());
    return [...parts.values()].map(({ bytes }) => bytes);
  }

  it('accepts a publication and hands out the same bytes, document by document', async () => {
    const { uniqueIds } = await client.submitDocuments(submissionOf(...FORMAT_NAMES.map(fullDocument)));
    const sent = lastPublication();
    expect(sent).toHaveLength(FORMAT_NAMES.length + 1);
    for (const [index, uniqueId] of uniqueIds.entries()) {
      const document = await client.retrieveDocument({ ins: INS, uniqueId });
      const received = messages.at(-1);
      const { parts } = decodeMtom(received?.contentType ?? '', received?.body ?? new Uint8Array());
      expect([...parts.values()].map(({ bytes }) => Buffer.from(bytes))).toEqual([
        Buffer.from(sent[index] ?? []),
      ]);
      expect(document.content).toMatchObject({ format: FORMAT_NAMES[index] });
    }
  });

  it('hands several documents out at once', async () => {
    const { uniqueIds } = await client.submitDocuments(
      submissionOf(plainDocument('pdf'), plainDocument('jpeg')),
    );
    const sent = lastPublication();
    const { action } = MESSAGES['TD3.2'];
    const [first = '', second = ''] = uniqueIds;
    const one = buildRetrieveRequest(first, REPOSITORY);
    const other = buildRetrieveRequest(second, REPOSITORY);
    const body = { ...one, children: [...one.children, ...other.children] };
    const dispatcher = createDispatcher();
    const request = buildSoapRequest({ action, to: peer.url, body });
    const answer = await exchangeSoap({ dispatcher, url: peer.url, action, request });
    await dispatcher.close();
    expect(answer.envelope.addressing).toMatchObject({
      relatesTo: request.messageId,
      action: 'urn:ihe:iti:2007:RetrieveDocumentSetResponse',
    });
    for (const [index, uniqueId] of uniqueIds.entries()) {
      const { bytes } = readRetrieveAnswer(answer.content, answer.attachments, uniqueId);
      expect(Buffer.compare(bytes, sent[index] ?? new Uint8Array())).toBe(0);
    }
  });

  it('refuses what it does not know, in words the client understands', async () => {
    await expect(client.retrieveDocument({ ins: INS, uniqueId: '1.2.3.4' })).rejects.toMatchObject({
      code: 'XDS_REFUSED',
    });
  });
});
