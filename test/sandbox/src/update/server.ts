import type { IncomingMessage, ServerResponse } from 'node:http';
import { replyJson } from '../loopback/body.js';
import { type LoopbackServer, startHttpsServer } from '../loopback/https-server.js';
import type { CertifiedKey } from '../pki/issue.js';
import { type IssuerKey, makeIssuerKey } from '../signing-key/ed25519.js';
import { signToken } from '../signing-key/token.js';
import { UPDATE_CHANNELS, type UpdateChannel, type UpdateControl } from './control.js';
import { makePublisher } from './publisher.js';

const SERVER_COUNT = 2;

/** The running update servers. */
export interface UpdateServers {
  readonly urls: readonly string[];
  readonly control: UpdateControl;
  close(): Promise<void>;
}

/** Starts the two update servers: `GET /manifest/v1/<channel>.json` answers `{ token }`, a signed manifest. */
export async function startUpdateServers(identity: CertifiedKey, key: IssuerKey): Promise<UpdateServers> {
  const control = makePublisher(SERVER_COUNT);
  const servers: LoopbackServer[] = [];
  for (let index = 0; index < SERVER_COUNT; index += 1) {
    servers.push(
      await startHttpsServer(identity, (request, response) => serve(control, key, index, request, response)),
    );
  }
  return {
    urls: servers.map(({ url }) => url),
    control,
    close: async () => {
      await Promise.all(servers.map((server) => server.close()));
    },
  };
}

async function serve(
  control: UpdateControl,
  key: IssuerKey,
  index: number,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const behaviour = control.behaviours()[index];
  if (behaviour === 'down') request.socket.destroy();
  if (behaviour === 'down' || behaviour === 'silent') return;
  const channel = request.method === 'GET' ? channelOf(request.url ?? '') : undefined;
  if (channel === undefined) {
    replyJson(response, 404, { error: 'Only GET /manifest/v1/<prod|dev|beta>.json is served.' });
    return;
  }
  const manifest = {
    v: 1,
    channel,
    ...control.releases()[channel],
    issuedAt: Math.floor(Date.now() / 1000),
  };
  const signer = behaviour === 'forged' ? { ...makeIssuerKey('forged'), kid: key.kid } : key;
  replyJson(response, 200, { token: await signToken(manifest, signer) });
}

function channelOf(url: string): UpdateChannel | undefined {
  return UPDATE_CHANNELS.find((channel) => url === `/manifest/v1/${channel}.json`);
}
