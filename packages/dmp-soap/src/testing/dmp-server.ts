import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import {
  buildSoapFault,
  decodeMtom,
  encodeMtom,
  type MtomAttachment,
  type MtomParts,
  parseXml,
  readSoapEnvelope,
  type SoapEnvelope,
  soapContentType,
} from '@dmpconnect/soap';
import { makeServerCertificate } from './signer.js';

/** What the test server received. */
export interface ReceivedCall {
  readonly path: string;
  readonly envelope: SoapEnvelope;
  readonly parts: MtomParts;
  /** The assertion as it was on the wire. */
  readonly assertion: string;
}

/** What it answers: a body, or a whole message of its own. */
export type Reply =
  | {
      readonly body: string;
      readonly attachments?: readonly MtomAttachment[];
      readonly edit?: (envelope: string) => string;
    }
  | { readonly fault: Parameters<typeof buildSoapFault>[0] }
  | { readonly status: number; readonly contentType: string; readonly raw: Uint8Array | string };

export interface DmpServer {
  readonly baseUrl: string;
  /** Authority to trust. */
  readonly authority: string;
  readonly received: ReceivedCall[];
  /** Answers to come, in order. */
  readonly replies: ((call: ReceivedCall) => Reply)[];
  close(): Promise<void>;
}

/** A server on loopback that answers what it is told to, and remembers what it got. */
export async function startDmpServer(): Promise<DmpServer> {
  const { cert, key } = await makeServerCertificate();
  const received: ReceivedCall[] = [];
  const replies: DmpServer['replies'] = [];
  const server = createServer({ cert, key }, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const call = read(request.url ?? '', request.headers['content-type'] ?? '', Buffer.concat(chunks));
      received.push(call);
      const { status, contentType, raw } = write(replies.shift()?.(call), call);
      response.writeHead(status, { 'content-type': contentType }).end(raw);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `https://localhost:${port}/si-dmp-server/v2/services`,
    authority: cert,
    received,
    replies,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function read(path: string, contentType: string, body: Buffer): ReceivedCall {
  const multipart = contentType.startsWith('multipart/');
  const { root, parts } = multipart ? decodeMtom(contentType, body) : { root: body, parts: new Map() };
  const text = Buffer.from(root).toString('utf8');
  const assertion = /<saml2:Assertion.*<\/saml2:Assertion>/s.exec(text)?.[0] ?? '';
  return { path, envelope: readSoapEnvelope(text), parts, assertion };
}

function write(reply: Reply | undefined, { envelope, path }: ReceivedCall) {
  const relatesTo = envelope.addressing.messageId ?? '';
  if (reply === undefined) return { status: 599, contentType: 'text/plain', raw: 'no answer was prepared' };
  if ('raw' in reply) return reply;
  if ('fault' in reply) {
    const raw = buildSoapFault({ ...reply.fault, relatesTo });
    return { status: 500, contentType: soapContentType('urn:fault'), raw };
  }
  const { edit = (text: string) => text, attachments = [] } = reply;
  parseXml(reply.body);
  const xml = edit(
    `<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:a="http://www.w3.org/2005/08/addressing"><s:Header><a:Action>urn:answer</a:Action><a:RelatesTo>${relatesTo}</a:RelatesTo></s:Header><s:Body>${reply.body}</s:Body></s:Envelope>`,
  );
  // The repository answers multipart even without attachment (dmp-transactions 3.2).
  if (!path.endsWith('/repository'))
    return { status: 200, contentType: 'application/soap+xml; charset=UTF-8', raw: xml };
  const { contentType, body } = encodeMtom({ envelope: xml, action: 'urn:answer', attachments });
  return { status: 200, contentType, raw: body };
}
