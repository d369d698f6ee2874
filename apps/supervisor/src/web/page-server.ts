import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createEventStream, type EventStream, type PageEvent } from './event-stream.js';
import { PAGE_HOST, pageOrigin, refuseStranger } from './guard.js';
import { SAFE_HEADERS } from './headers.js';
import type { PageFile } from './page-files.js';
import { readJsonBody } from './read-body.js';
import { createTokens } from './tokens.js';
import { createVisits, type VisitProof } from './visits.js';

/** An answer to the page: JSON, or a file to keep. */
export type PageAnswer =
  | { readonly json: unknown }
  | { readonly file: Buffer; readonly type: string; readonly name: string };

/** What the page can ask, by name. Failures are answers too: nothing here is thrown. */
export type AnswerPage = (name: string, body: unknown) => Promise<PageAnswer | undefined>;

/** What the server of the page is made of. */
export interface PageServerParts {
  readonly files: ReadonlyMap<string, PageFile>;
  readonly answer: AnswerPage;
  /** What a page is told when it opens. */
  readonly greet: () => Promise<readonly PageEvent[]>;
  readonly onPages?: (count: number) => void;
  readonly port?: number;
}

/** The server of the page. */
export interface PageServer {
  readonly port: number;
  readonly events: EventStream;
  /** An address that opens the page, once, within a minute. */
  newAddress(): string;
  close(): Promise<void>;
}

/** Header of the half of the proof that the page holds. */
const KEY_HEADER = 'x-supervisor-key';

/** Listens on a free port of the loopback for the page, and for nobody else. */
export async function startPageServer(parts: PageServerParts): Promise<PageServer> {
  const tokens = createTokens();
  const visits = createVisits();
  const events = createEventStream(parts.onPages);
  let port = 0;
  // Cookies know no ports: ours is told apart by its name.
  const cookieName = () => `dmpconnect-supervisor-${port}`;

  const open = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readJsonBody(request);
    const token = typeof body === 'object' && body !== null && 'token' in body ? body.token : undefined;
    if (typeof token !== 'string' || !tokens.take(token)) return refuse(response, 401);
    const { cookie, key } = visits.open();
    response.setHeader('Set-Cookie', `${cookieName()}=${cookie}; Path=/; HttpOnly; SameSite=Strict`);
    answerJson(response, { key });
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const status = refuseStranger(request, port);
    if (status !== undefined) return refuse(response, status);
    const [path = '/'] = (request.url ?? '/').split('?');
    const file = parts.files.get(path);
    if (file !== undefined && request.method === 'GET') return answerFile(response, file);
    if (path === '/visit' && request.method === 'POST') return open(request, response);
    if (!path.startsWith('/api/')) return refuse(response, 404);
    if (!visits.check(proofOf(request, cookieName()))) return refuse(response, 401);
    if (path === '/api/events' && request.method === 'GET') return events.add(response, await parts.greet());
    if (request.method !== 'POST') return refuse(response, 405);
    const answer = await parts.answer(path.slice('/api/'.length), await readJsonBody(request));
    if (answer === undefined) return refuse(response, 404);
    if ('json' in answer) return answerJson(response, answer.json);
    response.writeHead(200, {
      ...SAFE_HEADERS,
      'Content-Type': answer.type,
      'Content-Disposition': `attachment; filename="${answer.name}"`,
    });
    response.end(answer.file);
  };

  const server = createServer((request, response) => {
    serve(request, response).catch(() => {
      if (response.headersSent) response.destroy();
      else refuse(response, 400);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(parts.port ?? 0, PAGE_HOST, resolve);
  });
  const address = server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;

  return {
    port,
    events,
    // In the fragment: it reaches no journal and no other server.
    newAddress: () => `${pageOrigin(port)}/#${tokens.issue()}`,
    async close() {
      events.close();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

function proofOf(request: IncomingMessage, cookieName: string): Partial<VisitProof> {
  const cookies = (request.headers.cookie ?? '').split(/;\s*/);
  const cookie = cookies.find((one) => one.startsWith(`${cookieName}=`))?.slice(cookieName.length + 1);
  const key = request.headers[KEY_HEADER];
  return { ...(cookie === undefined ? {} : { cookie }), ...(typeof key === 'string' ? { key } : {}) };
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { ...SAFE_HEADERS, 'Content-Length': '0', Connection: 'close' }).end();
}

function answerFile(response: ServerResponse, { type, content }: PageFile): void {
  response.writeHead(200, { ...SAFE_HEADERS, 'Content-Type': type }).end(content);
}

function answerJson(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { ...SAFE_HEADERS, 'Content-Type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(value));
}
