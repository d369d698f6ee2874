import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { buildSoapResponse, encodeMtom, xmlNamespace, xopInclude } from '@dmpconnect/soap';

const RS = xmlNamespace('rs', 'urn:oasis:names:tc:ebxml-regrep:xsd:rs:3.0');
const XDSB = xmlNamespace('xds', 'urn:ihe:iti:xds-b:2007');
const SUCCESS = RS.element('RegistryResponse', {
  status: 'urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Success',
});
/** Where the names of a message stand: its envelope comes first. */
const HEAD = 64 * 1024;

/** A server that swallows publications, and hands out one document. It checks nothing: the sandbox does. */
export interface Repository {
  readonly baseUrl: string;
  close(): Promise<void>;
}

/** Starts it on loopback. @param documentFile What a retrieved document holds. */
export async function startRepository(identityFile: string, documentFile: string): Promise<Repository> {
  const pem = readFileSync(identityFile);
  const server: Server = createServer({ cert: pem, key: pem }, async (request, response) => {
    let head = '';
    for await (const chunk of request) {
      if (head.length < HEAD) head += Buffer.from(chunk).toString('latin1');
    }
    const [, relatesTo = ''] = /MessageID[^>]*>([^<]+)/.exec(head) ?? [];
    const { contentType, body } = head.includes('RetrieveDocumentSetRequest')
      ? retrieved(relatesTo, readFileSync(documentFile))
      : encodeMtom({ envelope: answer(relatesTo, SUCCESS), action: 'urn:a', attachments: [] });
    response.writeHead(200, { 'content-type': contentType, 'content-length': body.length }).end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `https://localhost:${port}/si-dmp-server/v2/services`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function answer(relatesTo: string, body: ReturnType<typeof RS.element>): string {
  return buildSoapResponse({ action: 'urn:a', relatesTo, body });
}

function retrieved(relatesTo: string, content: Buffer) {
  const text = (name: string, value: string) => XDSB.element(name, {}, [value]);
  const response = XDSB.element('RetrieveDocumentSetResponse', {}, [
    SUCCESS,
    XDSB.element('DocumentResponse', {}, [
      text('RepositoryUniqueId', '1.2.250.1.213.4.1.1.1.2'),
      text('DocumentUniqueId', '2.25.7'),
      text('mimeType', 'text/xml'),
      XDSB.element('Document', {}, [xopInclude('document@bench')]),
    ]),
  ]);
  const cda = `<?xml version="1.0" encoding="UTF-8"?><ClinicalDocument xmlns="urn:hl7-org:v3"><id root="2.25.7"/><title>Mesuré</title><component><nonXMLBody><text mediaType="application/pdf" representation="B64">${content.toString('base64')}</text></nonXMLBody></component></ClinicalDocument>`;
  return encodeMtom({
    envelope: answer(relatesTo, response),
    action: 'urn:a',
    attachments: [{ contentId: 'document@bench', contentType: 'text/xml', bytes: Buffer.from(cda) }],
  });
}
