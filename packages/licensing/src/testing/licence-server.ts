import type { KeyObject } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import { CompactSign } from 'jose';
import { z } from 'zod';

const questionShape = z.strictObject({
  v: z.literal(1),
  nonce: z.string(),
  cardId: z.string(),
  holder: z.string(),
  integratorId: z.string(),
  product: z.string(),
  version: z.string(),
  environment: z.enum(['test', 'prod']),
});

/** What the client sent. */
export type Question = z.output<typeof questionShape>;

/** What a server does with a question; it may answer later or never. */
export type Behaviour = (question: Question, response: ServerResponse) => void | Promise<void>;

/** A licence server under the control of a test. */
export interface TestLicenceServer {
  /** `localhost:port`. */
  readonly name: string;
  readonly questions: readonly Question[];
  become(behaviour: Behaviour): void;
  close(): Promise<void>;
}

/** The payload that grants what was asked, for one hour, with any member replaced. */
export function grantFor(question: Question, bent: Readonly<Record<string, unknown>> = {}) {
  const now = Math.floor(Date.now() / 1000);
  const { nonce, cardId, version, environment } = question;
  return {
    v: 1,
    nonce,
    cardId,
    version,
    environment,
    state: 'granted',
    issuedAt: now,
    notAfter: now + 3600,
    ...bent,
  };
}

/** Signs a payload as the licence server does. */
export function signPayload(payload: unknown, key: KeyObject, kid = 'licence-1'): Promise<string> {
  return new CompactSign(Buffer.from(JSON.stringify(payload)))
    .setProtectedHeader({ alg: 'EdDSA', kid })
    .sign(key);
}

/** Answers with a signed payload. */
export function answering(
  key: KeyObject,
  payloadFor: (question: Question) => unknown = grantFor,
  kid?: string,
): Behaviour {
  return async (question, response) => {
    response.end(JSON.stringify({ token: await signPayload(payloadFor(question), key, kid) }));
  };
}

/** Starts a server on a free loopback port. */
export async function startLicenceServer(
  identity: { readonly cert: string; readonly key: string },
  behaviour: Behaviour,
): Promise<TestLicenceServer> {
  const questions: Question[] = [];
  let current = behaviour;
  const server: Server = createServer(identity, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const expected = request.method === 'POST' && request.url === '/licence/v1/check';
      const question = questionShape.safeParse(JSON.parse(Buffer.concat(chunks).toString()));
      if (!expected || !question.success) {
        response.writeHead(400).end();
        return;
      }
      questions.push(question.data);
      void current(question.data, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    name: `localhost:${address.port}`,
    questions,
    become: (next) => {
      current = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
