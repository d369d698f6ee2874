import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import type { CpxCard } from '@dmpconnect/card-pkcs11';
import { certificateFromPem } from '@dmpconnect/soap';
import { X509CertificateGenerator } from '@peculiar/x509';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Settings } from '../../config/index.js';
import { makeCertificate } from '../../testing/certificate.js';
import { SILENT_LOGGER, SILENT_RECORDER } from '../../testing/silent.js';
import type { TeleservicesCaller } from '../services.js';
import { testSettings } from '../testing/application.js';
import { createFakeCards, PIN } from '../testing/fake-card.js';
import { openTeleservices } from './teleservices-connection.js';

const folder = mkdtempSync(join(tmpdir(), 'server-tlsi-'));
const file = (name: string): string => join(folder, name);
const ISSUER = 'CN=TEST AC IGC-SANTE ELEMENTAIRE ORGANISATIONS, C=FR';
const EC = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const NOBODY =
  '<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body><r:RESULTAT xmlns:r="http://www.cnamts.fr/INSiResultat"><r:CR><r:CodeCR>01</r:CodeCR><r:LibelleCR>Aucune identite trouvee</r:LibelleCR></r:CR></r:RESULTAT></s:Body></s:Envelope>';

let server: Server;
let card: CpxCard;
let url: URL;
let asked: {
  readonly headers: IncomingHttpHeaders;
  readonly xml: string;
  readonly client: string | undefined;
}[] = [];

/** A software certificate and its key in one PEM text. */
async function makeSoftware(commonName: string): Promise<string> {
  const keys = await webcrypto.subtle.generateKey(EC, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.create({
    subject: [{ C: ['FR'] }, { O: ['CABINET'] }, { OU: ['10B0152872'] }, { CN: [commonName] }],
    issuer: ISSUER,
    notBefore: new Date(Date.now() - 60_000),
    notAfter: new Date(Date.now() + 86_400_000),
    publicKey: keys.publicKey,
    signingKey: keys.privateKey,
    signingAlgorithm: EC,
  });
  const key = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64');
  return `${certificate.toString('pem')}\n-----BEGIN PRIVATE KEY-----\n${key}\n-----END PRIVATE KEY-----\n`;
}

beforeAll(async () => {
  const [own, holder] = [await makeCertificate(), await makeCertificate('899700000013')];
  writeFileSync(file('trust.pem'), own.cert);
  writeFileSync(file('software.pem'), await makeSoftware('INSI-AUTO'));
  writeFileSync(file('other.pem'), await makeSoftware('Insi-Auto'));
  const der = new Uint8Array(certificateFromPem(holder.cert));
  const read = await createFakeCards().selectCpx({}).unlock(PIN);
  card = {
    ...read,
    professional: { ...read.professional, identifier: '899700000013' },
    certificates: { authentication: der, signature: der },
    signatureSigner: () => ({ certificate: der, sign: async () => Buffer.from('signature') }),
  };
  server = createServer({ ...own, requestCert: true, rejectUnauthorized: false }, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { subject } = (request.socket as TLSSocket).getPeerCertificate();
      const client = [subject?.CN ?? []].flat()[0];
      asked.push({ headers: request.headers, xml: Buffer.concat(chunks).toString('utf8'), client });
      response.writeHead(200, { 'content-type': 'application/soap+xml' }).end(NOBODY);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  url = new URL(`https://localhost:${(server.address() as AddressInfo).port}/lps`);
});
beforeEach(() => {
  asked = [];
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true });
});

const open = (
  change: Partial<Settings['teleservices']> = {},
  to: Partial<{ url: URL; trustFile: string }> = {},
) => {
  const settings = testSettings();
  return openTeleservices(
    {
      url: to.url ?? url,
      card,
      transactionTimeoutMs: 10_000,
      proxy: undefined,
      vitaleAssertions: { get: async () => '' },
    },
    {
      settings: {
        ...settings,
        dmpconnect: { ...settings.dmpconnect, trustFile: to.trustFile ?? file('trust.pem') },
        teleservices: { ...settings.teleservices, ...change },
      },
      recorder: SILENT_RECORDER,
      log: SILENT_LOGGER,
    },
  );
};

const caller = (accessToken?: string): TeleservicesCaller => ({
  software: {
    authorization: 'SIMIDAM00001',
    authorizationKind: '04',
    name: 'Essai',
    version: '1',
    instance: '7b1f9c52-6c0b-4b7e-9d1f-2a5f5b1e7c10',
  },
  billing: { number: '991130972', amoSpeciality: '01', sector: 'SA07' },
  accessToken: () => accessToken,
});
const TRAITS = { birthName: 'ADRUN', givenNames: 'ZOE', sex: 'F', birthDate: '1975-12-31' } as const;

/** One search; what the service saw of it. */
async function search(
  change: Partial<Settings['teleservices']>,
  accessToken?: string,
): Promise<(typeof asked)[number] | undefined> {
  const connection = await open(change);
  try {
    const client = connection.clientFor(caller(accessToken));
    const { answer } = await client.insFromTraits(TRAITS, { careContext: 'visit 4711' });
    expect(answer.outcome).toBe('none');
    return asked.at(-1);
  } finally {
    await connection.close();
  }
}

describe('the teleservices of the settings', () => {
  it('are shown an assertion that the card signs, and no certificate in TLS', async () => {
    const seen = await search({});
    expect(seen?.client).toBeUndefined();
    expect(seen?.headers.authorization).toBeUndefined();
    expect(seen?.xml).toMatch(/<\w+:NameID NameQualifier="CPS">899700000013</);
    expect(seen?.xml).toContain('SignatureValue');
    expect(seen?.xml).toContain('991130972');
  });

  it('are shown the certificate of the software in TLS, and no assertion', async () => {
    const seen = await search({ authentication: 'tlsm', clientCertificateFile: file('software.pem') });
    expect(seen?.client).toBe('INSI-AUTO');
    expect(seen?.xml).not.toMatch(/Security|Assertion/);
    expect(seen?.xml).toContain('Emetteur>10B0152872<');
  });

  it('are shown the token of the application and an assertion without signature', async () => {
    const seen = await search({ authentication: 'psc' }, 'token-4711');
    expect([seen?.client, seen?.headers.authorization]).toEqual([undefined, 'Bearer token-4711']);
    expect(seen?.xml).toMatch(/<\w+:NameID NameQualifier="PSC">899700000013</);
    expect(seen?.xml).not.toContain('SignatureValue');
  });

  it('are not asked without the token that the settings want, nor with a certificate that is not for them', async () => {
    await expect(search({ authentication: 'psc' })).rejects.toThrow('LpsInfos.s_pscAccessToken is missing');
    await expect(
      search({ authentication: 'tlsm', clientCertificateFile: file('other.pem') }),
    ).rejects.toMatchObject({ code: 'CERTIFICATE_REFUSED' });
    expect(asked).toEqual([]);
  });

  it.each<[string, string | undefined, string]>([
    ['no file', undefined, 'is missing: tlsm authenticates'],
    ['a file that is not there', 'none.pem', 'names a file that cannot be read'],
    ['a file without key', 'trust.pem', 'names a file that does not hold a certificate and its key'],
  ])('are not opened with %s', async (_, name, rule) => {
    const clientCertificateFile = name === undefined ? undefined : file(name);
    await expect(open({ authentication: 'tlsm', clientCertificateFile })).rejects.toThrow(
      `teleservices/client_certificate_file ${rule}`,
    );
  });

  it('are not opened without the authorities of the settings, and trust no other', async () => {
    await expect(open({}, { trustFile: '/none.pem' })).rejects.toThrow('dmpconnect/trust_file');
    writeFileSync(file('foreign.pem'), (await makeCertificate()).cert);
    const connection = await open({}, { trustFile: file('foreign.pem') });
    const found = connection.clientFor(caller()).insFromTraits(TRAITS, { careContext: 'v' });
    await expect(found).rejects.toMatchObject({ code: 'TRANSPORT' });
    await connection.close();
  });

  it('end with the connection', async () => {
    const connection = await open();
    await connection.close();
    const found = connection.clientFor(caller()).insFromTraits(TRAITS, { careContext: 'v' });
    await expect(found).rejects.toThrow();
    expect(asked).toEqual([]);
  });
});
