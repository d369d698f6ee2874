import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import type { CpxCard } from '@dmpconnect/card-pkcs11';
import { parseIns } from '@dmpconnect/dmp-soap';
import { certificateFromPem, type HttpStatusError } from '@dmpconnect/soap';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Settings } from '../../config/index.js';
import { createExchangeRecorder } from '../../dumps/index.js';
import { currentPlatform } from '../../platform/index.js';
import { makeCertificate } from '../../testing/certificate.js';
import { SILENT_LOGGER, SILENT_RECORDER } from '../../testing/silent.js';
import { testSettings } from '../testing/application.js';
import { createFakeCards, PIN } from '../testing/fake-card.js';
import { type DmpConnectionParts, openDmpConnection } from './dmp-connection.js';

type Identity = Awaited<ReturnType<typeof makeCertificate>>;

let folder = '';
let server: Server;
let serverIdentity: Identity;
let testIdentity: Identity;
let card: CpxCard;
let peer: X509Certificate | undefined;
let url: URL;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'server-dmp-'));
  serverIdentity = await makeCertificate();
  testIdentity = await makeCertificate('TEST CARD');
  writeFileSync(join(folder, 'trust.pem'), serverIdentity.cert);
  writeFileSync(join(folder, 'identity.pem'), `${testIdentity.cert}\n${testIdentity.key}`);
  const reader = createFakeCards().selectCpx({});
  const der = new Uint8Array(certificateFromPem(testIdentity.cert));
  card = {
    ...(await reader.unlock(PIN)),
    certificates: { authentication: der, signature: der },
    signatureSigner: () => ({ certificate: der, sign: async () => Buffer.from('signature') }),
  };
  server = createServer(
    { cert: serverIdentity.cert, key: serverIdentity.key, requestCert: true, rejectUnauthorized: false },
    (request, response) => {
      peer = (request.socket as TLSSocket).getPeerX509Certificate();
      response.writeHead(503).end();
    },
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  url = new URL(`https://localhost:${address.port}/si-dmp-server/v2/services/`);
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

function partsOf(
  change: Partial<DmpConnectionParts> = {},
  cardSettings: Partial<Settings['card']> = {},
): DmpConnectionParts {
  const settings = testSettings();
  return {
    settings: {
      ...settings,
      dmpconnect: { ...settings.dmpconnect, homologationId: 'TEST-1', trustFile: join(folder, 'trust.pem') },
      card: { ...settings.card, testTlsIdentity: join(folder, 'identity.pem'), ...cardSettings },
    },
    flavour: 'dev',
    version: '0.1.0',
    instance: async () => ({ uuid: '00000000-0000-4000-8000-000000000001', oid: '2.25.1' }),
    recorder: SILENT_RECORDER,
    log: SILENT_LOGGER,
    ...change,
  };
}
function open(parts: DmpConnectionParts) {
  return openDmpConnection(
    {
      url,
      card,
      transactionTimeoutMs: 10_000,
      proxy: undefined,
      time: {
        synchronise: async () => ({ offsetMs: 0, server: 'time', delayMs: 0, at: new Date() }),
        clock: () => ({ now: () => new Date() }),
        current: () => undefined,
      },
    },
    parts,
  );
}

describe('a connection to the DMP', () => {
  it('trusts the authorities of the settings, and in a development set-up stands in for the card, saying so', async () => {
    const warn = vi.fn();
    const info = vi.fn();
    const log = { ...SILENT_LOGGER, warn, info };
    const recorder = createExchangeRecorder({
      log,
      platform: currentPlatform(),
      state: { folder: join(folder, 'dump'), days: 1, megabytes: 10 },
    });
    const { clientIn, close } = await open(partsOf({ log, recorder }));
    const [location] = card.professional.activities;
    const failure = await clientIn({ location: location!, practiceSetting: 'AMBULATOIRE' })
      .testExistence(parseIns('279035121518989T'))
      .catch((error: unknown) => error as HttpStatusError);
    await close();
    expect(failure).toMatchObject({ code: 'HTTP_STATUS' });
    expect(peer?.fingerprint256).toBe(new X509Certificate(testIdentity.cert).fingerprint256);
    expect(warn).toHaveBeenCalledWith(expect.anything(), expect.stringContaining('test key'));
    expect(info).toHaveBeenCalledWith(
      expect.objectContaining({ service: 'dmp', transaction: expect.stringMatching(/^TD0\.2/), status: 503 }),
      expect.any(String),
    );
    await recorder.close();
    const [run] = readdirSync(join(folder, 'dump'));
    const names = readdirSync(join(folder, 'dump', run!)).toSorted();
    expect(names[0]).toMatch(/^000001-dmp-TD0\.2.*\.json$/);
    expect(readFileSync(join(folder, 'dump', run!, names[1]!), 'utf8')).toMatch(
      /^<\?xml.*<soap:Envelope.*Assertion/s,
    );
  });

  it.each([
    ['a production build', partsOf.bind(undefined, { flavour: 'production' })],
    ['without a test key', partsOf.bind(undefined, {}, { testTlsIdentity: undefined })],
  ])('is refused in %s when the card cannot lend its key', async (_, parts) => {
    await expect(open(parts())).rejects.toMatchObject({ code: 'TLS_ENGINE_UNAVAILABLE' });
  });

  it('is refused without the number of homologation, naming the setting', async () => {
    const parts = partsOf();
    const { homologationId: _, ...dmpconnect } = parts.settings.dmpconnect;
    const settings = { ...parts.settings, dmpconnect: { ...dmpconnect, homologationId: undefined } };
    await expect(open({ ...parts, settings })).rejects.toMatchObject({
      failure: 'technical-fault',
      message: expect.stringContaining('dmpconnect/homologation_id'),
    });
  });
});
