import { rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttpsServer, type Server } from 'node:https';
import { createServer, type Server as TcpServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { ensureLocalCertificate, type LocalCertificate } from '../../../certificate/index.js';
import { VALIDITY_DAYS } from '../../../certificate/issue.js';
import { SILENT_LOGGER } from '../../../testing/silent.js';
import { makeInstallation, NOTHING_USED, type TestInstallation, tell } from '../../testing/context.js';
import { serviceCertificate } from './certificate.js';
import { judgeServiceName, serviceName } from './name.js';
import { servicePort } from './port.js';
import { serviceSettings } from './settings.js';

const DAY_MS = 24 * 60 * 60 * 1000;
const PAGE = '<p>DmpConnect-JS2 (master)</p><p>Number of active sessions: 2</p>';

let installation: TestInstallation;
const servers: (Server | TcpServer)[] = [];
const install = (sections: string): TestInstallation => {
  installation = makeInstallation(sections);
  return installation;
};
afterEach(async () => {
  await Promise.all(
    servers.splice(0).map((server) => {
      if ('closeAllConnections' in server) server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    }),
  );
  installation?.remove();
});

async function listen(server: Server | TcpServer): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

describe('the line of the settings', () => {
  it('is right for a right file, and for none', async () => {
    const context = await install(NOTHING_USED).context();
    expect(tell(await serviceSettings.run(context))).toMatch(/^ok: /);
    rmSync(context.settingsFile);
    expect(tell(await serviceSettings.run(context))).toMatch(/^ok: Aucun fichier/);
  });

  it('names the node and the line of what is wrong, and what is not known', async () => {
    const context = await install('<server>\n<port>99999</port></server>').context();
    expect(tell(await serviceSettings.run(context))).toMatch(/^failure: .*server\/port \(ligne 2\)/);
    writeFileSync(context.settingsFile, '<config><server><prot>1</prot></server></config>');
    expect(tell(await serviceSettings.run(context))).toMatch(/^warning: .*server\/prot/);
    writeFileSync(context.settingsFile, 'no XML');
    expect(tell(await serviceSettings.run(context))).toMatch(/^failure: /);
  });
});

describe('with a certificate of its own', () => {
  let certificate: LocalCertificate;
  const installed = async (): Promise<TestInstallation> => {
    const made = install(NOTHING_USED);
    const { folders, platform } = await made.context();
    certificate = await ensureLocalCertificate({
      folder: folders.certificate,
      platform,
      logger: SILENT_LOGGER,
    });
    return made;
  };
  const serve = (page: string, version: string | undefined) =>
    listen(
      createHttpsServer({ key: certificate.key, cert: certificate.certificate }, (_, response) =>
        response.writeHead(200, version === undefined ? {} : { 'eSanteConnect-Version': version }).end(page),
      ),
    );

  it('the line of the port tells a service that answers, is stopped, is old, is silent, or is another program', async () => {
    const made = await installed();
    const line = async (port: number) => tell(await servicePort.run(await made.context({ port })));
    const port = await serve(PAGE, '1.2.3');
    expect(await line(port)).toMatch(/^ok: .*version 1\.2\.3, 2 session/);
    expect(await line(await serve(PAGE, '1.2.2'))).toMatch(/^failure: .*1\.2\.2.*1\.2\.3/);
    expect(await line(await serve('<p>Another page</p>', undefined))).toMatch(/^failure: Un autre programme/);
    const closed = createServer();
    const free = await listen(closed);
    await new Promise((resolve) => closed.close(resolve));
    expect(await line(free)).toMatch(/^failure: Le service ne répond pas/);
    const hanging = await listen(
      createServer((socket) => {
        socket.on('error', () => undefined);
        socket.end('no TLS\r\n', () => socket.destroy());
      }),
    );
    expect(await line(hanging)).toMatch(/^failure: /);
    // The one that serves was made for another installation.
    const other = install(NOTHING_USED);
    const { folders, platform } = await other.context();
    await ensureLocalCertificate({ folder: folders.certificate, platform, logger: SILENT_LOGGER });
    expect(tell(await servicePort.run(await other.context({ port })))).toMatch(
      /^failure: .*ne présente pas le certificat/,
    );
    made.remove();
  });

  it('the line of the certificate tells one that is missing, valid, about to end, or out of date', async () => {
    const empty = install(NOTHING_USED);
    expect(tell(await serviceCertificate.run(await empty.context()))).toMatch(/^failure: /);
    empty.remove();
    const made = await installed();
    const at = async (days: number) =>
      tell(
        await serviceCertificate.run(await made.context({ now: () => new Date(Date.now() + days * DAY_MS) })),
      );
    expect(await at(0)).toMatch(/^ok: /);
    expect(await at(VALIDITY_DAYS - 30)).toMatch(/^warning: /);
    expect(await at(VALIDITY_DAYS + 1)).toMatch(/^failure: /);
  });
});

describe('the line of the name', () => {
  it('wants the name to lead to this machine', () => {
    expect(tell(judgeServiceName(['127.0.0.1', '::1']))).toMatch(/^ok: /);
    expect(tell(judgeServiceName([]))).toMatch(/^failure: .*pas résolu/);
    expect(tell(judgeServiceName(['127.0.0.1', '192.0.2.1']))).toMatch(/^failure: .*192\.0\.2\.1/);
  });

  it('asks nobody where the installation talks to this machine alone', async () => {
    expect(tell(await serviceName.run(await install(NOTHING_USED).context()))).toMatch(/^skipped: /);
  });
});
