import type { RequestListener } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { base64Source } from '../bytes/base64-source.js';
import { buildSoapFault, buildSoapRequest, buildSoapResponse } from '../envelope/build.js';
import { readSoapEnvelope } from '../envelope/read.js';
import { decodeMtom } from '../mtom/decode.js';
import { encodeMtom } from '../mtom/encode.js';
import { resolveXopInclude, xopInclude } from '../mtom/xop.js';
import { makeCertificate } from '../testing/certificates.js';
import { startOpenssl } from '../testing/openssl-server.js';
import { hasProgram } from '../testing/programs.js';
import { startHttp } from '../testing/servers.js';
import { xmlNamespace } from '../xml/element.js';
import { createDispatcher } from './dispatcher.js';
import type { DumpedMessage } from './dump.js';
import { exchangeSoap, type SoapExchangeOptions } from './exchange.js';

const Q = xmlNamespace('q', 'urn:q');
const SOAP_TYPE = 'application/soap+xml; charset=UTF-8';
const action = 'urn:act';
const request = buildSoapRequest({
  action,
  to: 'http://b',
  messageId: 'urn:uuid:1',
  body: Q.element('Ask', {}, ['é']),
});
const answer = (relatesTo?: string) =>
  buildSoapResponse({
    action: 'urn:actResponse',
    ...(relatesTo && { relatesTo }),
    body: Q.element('Answer'),
  });

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close()));
});

async function exchange(listener: RequestListener, options: Partial<SoapExchangeOptions> = {}) {
  const server = await startHttp(listener);
  const dispatcher = createDispatcher();
  opened.push(dispatcher, server);
  return exchangeSoap({ dispatcher, url: server.url, action, request, ...options });
}

/** A service that gives the same answer to everything. */
const always =
  (status: number, contentType: string | undefined, body: string | Uint8Array): RequestListener =>
  (_, response) => {
    response.writeHead(status, contentType === undefined ? {} : { 'content-type': contentType });
    response.end(body);
  };

const code = (value: string) => expect.objectContaining({ code: value });
const failure = (reason: string) => expect.objectContaining({ code: 'TRANSPORT', reason });

describe('exchangeSoap', () => {
  it('sends plain SOAP with its action, its length in bytes and the headers asked for', async () => {
    const received: unknown[] = [];
    const listener: RequestListener = async (incoming, response) => {
      const chunks = await incoming.toArray();
      const { 'content-type': type, 'content-length': length, authorization } = incoming.headers;
      received.push(incoming.method, type, Number(length), authorization, Buffer.concat(chunks).toString());
      always(200, SOAP_TYPE, answer('urn:uuid:1'))(incoming, response);
    };
    const { content, httpStatus, attachments } = await exchange(listener, {
      headers: { authorization: 'Bearer x' },
    });
    expect(received).toEqual([
      'POST',
      'application/soap+xml; charset="UTF-8"; action="urn:act"',
      Buffer.byteLength(request.xml),
      'Bearer x',
      request.xml,
    ]);
    expect([content.localName, httpStatus, attachments.size]).toEqual(['Answer', 200, 0]);
  });

  it('sends documents as MTOM and reads those of the answer, to the byte', async () => {
    const bytes = Buffer.from([0, 13, 10, 255, 45, 45]);
    const body = Q.element('Document', {}, [xopInclude('d@x')]);
    const listener: RequestListener = async (incoming, response) => {
      const { root, parts } = decodeMtom(
        incoming.headers['content-type'] ?? '',
        Buffer.concat(await incoming.toArray()),
      );
      const given = resolveXopInclude(readSoapEnvelope(root).content!, parts);
      const envelope = buildSoapResponse({ action: 'urn:actResponse', body });
      const back = encodeMtom({
        envelope,
        action,
        attachments: [{ contentId: 'd@x', contentType: 'x/y', bytes: given }],
      });
      always(200, back.contentType, back.body)(incoming, response);
    };
    const { content, attachments } = await exchange(listener, {
      request: buildSoapRequest({ action, body }),
      attachments: [{ contentId: 'd@x', contentType: 'x/y', bytes }],
    });
    expect([...resolveXopInclude(content, attachments)]).toEqual([...bytes]);
  });

  it('sends a document that is made piece by piece with the length of the whole, and dumps it', async () => {
    const content = Buffer.alloc(300_000, 'abc');
    const attachment = { contentId: 'd@x', contentType: 'x/y', bytes: base64Source(content) };
    const body = Q.element('Document', {}, [xopInclude('d@x')]);
    const dumped: DumpedMessage[] = [];
    let received = Buffer.alloc(0);
    const listener: RequestListener = async (incoming, response) => {
      received = Buffer.concat(await incoming.toArray());
      expect(incoming.headers['transfer-encoding']).toBeUndefined();
      expect(Number(incoming.headers['content-length'])).toBe(received.length);
      always(200, SOAP_TYPE, answer())(incoming, response);
    };
    await exchange(listener, {
      request: buildSoapRequest({ action, body }),
      attachments: [attachment],
      dump: (entry) => dumped.push(entry),
    });
    const { parts } = decodeMtom(dumped[0]?.contentType ?? '', received);
    expect(Buffer.from(parts.get('d@x')?.bytes ?? []).toString()).toBe(content.toString('base64'));
    expect(Buffer.from(dumped[0]?.body ?? []).equals(received)).toBe(true);
    expect(dumped[0]?.length).toBe(received.length);
  });

  it('stops making a document when the server stops the exchange', async () => {
    const read: number[] = [];
    const endless = {
      length: 1_000_000_000,
      *chunks() {
        for (let at = 0; at < 1_000_000_000; at += 50_000) {
          read.push(at);
          yield Buffer.alloc(50_000);
        }
      },
    };
    const listener: RequestListener = (incoming) => incoming.once('data', () => incoming.socket.destroy());
    const attachments = [{ contentId: 'd@x', contentType: 'x/y', bytes: endless }];
    await expect(exchange(listener, { attachments })).rejects.toThrow(failure('receive'));
    expect(read.length).toBeLessThan(1000);
  });

  it('reads a multipart answer without attachment, as the repository sends', async () => {
    const { contentType, body } = encodeMtom({ envelope: answer('urn:uuid:1'), action, attachments: [] });
    const { content } = await exchange(always(200, contentType, body));
    expect(content.localName).toBe('Answer');
  });

  it.each([
    ['that relates to the request', 'urn:uuid:1'],
    ['that relates to nothing, as the teleservices do', undefined],
  ])('accepts an answer %s', async (_name, relatesTo) => {
    await expect(exchange(always(200, SOAP_TYPE, answer(relatesTo)))).resolves.toBeDefined();
  });

  it('reads SOAP on any status', async () => {
    await expect(exchange(always(500, SOAP_TYPE, answer()))).resolves.toMatchObject({ httpStatus: 500 });
  });

  describe('throws the fault', () => {
    const fault = buildSoapFault({
      code: 'Sender',
      subcode: 'DMPInvalidCertificate',
      reason: 'non',
      relatesTo: 'urn:uuid:1',
    });
    it.each([
      [400, SOAP_TYPE],
      [500, SOAP_TYPE],
      [200, SOAP_TYPE],
      [500, 'text/xml'],
    ])('that comes with status %i and type %s', async (status, type) => {
      await expect(exchange(always(status, type, fault))).rejects.toThrow(
        expect.objectContaining({
          code: 'SOAP_FAULT',
          httpStatus: status,
          fault: { code: 'Sender', subcode: 'DMPInvalidCertificate', reason: 'non', lang: 'fr' },
        }),
      );
    });

    it('that relates to an identifier that could not be read', async () => {
      const relatesTo = 'http://www.w3.org/2005/08/addressing/unspecified';
      const unrelated = buildSoapFault({ code: 'Sender', reason: 'non', relatesTo });
      await expect(exchange(always(500, SOAP_TYPE, unrelated))).rejects.toThrow(code('SOAP_FAULT'));
    });
  });

  it.each([
    ['SOAP_ANSWER', 'an answer to another request', 200, SOAP_TYPE, answer('urn:uuid:9')],
    [
      'SOAP_ANSWER',
      'a fault to another request',
      500,
      SOAP_TYPE,
      buildSoapFault({ code: 'Sender', reason: '', relatesTo: 'urn:uuid:9' }),
    ],
    ['SOAP_ANSWER', 'a web page', 200, 'text/html', '<html>'],
    ['SOAP_ANSWER', 'SOAP under another content type', 200, 'text/xml', answer()],
    ['SOAP_ANSWER', 'no content type', 200, undefined, answer()],
    ['SOAP_ANSWER', 'a content type that is a property of every object', 200, 'constructor', answer()],
    ['SOAP_ANSWER', 'SOAP 1.1', 200, SOAP_TYPE, answer().replaceAll('2003/05/soap-envelope', 'x')],
    ['SOAP_ANSWER', 'an empty body', 200, SOAP_TYPE, answer().replace(/<q:Answer.*<\/q:Answer>/, '')],
    ['XML_MALFORMED', 'half an envelope', 200, SOAP_TYPE, answer().slice(0, -9)],
    ['XML_DOCTYPE', 'a document type declaration', 200, SOAP_TYPE, `<!DOCTYPE x>${answer().slice(38)}`],
    ['MIME_MALFORMED', 'a truncated multipart', 200, 'multipart/related; boundary=B', '--B\r\n\r\n<x/>'],
    ['HTTP_STATUS', 'a maintenance page', 503, 'text/html', '<html>'],
    ['HTTP_STATUS', 'a redirection', 302, undefined, ''],
    ['HTTP_STATUS', 'an error without content', 404, SOAP_TYPE, ''],
    ['HTTP_STATUS', 'an error in another XML', 500, 'application/xml', '<error/>'],
  ])('answers %s to %s', async (expected, _name, status, type, body) => {
    await expect(exchange(always(status, type, body))).rejects.toThrow(code(expected));
  });

  it('gives the HTTP status of an answer without SOAP', async () => {
    await expect(exchange(always(503, 'text/html', ''))).rejects.toMatchObject({ httpStatus: 503 });
  });

  it('stops reading an answer over the limit', async () => {
    const listener: RequestListener = (_, response) => {
      response.writeHead(200, { 'content-type': SOAP_TYPE });
      const pour = () => {
        while (response.write(Buffer.alloc(1024)));
      };
      response.on('drain', pour);
      pour();
    };
    await expect(exchange(listener, { maxAnswerBytes: 4096 })).rejects.toThrow(code('HTTP_TOO_LARGE'));
  });

  it('fails with receive when the connection breaks, having sent the request once', async () => {
    let requests = 0;
    const listener: RequestListener = (incoming) => {
      requests += 1;
      incoming.socket.destroy();
    };
    await expect(exchange(listener)).rejects.toThrow(failure('receive'));
    expect(requests).toBe(1);
  });

  it('fails with receive when the answer breaks off', async () => {
    const listener: RequestListener = (_, response) => {
      response.writeHead(200, { 'content-type': SOAP_TYPE, 'content-length': 1000 });
      response.write('<x>', () => response.destroy());
    };
    await expect(exchange(listener)).rejects.toThrow(failure('receive'));
  });

  it.each([
    ['before the answer', (): RequestListener => () => {}],
    [
      'within the answer',
      (): RequestListener => (_, response) => {
        response.writeHead(200, { 'content-type': SOAP_TYPE });
        response.write('<x>');
      },
    ],
  ])('fails with timeout when the deadline passes %s', async (_name, listener) => {
    await expect(exchange(listener(), { timeoutMs: 100, label: 'TD3.1' })).rejects.toThrow(
      expect.objectContaining({
        reason: 'timeout',
        message: 'The deadline of 100 ms passed while waiting for the answer to TD3.1.',
      }),
    );
  });

  it('fails with aborted when the caller gives up, before or meanwhile', async () => {
    await expect(exchange(() => {}, { signal: AbortSignal.abort() })).rejects.toThrow(failure('aborted'));
    const controller = new AbortController();
    await expect(exchange(() => controller.abort(), { signal: controller.signal })).rejects.toThrow(
      failure('aborted'),
    );
  });

  it.each(['', 'not a url', 'ftp://localhost/'])('fails with host-name for the address %j', async (url) => {
    await expect(exchange(() => {}, { url })).rejects.toThrow(failure('host-name'));
  });

  it.skipIf(!hasProgram('openssl'))(
    'fails with tls-handshake when a server refuses the client certificate after the client’s handshake (TLS 1.3)',
    async () => {
      const certificate = await makeCertificate({ subject: [{ CN: ['s'] }], names: ['localhost'] });
      const server = await startOpenssl(certificate, '-tls1_3', '-Verify', '1', '-verify_return_error');
      const dispatcher = createDispatcher({ trust: certificate.pem });
      opened.push(dispatcher, server);
      await expect(exchangeSoap({ dispatcher, url: server.url, action, request })).rejects.toThrow(
        failure('tls-handshake'),
      );
    },
  );

  it('shows both messages to the dump, as they were on the wire', async () => {
    const dumped: DumpedMessage[] = [];
    await exchange(always(200, SOAP_TYPE, answer()), { dump: (entry) => dumped.push(entry), label: 'TD3.1' });
    expect(dumped.map(({ direction, label, contentType }) => [direction, label, contentType])).toEqual([
      ['request', 'TD3.1', 'application/soap+xml; charset="UTF-8"; action="urn:act"'],
      ['response', 'TD3.1', SOAP_TYPE],
    ]);
    expect(dumped.map(({ body }) => readSoapEnvelope(body).content?.localName)).toEqual(['Ask', 'Answer']);
  });
});
