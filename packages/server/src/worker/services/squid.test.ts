import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTlsServer, type Server as TlsServer } from 'node:tls';
import type { CpxCard } from '@dmpconnect/card-pkcs11';
import { parseIns } from '@dmpconnect/dmp-soap';
import { certificateFromPem, probeConnection } from '@dmpconnect/soap';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeCertificate } from '../../testing/certificate.js';
import { findFreePort } from '../../testing/free-port.js';
import type { WorkerLinks } from '../run.js';
import type { WorkerServices } from '../services.js';
import { createFakeCards, PIN } from '../testing/fake-card.js';
import { toApiFailure } from '../wire-error.js';
import { createServices } from './create.js';
import { openMailDirectory } from './mail-directory.js';
import { chooseProxy, type ProxyFields } from './proxy.js';

/** Every outgoing call through a real Squid, which alone knows the names: what is reached was reached through it. */

const NCSA = ['/usr/lib/squid/basic_ncsa_auth', '/usr/libexec/squid/basic_ncsa_auth'].find(existsSync);
const absent = spawnSync('squid', ['-v']).error !== undefined || NCSA === undefined;
if (absent) console.warn('squid is not installed: the tests through a real proxy are skipped.');

const TEN_YEARS_MS = 3653 * 86_400_000;
/** A time of that year, and not a UUID that holds its digits. */
const yearOf = (ms: number) => new RegExp(`${new Date(ms).getUTCFullYear()}-\\d\\d-\\d\\dT`);

const LOGIN = { s_proxyLogin: 'cabinet', s_proxyPassword: 'mot de passe:é' };

describe.skipIf(absent)('through a real proxy that wants a login', () => {
  let folder = '';
  let squidFolder = '';
  let squid: ChildProcess | undefined;
  let proxyPort = 0;
  let services: WorkerServices;
  let card: CpxCard;
  let trust = '';
  const servers: Server[] = [];
  let directory: TlsServer | undefined;
  const received: string[] = [];
  let lastBody = '';

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'server-squid-'));
    squidFolder = mkdtempSync(join(tmpdir(), 'server-squid-own-'));
    // Started by root, Squid goes on under an account of its own.
    chmodSync(squidFolder, 0o777);
    const good = await makeCertificate('health', ['health.proxy.test']);
    const theirs = await makeCertificate('proxy', ['decrypted.proxy.test']);
    const unlocked = await createFakeCards().selectCpx({}).unlock(PIN);
    const client = await makeCertificate(unlocked.professional.identifier);
    trust = good.cert;
    const [port = 0, decryptedPort = 0] = await Promise.all([listen(good), listen(theirs)]);
    ports.health = port;
    ports.decrypted = decryptedPort;
    ports.directory = await listenToLdap(good);
    writeFileSync(join(folder, 'trust.pem'), trust);
    writeFileSync(join(folder, 'identity.pem'), `${client.cert}\n${client.key}`);
    const der = new Uint8Array(certificateFromPem(client.cert));
    card = {
      ...unlocked,
      certificates: { authentication: der, signature: der },
      signatureSigner: () => ({ certificate: der, sign: async () => Buffer.from('signature') }),
    };
    proxyPort = await findFreePort();
    await startSquid();
    services = await createServices(links(settingsText()), { flavour: 'dev' });
  });
  afterAll(async () => {
    if (squid !== undefined && squid.exitCode === null) {
      const ended = once(squid, 'exit');
      squid.kill('SIGKILL');
      await ended;
    }
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
    }
    directory?.close();
    for (const one of [folder, squidFolder]) rmSync(one, { recursive: true, force: true });
  });
  beforeEach(() => {
    received.length = 0;
  });

  const ports = { health: 0, decrypted: 0, directory: 0 };

  async function listen(identity: { readonly cert: string; readonly key: string }): Promise<number> {
    const server = createServer(identity, (request, response) => {
      received.push(`${request.method} ${request.url}`);
      lastBody = '';
      request.setEncoding('utf8');
      request.on('data', (piece: string) => {
        lastBody += piece;
      });
      request.on('end', () => response.writeHead(503).end());
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  }

  /** Keeps what is asked, and ends the connection. */
  async function listenToLdap(identity: { readonly cert: string; readonly key: string }): Promise<number> {
    directory = createTlsServer(identity, (socket) => {
      socket.on('error', () => {});
      socket.once('data', (bytes: Buffer) => {
        received.push(`LDAP ${bytes.toString('latin1')}`);
        socket.destroy();
      });
    });
    directory.on('tlsClientError', () => {});
    await once(directory.listen(0, '127.0.0.1'), 'listening');
    return (directory.address() as AddressInfo).port;
  }

  async function searchDirectory(url: string): Promise<unknown> {
    const mss = { ...services.settings.mss, ldapUrl: url };
    const opened = await openMailDirectory(mss, trust, proxyOf());
    return opened?.search({ name: 'DUP*' });
  }

  async function startSquid(): Promise<void> {
    const hash = execFileSync('openssl', ['passwd', '-5', LOGIN.s_proxyPassword], { encoding: 'utf8' });
    writeFileSync(join(squidFolder, 'passwords'), `${LOGIN.s_proxyLogin}:${hash.trim()}\n`);
    writeFileSync(
      join(squidFolder, 'hosts'),
      ['health', 'decrypted', 'other'].map((name) => `127.0.0.1 ${name}.proxy.test\n`).join(''),
    );
    writeFileSync(
      join(squidFolder, 'squid.conf'),
      [
        `http_port 127.0.0.1:${proxyPort}`,
        `auth_param basic program ${NCSA} ${join(squidFolder, 'passwords')}`,
        'auth_param basic children 1 startup=1',
        'auth_param basic utf8 off',
        'acl known proxy_auth REQUIRED',
        'acl tunnel method CONNECT',
        'acl health dstdomain .proxy.test',
        'http_access deny !tunnel',
        'http_access deny !known',
        'http_access allow health',
        'http_access deny all',
        `hosts_file ${join(squidFolder, 'hosts')}`,
        'dns_nameservers 127.0.0.1',
        'cache deny all',
        'logformat tunnels %>Hs %rm %ru %un',
        'buffered_logs off',
        `access_log stdio:${join(squidFolder, 'access.log')} tunnels`,
        `cache_log ${join(squidFolder, 'cache.log')}`,
        `coredump_dir ${squidFolder}`,
        'pid_filename none',
        'shutdown_lifetime 0 seconds',
        '',
      ].join('\n'),
    );
    squid = spawn('squid', ['-N', '-d', '1', '-f', join(squidFolder, 'squid.conf')], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    await new Promise<void>((resolve, reject) => {
      let said = '';
      squid?.stderr?.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        if (said.includes('Accepting HTTP Socket connections')) resolve();
      });
      squid?.once('exit', () => reject(new Error(`squid ended: ${said}`)));
    });
  }

  const at = (name: string, port: number) => `https://${name}.proxy.test:${port}`;

  function settingsText(): string {
    const health = `health.proxy.test:${ports.health}`;
    const base = at('health', ports.health);
    const file = (name: string) => join(folder, name);
    const key = 'A'.repeat(43);
    return `<config><server><environment>test</environment></server>
<proxy><server>127.0.0.1</server><port>${proxyPort}</port><login>${LOGIN.s_proxyLogin}</login>
<password>${LOGIN.s_proxyPassword}</password><bypass><host>127.0.0.0/8</host></bypass></proxy>
<dmpconnect><homologation_id>T</homologation_id><allowed_hosts><host>${health}</host></allowed_hosts>
<trust_file>${file('trust.pem')}</trust_file></dmpconnect>
<teleservices><url>${base}/lps</url></teleservices>
<mss><identity_url>${base}</identity_url><mail_url>${base}</mail_url><white_list_url>${base}/list.xml</white_list_url>
<allow_inferred>true</allow_inferred></mss>
<licensing><server0>${health}</server0><public_key>${key}</public_key><trust_file>${file('trust.pem')}</trust_file></licensing>
<updater><server0>${health}</server0><public_key>${key}</public_key></updater>
<card><test_tls_identity>${file('identity.pem')}</test_tls_identity></card></config>`;
  }

  function links(text: string): WorkerLinks {
    return {
      seed: {
        settingsFile: join(folder, 'DmpConnect-JS2.xml'),
        settingsText: text,
        stateFolder: join(folder, 'state'),
        journalFolder: join(folder, 'journal'),
        logLevels: { library: 5, server: 7 },
        dumps: { folder: join(folder, 'dumps'), days: 1, megabytes: 10 },
        version: '0.1.0',
        applicationId: 'a',
        owner: 'local',
        account: 'me',
      },
      takeTurn: (_reader, work) => work(new AbortController().signal),
      announcePinRefused: () => {},
      onPinRefused: () => {},
      announceLicence: () => {},
      pinPauses: { announce: () => {}, note: () => {}, of: () => undefined } as never,
    };
  }

  const proxyOf = (fields: ProxyFields = {}) => chooseProxy(services.settings.proxy, fields);
  const tunnels = () =>
    readFileSync(join(squidFolder, 'access.log'), 'utf8')
      .split('\n')
      .filter((line) => line !== '');
  const signal = () => AbortSignal.timeout(10_000);
  const failed = async (work: Promise<unknown>) => {
    const error: unknown = await work.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    return toApiFailure(error);
  };

  const time = {
    synchronise: async () => ({ offsetMs: 0, server: 'time', delayMs: 0, at: new Date() }),
    // What the time servers say of a workstation that is ten years late.
    clock: () => ({ now: () => new Date(Date.now() + TEN_YEARS_MS) }),
    current: () => undefined,
  };

  async function askDmp(base: string, fields?: ProxyFields): Promise<unknown> {
    const proxy = proxyOf(fields);
    const url = new URL(`${base}/si-dmp-server/v2/services`);
    const opening = { url, card, transactionTimeoutMs: 10_000, proxy, time };
    const { clientIn, close } = await services.openDmp(opening);
    const [location] = card.professional.activities;
    try {
      return await clientIn({ location: location!, practiceSetting: 'AMBULATOIRE' }).testExistence(
        parseIns('279035121518989T'),
      );
    } finally {
      await close();
    }
  }

  const CALLS: readonly (readonly [string, RegExp, () => Promise<unknown>])[] = [
    ['the DMP', /^POST \/si-dmp-server/, () => askDmp(at('health', ports.health))],
    [
      'the teleservices',
      /^POST \/lps/,
      async () => {
        const { clientFor, close } = await services.openTeleservices({
          url: new URL(`${at('health', ports.health)}/lps`),
          card,
          transactionTimeoutMs: 10_000,
          proxy: proxyOf(),
          vitaleAssertions: { assert: async () => undefined } as never,
        });
        const software = { authorization: 'A', authorizationKind: '04', name: 'n', version: '1' } as const;
        const client = clientFor({
          software: { ...software, instance: '00000000-0000-4000-8000-000000000001' } as never,
          billing: { number: '991130972', amoSpeciality: '01', sector: 'SA07' },
        });
        const traits = { birthName: 'A', givenNames: 'B', sex: 'F', birthDate: '1979-03-28' } as const;
        return client.insFromTraits(traits, { careContext: 'x' }).finally(close);
      },
    ],
    [
      'the secure mail',
      /^(POST|GET) \//,
      async () => {
        const opening = { card, softwareId: 'T', proxy: proxyOf() };
        const { mailboxes, close } = await services.openMessaging(opening);
        return mailboxes({ mailbox: 'a@b.mssante.fr' } as never)
          .login()
          .finally(close);
      },
    ],
    [
      'the directory in LDAP',
      /^LDAP .*dc=mssante,dc=fr/s,
      () => searchDirectory(`ldaps://health.proxy.test:${ports.directory}`),
    ],
    [
      'the licence servers',
      /^POST \/licence\/v1\/check$/,
      () =>
        services.checkLicence({
          cardId: '1',
          holder: '2',
          integratorId: '',
          proxy: proxyOf(),
          totalMs: 8_000,
          signal: signal(),
        }),
    ],
    [
      'the update servers',
      /^GET \/manifest\/v1\//,
      () => services.newestRelease({ channel: 'prod', proxy: proxyOf(), signal: signal() } as never),
    ],
    [
      'a connection of an application',
      /^GET \/api$/,
      async () => {
        const connection = await services.openConnection({
          url: new URL(at('health', ports.health)),
          timeoutMs: 10_000,
          proxy: proxyOf(),
          card: undefined,
          authorities: undefined,
        });
        const request = { method: 'GET', path: '/api', headers: {}, body: undefined } as const;
        return connection.send(request, signal()).finally(connection.close);
      },
    ],
  ];

  it.each(CALLS)('%s is reached, with the login of the settings', async (_name, path, call) => {
    const error: unknown = await call().catch((thrown: unknown) => thrown);
    expect(received, String(error)).toEqual([expect.stringMatching(path)]);
  });

  it('the DMP alone is stamped with the time of the time servers', async () => {
    const later = yearOf(Date.now() + TEN_YEARS_MS);
    const [[, , dmp], [, , teleservices]] = [CALLS[0]!, CALLS[1]!];
    await dmp().catch(() => undefined);
    expect(lastBody).toMatch(later);
    expect(lastBody).not.toMatch(yearOf(Date.now()));
    await teleservices().catch(() => undefined);
    expect(lastBody).toMatch(yearOf(Date.now()));
    expect(lastBody).not.toMatch(later);
  });

  it('says in both languages that the login is missing or wrong, and shows the password to nobody', async () => {
    for (const login of [{}, { s_proxyLogin: 'cabinet', s_proxyPassword: 'wrong-secret' }]) {
      const fields = { s_proxyIpOrUrl: '127.0.0.1', i_proxyPort: proxyPort, ...login };
      const { type, code, extended } = await failed(askDmp(at('health', ports.health), fields));
      expect([type, code]).toEqual([3, 56]);
      expect(extended).toMatch(/nom d’utilisateur.*407.* \/ .*user name.*407/);
      expect(extended).not.toContain('wrong-secret');
    }
    expect(received).toEqual([]);
  });

  it('says in both languages that the proxy does not let this server through', async () => {
    const { extended } = await failed(askDmp(`https://health.elsewhere.test:${ports.health}`));
    expect(extended).toMatch(/refuse d’ouvrir.* \/ .*refuses to open.*HTTP 403/);
  });

  it('verifies the server inside the tunnel', async () => {
    const { code, extended } = await failed(askDmp(at('other', ports.health)));
    expect(code).toBe(60);
    expect(extended).toContain('ERR_TLS_CERT_ALTNAME_INVALID');
    expect(received).toEqual([]);
  });

  it('refuses a certificate that somebody on the way put in place of the service’s, and says so in both languages', async () => {
    const { code, extended } = await failed(askDmp(at('decrypted', ports.decrypted)));
    expect(code).toBe(60);
    expect(extended).toMatch(/déchiffre la connexion.* \/ .*decrypts the connection/);
    expect(received).toEqual([]);
  });

  it('says what it refuses of the directory in LDAP, and what it decrypts', async () => {
    const elsewhere = await failed(searchDirectory(`ldap://health.elsewhere.test:${ports.directory}`));
    expect(elsewhere.extended).toMatch(/refuse d’ouvrir.* \/ .*refuses to open.*HTTP 403/);
    const decrypted = await failed(searchDirectory(`ldaps://decrypted.proxy.test:${ports.decrypted}`));
    expect([decrypted.code, decrypted.extended]).toEqual([
      60,
      expect.stringContaining('its own certificate'),
    ]);
    expect(received).toEqual([]);
  });

  it('is left aside for what the settings except, whoever named the proxy', async () => {
    const fields = { s_proxyIpOrUrl: '127.0.0.1', i_proxyPort: proxyPort, ...LOGIN };
    const { type } = await failed(askDmp(`https://127.0.0.1:${ports.health}`, fields));
    // The server itself answered, with HTTP 503; the proxy refuses addresses.
    expect(type).toBe(2);
    await searchDirectory(`ldaps://127.0.0.1:${ports.directory}`).catch(() => undefined);
    expect(received).toEqual([expect.stringMatching(/^POST/), expect.stringMatching(/^LDAP/)]);
  });

  it('can be probed', async () => {
    const proxy = proxyOf();
    const probe = (hostname: string, port: number) =>
      probeConnection({ hostname, port, trust, ...(proxy === undefined ? {} : { proxy }) });
    expect(await probe('health.proxy.test', ports.health)).toMatchObject({ reached: true, route: 'proxy' });
    expect(await probe('decrypted.proxy.test', ports.decrypted)).toMatchObject({ reason: 'intercepted' });
  });

  it('was given the login for every tunnel it opened', async () => {
    await services.close();
    const opened = () => tunnels().filter((line) => line.startsWith('200'));
    // Squid writes a tunnel down when it is closed.
    await expect.poll(() => opened().length).toBeGreaterThanOrEqual(CALLS.length);
    for (const line of opened()) expect(line).toMatch(/^200 CONNECT \w+\.proxy\.test:\d+ cabinet$/);
  });

  it('leaves a dump of the exchanges with each service, which the journal knows, and no password in it', () => {
    const [run = ''] = readdirSync(join(folder, 'dumps'));
    const names = readdirSync(join(folder, 'dumps', run));
    const dumped = names
      .filter((name) => name.endsWith('.json') && !/\.(request|response)\.json$/.test(name))
      .map((name) => JSON.parse(readFileSync(join(folder, 'dumps', run, name), 'utf8')));
    const services = new Set(dumped.map(({ service }) => service));
    expect([...services].toSorted()).toEqual([
      'application',
      'dmp',
      'licence',
      'mss',
      'teleservices',
      'updates',
    ]);
    const journal = readFileSync(join(folder, 'journal', 'dmp-connect.log'), 'utf8');
    for (const { id } of dumped) expect(journal).toContain(`exchange=${id}`);
    const everything = names.map((name) => readFileSync(join(folder, 'dumps', run, name), 'latin1')).join('');
    const token = Buffer.from(`${LOGIN.s_proxyLogin}:${LOGIN.s_proxyPassword}`).toString('base64');
    for (const secret of [LOGIN.s_proxyPassword, token, 'wrong-secret'])
      expect(everything).not.toContain(secret);
  });
});
