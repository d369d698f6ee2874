import { createHash, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server, type TLSSocket, connect as tlsConnect } from 'node:tls';
import { type CpxCard, createCardService } from '@dmpconnect/card-pkcs11';
import {
  createSoftHsmReader,
  createTestPki,
  findSoftHsm,
  type TestPki,
} from '@dmpconnect/card-pkcs11/testing';
import type { TlsIdentity } from '@dmpconnect/soap';
import { compare, type Result } from '../measure.js';

const PIN = '1234';
const SHA256_DIGEST_INFO = Buffer.from('3031300d060960864801650304020105000420', 'hex');

/** The card path against the library it stands on, both on the same SoftHSM token. */
export async function compareCard(): Promise<readonly Result[]> {
  const library = findSoftHsm();
  if (library === undefined) throw new Error('SoftHSM2 and pkcs11js are needed for this comparison.');
  const pki = createTestPki();
  const reader = createSoftHsmReader(library, pki, { serialNumber: '2800000099' });
  const cards = createCardService({ module: reader.module });
  try {
    const card = await cards.selectCpx({ readerIndex: 0 }).unlock(PIN);
    return [await compareSignature(card, reader.module), await compareHandshake(card, pki)];
  } finally {
    cards.close();
  }
}

async function compareSignature(
  card: CpxCard,
  module: ReturnType<typeof createSoftHsmReader>['module'],
): Promise<Result> {
  const data = Buffer.alloc(4096, 'x');
  const signer = card.signatureSigner();
  const [slot] = module.C_GetSlotList(true);
  if (slot === undefined) throw new Error('The token is gone.');
  const session = module.C_OpenSession(slot, 4);
  module.C_FindObjectsInit(session, [
    { type: 0, value: 3 },
    { type: 3, value: 'CPS_PRIV_SIG' },
  ]);
  const [key] = module.C_FindObjects(session, 1);
  module.C_FindObjectsFinal(session);
  if (key === undefined) throw new Error('The key of the token is not visible.');
  const raw = (): Buffer => {
    const digestInfo = Buffer.concat([SHA256_DIGEST_INFO, createHash('sha256').update(data).digest()]);
    module.C_SignInit(session, { mechanism: 1 }, key);
    return module.C_Sign(session, digestInfo, Buffer.alloc(512));
  };
  const result = await compare({
    name: 'A card signature',
    ours: { label: 'Signer of the unlocked card', round: () => signer.sign(data, 'RSA-SHA256') },
    baseline: { label: 'raw C_SignInit and C_Sign, same token', round: raw },
    rounds: 200,
  });
  module.C_CloseSession(session);
  return result;
}

async function compareHandshake(card: CpxCard, pki: TestPki): Promise<Result> {
  const server = createServer(
    {
      cert: pki.server.certificate + pki.authority.certificate,
      key: pki.server.key,
      ca: pki.root.certificate,
      requestCert: true,
      rejectUnauthorized: true,
      maxVersion: 'TLSv1.2',
    },
    (socket) => socket.end(),
  ).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const authority = new X509Certificate(pki.authority.certificate).raw;
  const fromCard = card.tlsIdentity({ chain: [authority] });
  const fromFile: TlsIdentity = {
    cert: pki.authentication.certificate + pki.authority.certificate,
    key: pki.authentication.key,
  };
  const result = await compare({
    name: 'A mutual TLS handshake',
    ours: { label: 'key on the card, in-process engine', round: () => handshake(server, pki, fromCard) },
    baseline: { label: 'key in a file', round: () => handshake(server, pki, fromFile) },
    rounds: 100,
  });
  server.close();
  return result;
}

async function handshake(server: Server, pki: TestPki, identity: TlsIdentity): Promise<void> {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The server is gone.');
  const { cert, key, privateKeyEngine, privateKeyIdentifier, sigalgs } = identity;
  const socket: TLSSocket = tlsConnect({
    host: '127.0.0.1',
    port: address.port,
    servername: 'localhost',
    ca: pki.root.certificate,
    maxVersion: 'TLSv1.2',
    cert,
    ...(key === undefined ? {} : { key }),
    ...(privateKeyEngine === undefined ? {} : { privateKeyEngine, privateKeyIdentifier }),
    ...(sigalgs === undefined ? {} : { sigalgs }),
  });
  await once(socket, 'secureConnect');
  socket.resume();
  await once(socket, 'close');
}
