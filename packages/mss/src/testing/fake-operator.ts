import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { createDispatcher } from '@dmpconnect/soap';
import { fixedDomains } from '../addresses/white-list.js';
import type { AuditEntry, NationalClientOptions } from '../national/client-options.js';
import { createNationalClient } from '../national/create-client.js';
import { ECP_WIRE, envelopeElement, SAMLP, writeChallenge } from '../wire-profile/index.js';

/** A request that a host of the fake operator received. */
export interface Received {
  readonly host: 'identity' | 'mail';
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export type Answer = (response: ServerResponse, received: Received) => void;

/** The two hosts of an operator that does as a test says: no rules of its own but those of the session. */
export interface FakeOperator {
  readonly identity: string;
  readonly mail: string;
  readonly received: Received[];
  /** Answers of operations with a session, by path end. */
  answers: Record<string, Answer>;
  /** Answer of the identity host; default: an assertion. */
  identityAnswer: Answer;
  /** Where the challenge has the assertion sent; default: here. */
  consumerUrl: string | undefined;
  consumerAnswer: Answer;
  /** Ends every session, the next demand being error 26 rather than a challenge. */
  loseSession(): void;
  close(): Promise<void>;
}

export const OK_LIST =
  '<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body>' +
  '<x:listEmailsResponse xmlns:x="http://services.msg.mss.asip.fr/"><emails>dr.essai@pro.mss.test</emails></x:listEmailsResponse>' +
  '</e:Body></e:Envelope>';

/** A body whose bytes must come through the login as they are: a comment, quotes, white space. */
export const ASSERTION_BODY = `<S:Body xmlns:S='http://schemas.xmlsoap.org/soap/envelope/'  ><samlp:Response xmlns:samlp="${SAMLP.uri}"><!-- signed --><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status><a:Assertion xmlns:a="urn:oasis:names:tc:SAML:2.0:assertion" b='1'/></samlp:Response></S:Body>`;

export function xml(text: string, status = 200): Answer {
  return (response) => {
    response.writeHead(status, { 'Content-Type': 'text/xml; charset=utf-8' }).end(text);
  };
}

export function json(value: unknown, status = 200): Answer {
  return (response) => {
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(value));
  };
}

export async function startFakeOperator(): Promise<FakeOperator> {
  let sessions = 0;
  let valid = '';
  let lost = false;
  const received: Received[] = [];

  const identityServer = await listen((request, response) => handle('identity', request, response));
  const mailServer = await listen((request, response) => handle('mail', request, response));

  const operator: FakeOperator = {
    identity: identityServer.url,
    mail: mailServer.url,
    received,
    answers: { listEmails: xml(OK_LIST) },
    identityAnswer: assertion(() => consumer()),
    consumerUrl: undefined,
    consumerAnswer: openSession,
    loseSession() {
      valid = '';
      lost = true;
    },
    async close() {
      await Promise.all([identityServer.close(), mailServer.close()]);
    },
  };
  const consumer = () => operator.consumerUrl ?? `${mailServer.url}${ECP_WIRE.consumerPath}`;

  function openSession(response: ServerResponse): void {
    sessions += 1;
    lost = false;
    valid = `JSESSIONID=s${sessions}`;
    response
      .writeHead(302, { Location: '/', 'Set-Cookie': [`${valid}; HttpOnly; Secure`, 'route=r1'] })
      .end();
  }

  async function handle(
    host: Received['host'],
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const body = (await buffer(request)).toString('utf8');
    const one: Received = { host, path: request.url ?? '', headers: request.headers, body };
    received.push(one);
    if (host === 'identity') return operator.identityAnswer(response, one);
    if (one.path === ECP_WIRE.consumerPath) return operator.consumerAnswer(response, one);
    const cookie = request.headers.cookie ?? '';
    if (valid === '' || !cookie.includes(valid)) {
      if (lost && cookie !== '') {
        response.writeHead(403, { [ECP_WIRE.errorHeader]: '26;session' }).end();
        return;
      }
      xml(
        writeChallenge({
          id: 'a1',
          issuedAt: '2025-01-15T09:30:00Z',
          consumerUrl: consumer(),
          issuer: `${mailServer.url}${ECP_WIRE.spIssuer}`,
          idp: `${identityServer.url}${ECP_WIRE.idpProvider}`,
          relayState: 'state & <more>',
        }),
      )(response, one);
      return;
    }
    const answer = operator.answers[one.path.split('/').at(-1) ?? ''];
    if (answer === undefined) response.writeHead(404).end();
    else answer(response, one);
  }

  return operator;
}

/** The answer of the identity host, its body byte for byte {@link ASSERTION_BODY}. */
export function assertion(consumerUrl: () => string): Answer {
  return (response) => {
    xml(
      `<?xml version="1.0"?>\n<!-- <S:Header> --><S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/">\n<S:Header><ecp:Response xmlns:ecp="urn:oasis:names:tc:SAML:2.0:profiles:SSO:ecp" AssertionConsumerServiceURL="${consumerUrl()}"/></S:Header>${ASSERTION_BODY}</S:Envelope>`,
    )(response, { host: 'identity', path: '', headers: {}, body: '' });
  };
}

/** A client of the fake operator; its dispatcher is closed by `closeClient`. */
export function clientFor(operator: FakeOperator, more: Partial<NationalClientOptions> = {}) {
  const dispatcher = createDispatcher();
  const audit: AuditEntry[] = [];
  const client = createNationalClient({
    hosts: { identity: operator.identity, mail: operator.mail },
    identityDispatcher: dispatcher,
    mailDispatcher: dispatcher,
    userId: '899700000001',
    softwareId: 'APPTEST',
    trustedDomains: fixedDomains(['pro.mss.test', 'hopital.mss.test', 'patient.mssante.fr']),
    audit: (entry) => audit.push(entry),
    ...more,
  });
  return { client, audit, closeClient: () => dispatcher.close() };
}

/** An envelope around an answer of an operation. */
export function soapAnswer(operation: string, inner: string): Answer {
  const [before, after] = envelopeText();
  return xml(
    `${before}<q:${operation}Response xmlns:q="http://services.msg.mss.asip.fr/">${inner}</q:${operation}Response>${after}`,
  );
}

function envelopeText(): readonly [string, string] {
  const { uri } = envelopeElement([], []);
  return [`<v:Envelope xmlns:v="${uri}"><v:Body>`, '</v:Body></v:Envelope>'];
}

async function listen(
  handle: (request: IncomingMessage, response: ServerResponse) => unknown,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((request, response) => void handle(request, response));
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
