import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readJsonBody, replyJson } from '../loopback/body.js';
import { type LoopbackServer, startHttpsServer } from '../loopback/https-server.js';
import type { CertifiedKey } from '../pki/issue.js';
import type { IssuerKey } from '../signing-key/ed25519.js';
import { decideState, makeAnswer } from './answer.js';
import { type LicenceAuthority, makeLicenceAuthority } from './authority.js';
import type { LicenceBehaviour, LicenceJournalEntry } from './control.js';
import { type LicenceRequest, licenceRequestSchema } from './request.js';

export const LICENCE_CHECK_PATH = '/licence/v1/check';

/** Front server and two back-ups (seed 7.3.5). */
const SERVER_COUNT = 3;

/** The running licence servers. */
export interface LicenceServers {
  readonly urls: readonly string[];
  readonly authority: LicenceAuthority;
  close(): Promise<void>;
}

/** Starts the three licence servers, which share one authority. */
export async function startLicenceServers(identity: CertifiedKey, key: IssuerKey): Promise<LicenceServers> {
  const authority = makeLicenceAuthority(SERVER_COUNT);
  const servers: LoopbackServer[] = [];
  for (let index = 0; index < SERVER_COUNT; index += 1) {
    servers.push(
      await startHttpsServer(identity, (request, response) =>
        serve({ authority, key, index }, request, response),
      ),
    );
  }
  return {
    urls: servers.map(({ url }) => url),
    authority,
    close: async () => {
      await Promise.all(servers.map((server) => server.close()));
    },
  };
}

interface Serving {
  readonly authority: LicenceAuthority;
  readonly key: IssuerKey;
  readonly index: number;
}

async function serve(serving: Serving, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { authority, index } = serving;
  const behaviour = authority.behaviour(index);
  const record = (entry: Omit<LicenceJournalEntry, 'at' | 'server'>): void =>
    authority.record({ at: new Date().toISOString(), server: index, ...entry });
  if (behaviour === 'down') {
    record({ answer: behaviour });
    request.socket.destroy();
    return;
  }
  if (request.method !== 'POST' || request.url !== LICENCE_CHECK_PATH) {
    replyJson(response, 404, { error: `Only POST ${LICENCE_CHECK_PATH} is served.` });
    return;
  }
  const body = await readJsonBody(request);
  const read = licenceRequestSchema.safeParse(body.ok ? body.value : undefined);
  if (!read.success) {
    const field = read.error.issues[0]?.path.join('.') ?? '';
    record({ answer: 'HTTP 400' });
    replyJson(response, 400, { error: `The licence request is not readable (${field || 'body'}).` });
    return;
  }
  const { cardId, version, environment } = read.data;
  const asked = { cardId, version, environment };
  if (behaviour === 'silent' || behaviour === 'error') {
    record({ ...asked, answer: behaviour });
    if (behaviour === 'error') replyJson(response, 500, { error: 'The licence server is not available.' });
    return;
  }
  const token = await giveToken(serving, read.data, behaviour);
  record({
    ...asked,
    answer: behaviour === 'normal' ? decideState(read.data, authority.settings()) : behaviour,
  });
  replyJson(response, 200, { token });
}

async function giveToken(
  { authority, key }: Serving,
  request: LicenceRequest,
  behaviour: LicenceBehaviour,
): Promise<string> {
  const now = new Date();
  if (behaviour === 'replayed') {
    // Nothing to replay yet: a token made for somebody else's question is the same lie.
    const stranger = { ...request, nonce: randomBytes(32).toString('base64url') };
    return authority.firstToken() ?? (await makeAnswer(stranger, authority.settings(), 'normal', key, now));
  }
  const token = await makeAnswer(request, authority.settings(), behaviour, key, now);
  if (behaviour === 'normal') authority.remember(token);
  return token;
}
