import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Application, shareApplication } from './testing/application.js';
import { type SecondConnector, startSecondConnector } from './testing/second-connector.js';

/** Running connectors, master and worker, whose settings name other ways than those of the sandbox (mss 8.1, teleservices 2). */

const ACCOUNT = { dn: 'cn=lps,dc=mssante,dc=fr', password: 'e2e-4713' } as const;
const TRAITS = { s_birthName: 'Adrun', s_given: 'Zoé', i_sex: 3, s_birthDate: '1975-12-31' } as const;

const folder = mkdtempSync(join(tmpdir(), 'e2e-settings-'));
let application: Application;
let LpsInfos: object;
beforeAll(async () => {
  application = await shareApplication();
  LpsInfos = {
    s_idam: application.sandbox.ready.softwareAuthorization,
    s_numAM: '04',
    s_version: '1.0',
    s_instance: 'b1f1a9c2-7d9e-4a53-9d3c-2b8f1c0e4a77',
    s_name: 'Essai',
    s_billingNumber: '991130972',
    s_amoSpecialityCode: '01',
  };
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The operator of the sandbox, as its settings name it. */
const servers = () => {
  const { mssHosts, mssWhiteListUrl } = application.sandbox.ready;
  return `<identity_url>${mssHosts.identity}</identity_url><mail_url>${mssHosts.mail}</mail_url>
    <white_list_url>${mssWhiteListUrl}</white_list_url>`;
};
const mailAddresses = ({ PSList }: { readonly PSList?: unknown }) =>
  (PSList as readonly { readonly s_mail: string }[]).map(({ s_mail }) => s_mail);
const searches = () =>
  application.sandbox.mss
    .journal()
    .map(({ operation }) => operation)
    .filter((operation) => operation?.startsWith('ldap.'));
const proofs = () => application.sandbox.teleservices.journal().map(({ authentication }) => authentication);

describe('a connector with a directory in LDAP and tokens of Pro Santé Connect', () => {
  let connector: SecondConnector;
  beforeAll(async () => {
    application.sandbox.mss.configure({ ldapAccount: ACCOUNT });
    application.sandbox.teleservices.configure({ accessTokens: ['good'] });
    connector = await startSecondConnector(application, {
      mss: `${servers()}<ldap_url>${application.sandbox.ready.mssDirectory.ldap}</ldap_url>
        <ldap_start_tls>true</ldap_start_tls>
        <ldap_bind_dn>${ACCOUNT.dn}</ldap_bind_dn><ldap_bind_password>${ACCOUNT.password}</ldap_bind_password>`,
      teleservices: `<url>${application.sandbox.ready.teleservicesUrl}</url><authentication>psc</authentication>`,
    });
  });
  afterAll(async () => {
    await connector.stop();
    application.sandbox.mss.configure({ ldapAccount: null });
    application.sandbox.teleservices.configure({ accessTokens: [] });
  });

  it('finds professionals there, and not with the web services of the operator', async () => {
    application.sandbox.mss.clearJournal();
    const found = await connector.send('hl_getMssHpInfos', { s_searchName: 'doc*', s_searchGiven: 'alix' });
    expect(mailAddresses(found)).toEqual(['alix.doc@pro.mss.test']);
    expect(Buffer.from(String(found.s_xmlResultInBase64), 'base64').toString()).toContain(
      '<searchResultEntry',
    );
    expect(searches()).toEqual(['ldap.extended', 'ldap.bind', 'ldap.search', 'ldap.search']);
    expect(application.sandbox.mss.journal()).toHaveLength(searches().length);
  });

  it('says what the directory refuses', async () => {
    application.sandbox.mss.configure({ ldapAccount: { ...ACCOUNT, password: 'another' } });
    const refused = await connector.send('hl_getMssHpInfos', { s_searchName: 'doc*' });
    expect(refused).toMatchObject({
      i_apiErrorType: 2,
      s_apiErrorExtendedInformations: expect.stringContaining('LDAP result 49'),
    });
    expect(JSON.stringify(refused)).not.toContain(ACCOUNT.password);
  });

  it('asks INSi with the token that the application gives, and not without', async () => {
    const ask = (token: object) =>
      connector.send('hl_getInsFromIdentityInformation', { LpsInfos: { ...LpsInfos, ...token }, ...TRAITS });
    expect(await ask({})).toMatchObject({ i_apiErrorType: 6000, i_apiErrorCode: 2 });
    expect(await ask({ s_pscAccessToken: 'good' })).toMatchObject({ s_status: 'OK', i_insIdentityResult: 2 });
    expect(proofs()).toEqual(['psc']);
    expect(await ask({ s_pscAccessToken: 'old' })).toMatchObject({
      s_apiErrorExtendedInformations: expect.stringMatching(/^desir_sim_011: /),
    });
  });
});

describe('a connector with a directory in LDAP over TLS and the certificate of a software', () => {
  let connector: SecondConnector;
  beforeAll(async () => {
    const { certificate, key } = await application.sandbox.softwareCertificate('INSI-AUTO');
    const file = join(folder, 'software.pem');
    writeFileSync(file, certificate + key);
    connector = await startSecondConnector(application, {
      mss: `${servers()}<ldap_url>${application.sandbox.ready.mssDirectory.ldaps}</ldap_url>`,
      teleservices: `<url>${application.sandbox.ready.teleservicesCertificateUrl}</url>
        <authentication>tlsm</authentication><client_certificate_file>${file}</client_certificate_file>`,
    });
  });
  afterAll(() => connector.stop());

  it('finds professionals there', async () => {
    application.sandbox.mss.clearJournal();
    const found = await connector.send('hl_getMssHpInfos', { s_searchRPPS: '899700000013' });
    expect(mailAddresses(found)).toEqual(['alix.doc@pro.mss.test']);
    expect(searches()).toEqual(['ldap.search', 'ldap.search']);
  });

  it('asks INSi with the certificate, at the address for it', async () => {
    application.sandbox.teleservices.clearJournal();
    expect(await connector.send('hl_getInsFromIdentityInformation', { LpsInfos, ...TRAITS })).toMatchObject({
      s_status: 'OK',
      i_insIdentityResult: 2,
    });
    expect(proofs()).toEqual(['tlsm']);
  });
});
