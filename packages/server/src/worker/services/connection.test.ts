import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import type { CpxCard } from '@dmpconnect/card-pkcs11';
import { certificateFromPem } from '@dmpconnect/soap';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCertificate } from '../../testing/certificate.js';
import { SILENT_LOGGER, SILENT_RECORDER } from '../../testing/silent.js';
import type { ConnectionOpening } from '../services.js';
import { testSettings } from '../testing/application.js';
import { createFakeCards, PIN } from '../testing/fake-card.js';
import { openConnection } from './connection.js';

let folder = '';
let server: Server;
let authority = '';
let card: CpxCard;
let url: URL;
const received: { path: string | undefined; peer: string | undefined }[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'server-connection-'));
  const identity = await makeCertificate();
  const client = await makeCertificate('TEST CARD');
  authority = identity.cert;
  writeFileSync(join(folder, 'trust.pem'), authority);
  writeFileSync(join(folder, 'identity.pem'), `${client.cert}\n${client.key}`);
  const der = new Uint8Array(certificateFromPem(client.cert));
  card = {
    ...(await createFakeCards().selectCpx({}).unlock(PIN)),
    certificates: { authentication: der, signature: der },
  };
  server = createServer(
    { ...identity, requestCert: true, rejectUnauthorized: false },
    (request, response) => {
      received.push({
        path: request.url,
        peer: (request.socket as TLSSocket).getPeerX509Certificate()?.subject,
      });
      response.end('answer');
    },
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = new URL(`https://localhost:${(server.address() as AddressInfo).port}/base/`);
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

async function send(opening: Partial<ConnectionOpening>, trusted = true) {
  const settings = testSettings();
  const connection = await openConnection(
    { url, timeoutMs: 5000, proxy: undefined, card: undefined, authorities: undefined, ...opening },
    {
      settings: {
        ...settings,
        dmpconnect: { ...settings.dmpconnect, trustFile: trusted ? join(folder, 'trust.pem') : undefined },
        card: { ...settings.card, testTlsIdentity: join(folder, 'identity.pem') },
      },
      flavour: 'dev',
      recorder: SILENT_RECORDER,
      log: SILENT_LOGGER,
    },
  );
  try {
    const request = { method: 'GET', path: '/x?y=1', headers: {}, body: undefined } as const;
    return await connection.send(request, new AbortController().signal);
  } finally {
    await connection.close();
  }
}

describe('a connection of an application', () => {
  it('puts the path behind that of its address and shows no certificate', async () => {
    received.length = 0;
    expect(await send({})).toMatchObject({ status: 200, body: Buffer.from('answer') });
    expect(received).toEqual([{ path: '/base/x?y=1', peer: undefined }]);
  });

  it('shows the certificate of the card when the card authenticates it', async () => {
    received.length = 0;
    await send({ card });
    expect(received).toMatchObject([{ peer: 'CN=TEST CARD' }]);
  });

  it('trusts the authorities it is given instead of those of the national services', async () => {
    expect(await send({ authorities: authority }, false)).toMatchObject({ status: 200 });
    const other = (await makeCertificate('OTHER')).cert;
    await expect(send({ authorities: other })).rejects.toMatchObject({ reason: 'server-certificate' });
  });
});
