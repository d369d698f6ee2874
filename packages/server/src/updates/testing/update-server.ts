import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { makeCertificate } from '../../testing/certificate.js';
import { type Manifest, signManifest } from '../manifest.js';
import type { DownloadProgress, ReleaseFile } from '../types.js';

/** A publisher under test: his key, and what the settings hold of it. */
export const PUBLISHER = makePublisher('updates-1');

/** One that the settings do not know. */
export const STRANGER = makePublisher('updates-1');

function makePublisher(kid: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return { kid, privateKey, publicKeys: [{ kid, key: publicKey.export({ format: 'jwk' }).x ?? '' }] };
}

/** An installer of two hundred kilobytes, in many pieces of a connection. */
export const INSTALLER = Buffer.from(Array.from({ length: 200_000 }, (_, index) => (index * 7919) % 251));

/** How the installer stands in the list of versions. */
export const INSTALLER_FILE: ReleaseFile = {
  platform: 'linux-x64',
  flavour: 'production',
  name: 'DmpConnect-JS2-0.2.0-production.deb',
  path: '/files/0.2.0/DmpConnect-JS2-0.2.0-production.deb',
  size: INSTALLER.length,
  sha256: createHash('sha256').update(INSTALLER).digest('hex'),
};

/** A list of versions of today. */
export function makeManifest(change: Partial<Manifest> = {}): Manifest {
  return {
    channel: 'prod',
    version: '0.2.0',
    log: 'Corrections.',
    link: 'https://localhost/0.2.0',
    files: [INSTALLER_FILE],
    issuedAt: new Date(Math.floor(Date.now() / 1000) * 1000),
    ...change,
  };
}

/** Answers the list of versions, signed. */
export function answerManifest(
  change: Partial<Manifest> = {},
  key: KeyObject = PUBLISHER.privateKey,
  kid = PUBLISHER.kid,
): RequestListener {
  return (_request, response) => {
    signManifest(makeManifest(change), { key, kid }).then((token) => response.end(JSON.stringify({ token })));
  };
}

/** Answers any payload, signed by the publisher, whatever its form. */
export function answerSigned(token: string): RequestListener {
  return (_request, response) => void response.end(JSON.stringify({ token }));
}

/** Answers a file as a web server does, with ranges. */
export function answerFile(bytes: Uint8Array): RequestListener {
  return (request, response) => {
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    if (from >= bytes.length) return void response.writeHead(416).end();
    response.writeHead(from === 0 ? 200 : 206, {
      'content-length': bytes.length - from,
      ...(from === 0 ? {} : { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` }),
    });
    response.end(bytes.subarray(from));
  };
}

/** Tells a server when its client has the bytes: those on their way are lost when a connection is cut. */
export interface ProgressWatch {
  readonly onProgress: (progress: DownloadProgress) => void;
  /** Resolves once the client has that many bytes. */
  reached(bytes: number): Promise<void>;
}

/** A {@link ProgressWatch} of one download. */
export function watchProgress(): ProgressWatch {
  let there = 0;
  const waiting = new Map<() => void, number>();
  return {
    onProgress: ({ received }) => {
      there = received;
      for (const [resolve, bytes] of waiting) if (there >= bytes) resolve();
    },
    reached: (bytes) =>
      there >= bytes ? Promise.resolve() : new Promise((resolve) => waiting.set(resolve, bytes)),
  };
}

/** Sends the first bytes of what is asked for, then cuts the connection. */
export function cutAfter(bytes: Uint8Array, sent: number, watch: ProgressWatch): RequestListener {
  return (request, response) => {
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    response.writeHead(from === 0 ? 200 : 206, {
      'content-length': bytes.length - from,
      ...(from === 0 ? {} : { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` }),
    });
    const end = Math.min(from + sent, bytes.length);
    response.write(bytes.subarray(from, end));
    watch.reached(end).then(() => response.destroy());
  };
}

/** Two update servers whose behaviour a test sets, kept for a whole file. */
export interface TestUpdateServers {
  /** `localhost:<port>` of each. */
  readonly names: readonly [string, string];
  /** PEM to trust. */
  readonly trust: string;
  /** What each server does; nothing: it never answers. */
  readonly behaviours: (RequestListener | undefined)[];
  /** `<server> <path> <range>` of each request, in their order. */
  readonly requests: string[];
  /** Requests the servers hold without an answer. */
  held(): number;
  close(): Promise<void>;
}

/** Starts the two servers. */
export async function startTestUpdateServers(): Promise<TestUpdateServers> {
  const identity = await makeCertificate();
  const behaviours: (RequestListener | undefined)[] = [];
  const requests: string[] = [];
  const held = new Set<ServerResponse>();
  const start = async (index: 0 | 1) => {
    const server = createServer(
      { cert: identity.cert, key: identity.key },
      (request: IncomingMessage, response: ServerResponse) => {
        requests.push(`${index} ${request.url} ${request.headers.range ?? ''}`.trim());
        const behaviour = behaviours[index];
        if (behaviour !== undefined) return behaviour(request, response);
        held.add(response);
        response.on('close', () => held.delete(response));
      },
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return server;
  };
  const servers = [await start(0), await start(1)] as const;
  const nameOf = (index: 0 | 1) => {
    const address = servers[index].address();
    return `localhost:${typeof address === 'object' ? address?.port : ''}`;
  };
  return {
    names: [nameOf(0), nameOf(1)],
    trust: identity.cert,
    behaviours,
    requests,
    held: () => held.size,
    close: async () => {
      for (const server of servers) {
        const closed = new Promise((resolve) => server.close(resolve));
        server.closeAllConnections();
        await closed;
      }
    },
  };
}
