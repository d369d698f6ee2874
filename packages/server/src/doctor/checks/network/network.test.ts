import { createSocket, type Socket } from 'node:dgram';
import { writeFileSync } from 'node:fs';
import { createServer as createHttpsServer } from 'node:https';
import { connect as connectTo, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { probeConnection } from '@dmpconnect/soap';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultSettings, parseSettings } from '../../../config/index.js';
import { networkTargets } from '../../../network/targets.js';
import { makeCertificate } from '../../../testing/certificate.js';
import { isHostAllowed, NATIONAL_SERVICES } from '../../../worker/services/national-hosts.js';
import { makeInstallation, NOTHING_USED, type TestInstallation, tell } from '../../testing/context.js';
import { licenceServers } from '../licence/servers.js';
import { judgeUpdates, licenceUpdates } from '../licence/updates.js';
import { judgeClock, judgeTimeServers, timeClock, timeServers } from '../time/time.js';
import { judgeHosts, networkHosts } from './hosts.js';
import { networkProxy } from './proxy.js';

let trusted: Awaited<ReturnType<typeof makeCertificate>>;
let good: number;
let foreign: number;
let closed: number;
let mute: Socket;
const servers: Server[] = [];
const installations: TestInstallation[] = [];

async function listen(server: Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

beforeAll(async () => {
  trusted = await makeCertificate();
  good = await listen(createHttpsServer(trusted, (_, response) => response.end()));
  foreign = await listen(createHttpsServer(await makeCertificate(), (_, response) => response.end()));
  const gone = createServer();
  closed = await listen(gone);
  await new Promise((resolve) => gone.close(resolve));
  mute = createSocket('udp4');
  await new Promise<void>((resolve) => mute.bind(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  mute.close();
  for (const installation of installations) installation.remove();
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
});

/** The lines of a check for an installation with these sections; `trust.pem` holds the authority of the good server. */
async function lines(check: Pick<ReturnType<typeof networkHosts>, 'run'>, sections: string): Promise<string> {
  const installation = makeInstallation(sections);
  installations.push(installation);
  writeFileSync(join(installation.folder, 'trust.pem'), trusted.cert);
  const text = sections.replaceAll('trust.pem', join(installation.folder, 'trust.pem'));
  writeFileSync(installation.settingsFile, `<config>${text}</config>`);
  return tell(await check.run(await installation.context()));
}
const licence = (...ports: readonly number[]) =>
  `<licensing>${ports.map((port, at) => `<server${at}>localhost:${port}</server${at}>`).join('')}<public_key kid="l">${'A'.repeat(43)}</public_key><trust_file>trust.pem</trust_file></licensing>`;

describe('the lines of the servers', () => {
  const check = networkHosts('licence');

  it('tell a server that can be reached, a closed port and a foreign chain', async () => {
    const told = await lines(check, licence(good, closed, foreign));
    expect(told.split('\n')).toEqual([
      expect.stringMatching(/^ok: .*est joignable/),
      // One licence server is enough: the others are to be watched.
      expect.stringMatching(/^warning: .*Rien ne répond/),
      expect.stringMatching(/^warning: .*certificat du serveur n’est pas accepté/),
    ]);
  });

  it('are failures when none is left', async () => {
    expect(await lines(check, licence(closed))).toMatch(/^failure: /);
    expect(await lines(check, licence(foreign))).toMatch(/^failure: /);
  });

  it('say that an intercepting proxy is one, through it', async () => {
    const proxy = createServer((client) => {
      client.once('data', () => {
        client.write('HTTP/1.1 200 OK\r\n\r\n');
        const upstream = connectTo(foreign);
        upstream.pipe(client);
        client.pipe(upstream);
        client.on('close', () => upstream.destroy());
        for (const socket of [client, upstream]) socket.on('error', () => undefined);
      });
    });
    const port = await listen(proxy);
    const told = judgeHosts('dmp', [
      {
        target: { service: 'dmp', host: 'localhost', port: 443, protocol: 'tls' },
        probe: await probeConnection({
          hostname: 'localhost',
          port: 443,
          trust: trusted.cert,
          proxy: { host: '127.0.0.1', port },
        }),
      },
    ]);
    expect(tell(told)).toMatch(/^failure: .*proxy\) déchiffre/);
    expect(told[0]?.details).toMatchObject({ route: 'proxy', reason: 'intercepted' });
  });

  it('reach a directory in the clear, or not', async () => {
    const unused = NOTHING_USED.replace('<service>messaging</service>', '');
    const hosts = `<identity_url>https://localhost:${good}</identity_url><mail_url>https://localhost:${good}</mail_url><white_list_url>https://localhost:${good}/x</white_list_url>`;
    const mss = (port: number) =>
      `<dmpconnect><trust_file>trust.pem</trust_file></dmpconnect><mss>${hosts}<ldap_url>ldap://127.0.0.1:${port}</ldap_url></mss>${unused}`;
    expect(await lines(networkHosts('messaging'), mss(foreign))).toMatch(/^ok: [^\n]*\nok: [^\n]*$/);
    expect(await lines(networkHosts('messaging'), mss(closed))).toMatch(/^ok: [^\n]*\nfailure: /);
  });

  it('contact nobody without a server, or for a service that is not used', async () => {
    expect(await lines(check, '')).toMatch(/^skipped: .*aucun n’est contacté/);
    expect(await lines(networkHosts('dmp'), NOTHING_USED)).toMatch(/^skipped: .*inutilisé/);
    expect(await lines(licenceServers, '')).toMatch(/^skipped: .*fonctionne entièrement/);
    expect(await lines(licenceUpdates, '')).toMatch(/^skipped: /);
  });
});

describe('the line of the proxy', () => {
  const proxy = (port: number | string) =>
    `<proxy><server>127.0.0.1</server>${port === '' ? '' : `<port>${port}</port>`}</proxy>`;

  it('tells one that is there, is not, or has no port', async () => {
    expect(await lines(networkProxy, '')).toMatch(/^skipped: /);
    expect(await lines(networkProxy, proxy(foreign))).toMatch(/^ok: /);
    expect(await lines(networkProxy, proxy(closed))).toMatch(/^failure: .*n’est pas joignable/);
  });
});

describe('the lines of the time', () => {
  const ntp = () => `<ntp><server>127.0.0.1</server><port>${mute.address().port}</port></ntp>`;

  it('tell a server that keeps silent, and that the clock could not be checked', async () => {
    const installation = makeInstallation(ntp());
    installations.push(installation);
    const context = await installation.context({ patienceMs: 100 });
    const [server, clock] = await Promise.all([timeServers.run(context), timeClock.run(context)]);
    expect(tell(server)).toMatch(/^failure: .*ne donne pas l’heure/);
    expect(tell(clock)).toMatch(/^failure: .*pas pu être vérifiée/);
  });

  const agreeing = { server: 'a', outcome: 'agrees', offsetMs: 3, delayMs: 1, stratum: 2 } as const;

  it('tell a right clock from a late and a very late one, in their direction', () => {
    const clock = (offsetMs: number) => tell(judgeClock({ servers: [], offsetMs }));
    expect(clock(3)).toMatch(/^ok: /);
    expect(clock(90_000)).toMatch(/^warning: .*retarde de 90 s/);
    expect(clock(-7_200_000)).toMatch(/^failure: .*avance de 7200 s/);
  });

  it('want one server only, and name one that contradicts the others', () => {
    const told = judgeTimeServers({
      servers: [
        agreeing,
        { ...agreeing, server: 'b', outcome: 'contradicts' },
        { server: 'c', outcome: 'unusable', why: 'ENOTFOUND' },
      ],
    });
    expect(
      tell(told)
        .split('\n')
        .map((line) => line.split(':')[0]),
    ).toEqual(['ok', 'warning', 'warning']);
  });
});

describe('the line of the updates', () => {
  const sentence = { fr: 'x', en: 'x' };
  const release = { version: '2.0.0', log: '', link: '', files: [] };

  it('is never a failure: the connector works without', async () => {
    expect(judgeUpdates({ state: 'current', release, sentence }).outcome).toBe('ok');
    expect(judgeUpdates({ state: 'available', release, sentence }).outcome).toBe('warning');
    expect(judgeUpdates({ state: 'not-configured', sentence }).outcome).toBe('skipped');
    const told = await lines(
      licenceUpdates,
      `<updater><server0>localhost:${closed}</server0><public_key kid="u">${'A'.repeat(43)}</public_key></updater>`,
    );
    expect(told).toMatch(/^warning: /);
  });
});

describe('the servers that are checked', () => {
  it('are the national ones of the environment by default, and no server of a vendor', () => {
    const hosts = networkTargets(defaultSettings()).map(({ host }) => host);
    expect(hosts).toContain('lps2.dmp.gouv.fr');
    expect(hosts).not.toContain('formation1.lps2.dmp.gouv.fr');
    expect(hosts.filter((host) => /icanopee/.test(host))).toEqual([]);
  });

  it.each(['prod', 'test'] as const)('are servers that the connectors accept (%s)', (environment) => {
    const { settings } = parseSettings(
      `<config><server><environment>${environment}</environment></server></config>`,
      'production',
    );
    const national = networkTargets(settings).filter(({ service }) =>
      NATIONAL_SERVICES.some((name) => name === service),
    );
    expect(national.length).toBeGreaterThan(3);
    for (const { host } of national) {
      expect([host, isHostAllowed(NATIONAL_SERVICES, { hostname: host, port: '' }, settings)]).toEqual(
        // There is one list of trusted domains, whatever the environment (mss 8.3).
        [host, environment === 'prod' || host !== 'espacedeconfiance.mssante.fr'],
      );
    }
  });

  it('are those of the settings where they name some', () => {
    const { settings } = parseSettings(
      '<config><ntp><server>a;b</server></ntp><teleservices><url>https://127.0.0.1:8443/lps</url></teleservices><doctor><dmp_url>https://127.0.0.1:9443/x</dmp_url></doctor></config>',
      'dev',
    );
    const targets = networkTargets(settings).filter(({ service }) => service !== 'messaging');
    expect(targets.map(({ service, host, port }) => `${service} ${host}:${port}`)).toEqual([
      'dmp 127.0.0.1:9443',
      'teleservices 127.0.0.1:8443',
      'time a:123',
      'time b:123',
    ]);
  });
});
