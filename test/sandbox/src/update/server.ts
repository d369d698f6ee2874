import type { IncomingMessage, ServerResponse } from 'node:http';
import { replyJson } from '../loopback/body.js';
import { type LoopbackServer, startHttpsServer } from '../loopback/https-server.js';
import type { CertifiedKey } from '../pki/issue.js';
import { type IssuerKey, makeIssuerKey } from '../signing-key/ed25519.js';
import { signToken } from '../signing-key/token.js';
import { UPDATE_CHANNELS, type UpdateBehaviour, type UpdateChannel, type UpdateControl } from './control.js';
import { handOut } from './hand-out.js';
import { makePublisher, type Publisher } from './publisher.js';

const SERVER_COUNT = 2;

const DAY_SECONDS = 24 * 60 * 60;

/** The running update servers. */
export interface UpdateServers {
  readonly urls: readonly string[];
  readonly control: UpdateControl;
  close(): Promise<void>;
}

/**
 * Starts the two update servers: `GET /manifest/v1/<channel>.json` answers `{ token }`, a signed list of versions, and
 * `GET /files/<version>/<name>` an installer, or the rest of it.
 */
export async function startUpdateServers(identity: CertifiedKey, key: IssuerKey): Promise<UpdateServers> {
  const publisher = makePublisher(SERVER_COUNT);
  const servers: LoopbackServer[] = [];
  for (let index = 0; index < SERVER_COUNT; index += 1) {
    servers.push(
      await startHttpsServer(identity, (request, response) =>
        serve(publisher, key, publisher.behaviours()[index], request, response),
      ),
    );
  }
  return {
    urls: servers.map(({ url }) => url),
    control: publisher,
    close: async () => {
      await Promise.all(servers.map((server) => server.close()));
    },
  };
}

async function serve(
  publisher: Publisher,
  key: IssuerKey,
  behaviour: UpdateBehaviour | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (behaviour === 'down') request.socket.destroy();
  if (behaviour === 'down' || behaviour === 'silent') return;
  const path = request.method === 'GET' ? (request.url ?? '') : '';
  const channel = channelOf(path);
  if (channel !== undefined) {
    replyJson(response, 200, { token: await signList(publisher, channel, behaviour, key) });
    return;
  }
  const bytes = publisher.file(path);
  if (bytes !== undefined) handOut(bytes, behaviour, request, response);
  else {
    replyJson(response, 404, {
      error: 'Only GET /manifest/v1/<prod|dev|beta>.json and the files it names are served.',
    });
  }
}

function signList(
  publisher: Publisher,
  channel: UpdateChannel,
  behaviour: UpdateBehaviour | undefined,
  key: IssuerKey,
): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const manifest = {
    v: 1,
    channel,
    ...publisher.releases()[channel],
    issuedAt: behaviour === 'replayed' ? now - DAY_SECONDS : now,
  };
  return signToken(manifest, behaviour === 'forged' ? { ...makeIssuerKey('forged'), kid: key.kid } : key);
}

function channelOf(url: string): UpdateChannel | undefined {
  return UPDATE_CHANNELS.find((channel) => url === `/manifest/v1/${channel}.json`);
}
