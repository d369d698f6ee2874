import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createLdapDirectory,
  type DirectoryProvider,
  type LdapDirectoryOptions,
  type ObservedExchange,
} from '@dmpconnect/mss';
import { type MssSimulator, openPki, startMssSimulator } from '@dmpconnect/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canRun } from './requirements.js';
import { mustRun } from './run-program.js';
import { startConnectProxy } from './testing/connect-proxy.js';
import { ADMIN, SERVER_LIMIT, type Slapd, startSlapd } from './testing/slapd.js';

const SPECIAL = 'L’HÉRITIER (dit *) \\ Cie';

/** Homonyms, accents, an organisation, a name with every sign that filters use. */
const ENTRIES = [
  ...Array.from({ length: 200 }, (_, index) => ({
    mail: `anne.dupont${index}@pro.mss.test`,
    TypeBAL: 'PER',
    sn: 'DUPONT',
    givenName: 'Anne',
    TypeIdentifiantPP: '8',
    IdentifiantPP: String(10_000_000_000 + index),
    profession: index % 2 === 0 ? '10' : '60',
    l: 'Paris',
    o: 'CABINET DUPONT',
  })),
  {
    mail: 'zoe.heritier@hopital.mss.test',
    TypeBAL: 'PER',
    cn: 'L’HÉRITIER Zoé',
    sn: SPECIAL,
    givenName: 'Zoé',
    IdentifiantPP: '10000009999',
    profession: '10',
    postalAddress: '1 rue du Bac $ 75001 Paris',
    postalCode: '75001',
    l: 'Paris',
    st: '75',
    c: 'FR',
    o: 'HÔPITAL VIRTUEL',
  },
  {
    mail: 'accueil@hopital.mss.test',
    TypeBAL: 'ORG',
    o: 'HÔPITAL VIRTUEL',
    TypeIdentifiantPM: 'FINESS',
    IdentifiantPM: '750000001',
    description: 'Accueil',
  },
] as const;

describe.skipIf(!canRun('slapd'))('the directory on a real slapd', () => {
  const folder = mkdtempSync(join(tmpdir(), 'interop-'));
  let slapd: Slapd;
  let trust: string;
  let directory: DirectoryProvider;

  beforeAll(async () => {
    const pki = await openPki(join(folder, 'pki'));
    trust = pki.serverTrust;
    slapd = await startSlapd(folder, pki.server, ENTRIES);
    directory = createLdapDirectory({ url: slapd.ldap });
  });
  afterAll(async () => {
    await slapd.stop();
    rmSync(folder, { recursive: true });
  });

  it('finds by name whatever signs it holds, and gives every field', async () => {
    const { entries, truncated } = await directory.search({ name: SPECIAL.replace('*', '') });
    // Without its star the name is another one: nothing of it was taken for a filter.
    expect([entries, truncated]).toEqual([[], false]);
    expect((await directory.search({ name: SPECIAL })).entries).toEqual([
      {
        commonName: 'L’HÉRITIER Zoé',
        name: SPECIAL,
        given: 'Zoé',
        postalAddress: '1 rue du Bac, 75001 Paris',
        postalCode: '75001',
        city: 'Paris',
        department: '75',
        country: 'FR',
        mail: 'zoe.heritier@hopital.mss.test',
        civility: '',
        title: '10',
        nationalId: '10000009999',
        professionCode: '10',
        professionCategoryCode: '',
        professionCategoryLabel: '',
        speciality: '',
        organisation: 'HÔPITAL VIRTUEL',
        corporateName: 'HÔPITAL VIRTUEL',
        tradeName: '',
      },
    ]);
  });

  it.each([
    ['a wildcard, without case', { name: 'l’h*', given: 'zo*' }, 1],
    ['a number with the type digit of cards', { nationalId: '810000000007' }, 1],
    ['an organisation, with its own mailbox', { organisation: 'hôpital*' }, 2],
    ['the number of an organisation', { organisation: '750000001' }, 1],
    ['a profession and a number', { speciality: '60', nationalId: '1000000000*' }, 5],
    ['nobody', { name: 'NOBODY' }, 0],
    ['what would be another filter', { name: 'x)(|(mail=*' }, 0],
  ])('finds by %s', async (_, query, count) => {
    expect((await directory.search(query)).entries).toHaveLength(count);
  });

  it('builds a common name where there is none', async () => {
    const { entries } = await directory.search({ nationalId: '10000000000' });
    expect(entries[0]?.commonName).toBe('DUPONT Anne - 10');
  });

  it('says when there were more, by its own limit or by the server’s', async () => {
    const own = await directory.search({ name: 'DUPONT' });
    expect([own.entries.length, own.truncated]).toEqual([100, true]);
    const generous = createLdapDirectory({ url: slapd.ldap, sizeLimit: 1000 });
    const servers = await generous.search({ name: 'DUPONT' });
    expect([servers.entries.length, servers.truncated]).toEqual([SERVER_LIMIT, true]);
    const exact = createLdapDirectory({ url: slapd.ldap, sizeLimit: 100 });
    const half = await exact.search({ name: 'DUPONT', speciality: '10' });
    expect([half.entries.length, half.truncated]).toEqual([100, false]);
  });

  it('returns the raw result in DSML, which xmllint reads', async () => {
    const { raw } = await directory.search({ name: 'L’H*' });
    const xpath = 'string(//*[local-name()="attr"][@name="sn"]/*) = $sn'.replace('$sn', `"${SPECIAL}"`);
    const verdict = await mustRun('xmllint', ['--xpath', xpath, '-'], {
      input: Buffer.from(raw).toString('utf8'),
    });
    expect(verdict.trim()).toBe('true');
  });

  it('speaks TLS, at once or from STARTTLS on, and binds', async () => {
    const query = { name: 'L’H*' };
    for (const options of [
      { url: slapd.ldaps, tls: { trust } },
      { url: slapd.ldaps, tls: { trust }, bind: ADMIN },
    ]) {
      expect((await createLdapDirectory(options).search(query)).entries).toHaveLength(1);
    }
    const started = createLdapDirectory({
      url: slapd.ldap.replace('127.0.0.1', 'localhost'),
      tls: { trust },
      startTls: true,
    });
    expect((await started.search(query)).entries).toHaveLength(1);
  });

  it.each([
    ['a base that does not exist', () => ({ baseDn: 'dc=elsewhere,dc=fr' }), 'DIRECTORY_REFUSED'],
    ['a wrong password', () => ({ bind: { ...ADMIN, password: 'wrong' } }), 'DIRECTORY_REFUSED'],
    ['a certificate that nobody knows', () => ({ url: slapd.ldaps }), 'SERVER_CERTIFICATE'],
    ['a certificate that nobody knows, after STARTTLS', () => ({ startTls: true }), 'SERVER_CERTIFICATE'],
    ['a host that is down', () => ({ url: 'ldap://127.0.0.1:1' }), 'CONNECTION'],
  ])('fails on %s', async (_, options, code) => {
    const failing = createLdapDirectory({ url: slapd.ldap, ...options() });
    await expect(failing.search({ name: 'A*' })).rejects.toMatchObject({ code });
  });

  it('is reached through a proxy that wants a login, TLS being verified inside the tunnel, but for its exceptions', async () => {
    const proxy = await startConnectProxy('léa', 'p:w @é');
    try {
      const route = { host: '127.0.0.1', port: proxy.port, login: 'léa', password: 'p:w @é' };
      const search = (options: Partial<LdapDirectoryOptions>) =>
        createLdapDirectory({ url: slapd.ldap, proxy: route, ...options }).search({ name: 'L’H*' });
      const [plain, secure] = [slapd.ldap, slapd.ldaps].map((url) => new URL(url).host);
      for (const options of [
        {},
        { url: slapd.ldap.replace('127.0.0.1', 'localhost'), startTls: true, tls: { trust } },
        { url: slapd.ldaps, tls: { trust }, bind: ADMIN },
      ]) {
        expect((await search(options)).entries).toHaveLength(1);
      }
      expect(proxy.tunnels).toEqual([plain, plain?.replace('127.0.0.1', 'localhost'), secure]);

      const untrusted = {
        code: 'SERVER_CERTIFICATE',
        message: expect.stringContaining('the proxy puts its own'),
      };
      await expect(search({ url: slapd.ldaps, bind: ADMIN })).rejects.toMatchObject(untrusted);
      const unknown = search({ proxy: { host: '127.0.0.1', port: proxy.port } });
      await expect(unknown).rejects.toMatchObject({ code: 'PROXY_REFUSED' });
      await expect(search({ proxy: { ...route, port: 1 } })).rejects.toMatchObject({ code: 'CONNECTION' });
      expect((await search({ proxy: { ...route, port: 1, bypass: ['127.0.0.0/8'] } })).entries).toHaveLength(
        1,
      );
    } finally {
      await proxy.close();
    }
  });

  it('tells who follows it what is asked and found, and no password', async () => {
    const exchanges: ObservedExchange[] = [];
    const followed = createLdapDirectory({
      url: slapd.ldaps,
      tls: { trust },
      bind: ADMIN,
      observer: { keepsLines: () => true, ended: (exchange) => void exchanges.push(exchange) },
    });
    await followed.search({ name: 'L’H*' });
    const [exchange] = exchanges;
    expect(exchange).toMatchObject({ protocol: 'ldap', host: 'localhost' });
    expect(exchange?.sent).toMatch(
      /^\+\d+ Bind cn=admin,dc=mssante,dc=fr \*\*\*\n\+\d+ Search dc=mssante,dc=fr sub \(/,
    );
    expect(exchange?.received).toContain('<value>zoe.heritier@hopital.mss.test</value>');
    expect(`${exchange?.sent}${exchange?.received}`).not.toContain(ADMIN.password);
  });

  it('is given up at the time-out when the server stops answering, and searched again afterwards', async () => {
    const hurried = createLdapDirectory({ url: slapd.ldap, timeoutMs: 300 });
    await slapd.freeze(true);
    try {
      await expect(hurried.search({ name: 'L’H*' })).rejects.toMatchObject({ code: 'TIMEOUT' });
    } finally {
      await slapd.freeze(false);
    }
    expect((await directory.search({ name: 'L’H*' })).entries).toHaveLength(1);
  });
});

describe('the directory of the sandbox in LDAP', () => {
  const folder = mkdtempSync(join(tmpdir(), 'interop-'));
  let mss: MssSimulator;
  let trust: string;

  beforeAll(async () => {
    const pki = await openPki(join(folder, 'pki'));
    trust = pki.serverTrust;
    mss = await startMssSimulator({
      tls: { cert: pki.server.certificate, key: pki.server.key, clientAuthorities: pki.cardTrust },
    });
  });
  afterAll(async () => {
    await mss.close();
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['in the clear', () => ({ url: mss.directory.ldap })],
    ['in TLS from STARTTLS on', () => ({ url: mss.directory.ldap, startTls: true, tls: { trust } })],
    ['in TLS', () => ({ url: mss.directory.ldaps, tls: { trust } })],
  ])('is searched %s', async (_, options) => {
    const { entries, truncated, raw } = await createLdapDirectory(options()).search({
      name: 'doc*',
      given: 'alix',
    });
    expect(entries).toMatchObject([
      { name: 'DOC0000001', mail: 'alix.doc@pro.mss.test', nationalId: '99700000013', professionCode: '10' },
    ]);
    expect(truncated).toBe(false);
    expect(Buffer.from(raw).toString()).toContain('mail=alix.doc@pro.mss.test,dc=mssante,dc=fr');
  });

  it('finds by the number of the card and by the organisation, and says when there were more', async () => {
    const directory = createLdapDirectory({ url: mss.directory.ldap });
    expect((await directory.search({ nationalId: '899700000013' })).entries).toHaveLength(1);
    const { entries } = await directory.search({ organisation: '750000001' });
    expect(entries.map(({ mail }) => mail)).toEqual([
      'secretariat@hopital.mss.test',
      'application@hopital.mss.test',
    ]);
    const many = await directory.search({ speciality: '*0', given: '*' });
    expect([many.entries.length, many.truncated]).toEqual([100, true]);
  });

  it('wants a bind when it has an account', async () => {
    const bind = { dn: 'cn=lps,dc=mssante,dc=fr', password: 'interop-4712' };
    mss.configure({ ldapAccount: bind });
    const search = (options: object) =>
      createLdapDirectory({ url: mss.directory.ldap, ...options }).search({ name: 'doc*' });
    await expect(search({})).rejects.toMatchObject({ code: 'DIRECTORY_REFUSED', serviceCode: 50 });
    await expect(search({ bind: { ...bind, password: 'no' } })).rejects.toMatchObject({ serviceCode: 49 });
    expect((await search({ bind })).entries).toHaveLength(1);
    mss.configure({ ldapAccount: null });
  });

  it.skipIf(!canRun('ldapsearch'))(
    'speaks LDAP to ldapsearch, in the clear and from STARTTLS on',
    async () => {
      const authorities = join(folder, 'trust.pem');
      writeFileSync(authorities, trust);
      // It takes "localhost" for the name of the machine, which no certificate of the sandbox has.
      const url = mss.directory.ldap.replace('localhost', '127.0.0.1');
      const options = ['-x', '-LLL', '-o', 'ldif-wrap=no', '-H', url, '-b', 'dc=mssante,dc=fr'];
      for (const more of [[], ['-ZZ']]) {
        const printed = await mustRun(
          'ldapsearch',
          [...options, ...more, '(&(sn=inf*)(TypeBAL=PER))', 'mail', 'l'],
          {
            env: { LDAPTLS_CACERT: authorities },
          },
        );
        expect(printed.trim().split('\n')).toEqual([
          'dn: mail=camille.inf@pro.mss.test,dc=mssante,dc=fr',
          'mail: camille.inf@pro.mss.test',
          'l: Paris',
        ]);
      }
    },
  );
});

describe('a directory that does not answer', () => {
  let silent: Server;
  let url: string;

  beforeAll(async () => {
    // It reads, so that it sees the other side leave, and says nothing.
    silent = createServer((socket) => socket.on('error', () => {}).resume());
    await new Promise<void>((resolve) => {
      silent.listen(0, '127.0.0.1', resolve);
    });
    const address = silent.address();
    url = `ldap://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  });
  afterAll(() => new Promise((resolve) => silent.close(resolve)));

  it('is given up at the time-out, and when the caller gives up', async () => {
    const directory = createLdapDirectory({ url, timeoutMs: 100 });
    await expect(directory.search({ name: 'A*' })).rejects.toMatchObject({ code: 'TIMEOUT' });
    const signal = AbortSignal.abort();
    await expect(directory.search({ name: 'A*' }, { signal })).rejects.toMatchObject({ code: 'ABORTED' });
  });
});
