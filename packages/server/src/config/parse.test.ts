import { describe, expect, expectTypeOf, it } from 'vitest';
import { settingValue } from './compare.js';
import { DESCRIBED_SETTINGS } from './described.js';
import { defaultSettings, inspectSettings, parseSettings } from './parse.js';
import { describeProblem, SettingsError } from './problems.js';
import type { Settings } from './settings.js';

const KEY = 'A'.repeat(43);

const COMPLETE = `<?xml version="1.0" encoding="UTF-8"?>
<config>
  <server>
    <port>9990</port><ip>::1</ip><log_level>7</log_level><clean_zombies>false</clean_zombies>
    <environment>test</environment><listen_beyond_loopback>true</listen_beyond_loopback>
    <allowed_origins><origin>https://*.example.org</origin><origin>http://localhost:*</origin></allowed_origins>
    <host_names><name>connector.example.org</name></host_names><run_as_rules><rule>zoe=*</rule></run_as_rules>
    <sandbox_control>http://127.0.0.1:4001</sandbox_control>
  </server>
  <updater><server0>updates.example.org</server0><server1>127.0.0.1:8443</server1><channel>beta</channel>
    <public_key kid="u1">${KEY}</public_key></updater>
  <proxy><server>proxy.example.org</server><port>3128</port><login>Zoé</login><password>a&amp;b&lt;c</password>
    <bypass><host>*.lan</host><host>10.0.0.0/8</host></bypass></proxy>
  <ntp><server>ntp1.example.org; 192.0.2.1</server><port>1123</port></ntp>
  <dmpconnect><transactionDumpDirectory>C:\\dump</transactionDumpDirectory><log_level>5</log_level>
    <homologation_id>ABC-1</homologation_id><allowed_hosts><host>localhost:8443</host><host>[::1]:99</host></allowed_hosts>
    <trust_file>/t.pem</trust_file><authorities_folder>/ca</authorities_folder><submission_set_algorithm>RSA-SHA1</submission_set_algorithm>
    <vihf_algorithm>RSA-SHA256</vihf_algorithm><transaction_dump_days>3</transaction_dump_days>
    <transaction_dump_megabytes>20</transaction_dump_megabytes>
    <patient_web_access_url>https://w</patient_web_access_url></dmpconnect>
  <teleservices><url>https://t/lps</url><allow_observed>true</allow_observed>
    <insi_override_file>/i.do</insi_override_file></teleservices>
  <mss><identity_url>https://i</identity_url><mail_url>https://m</mail_url><white_list_url>https://w/l.xml</white_list_url>
    <ldap_url>ldaps://l</ldap_url><allow_inferred>true</allow_inferred></mss>
  <licensing><server0>l0</server0><server1>l1</server1><server2>l2</server2>
    <public_key>${KEY}</public_key><public_key kid="b">${KEY}</public_key>
    <grace_period_hours>48</grace_period_hours><trust_file>/l.pem</trust_file>
    <dc_parameter_key kid="d">${KEY}</dc_parameter_key><accept_unsigned_dc_parameters>1</accept_unsigned_dc_parameters>
    <granted_features><feature>s_authSignature</feature></granted_features></licensing>
  <card><module>/m.so</module><vitale_library>/v.so</vitale_library><vitale_folder>/v</vitale_folder>
    <vitale_init_function>I</vitale_init_function><vitale_read_function>R</vitale_read_function>
    <vitale_finish_function>F</vitale_finish_function><virtual_card host="127.0.0.1" port="4000" token="t0ken"/>
    <test_tls_identity>/id.pem</test_tls_identity><authorities_file>/a.pem</authorities_file></card>
  <storage><directory>/s</directory></storage>
  <pdf><conversion>false</conversion><ghostscript>/gs</ghostscript><resolution>300</resolution>
    <timeout_seconds>5</timeout_seconds></pdf>
  <printing><directory>/p</directory><max_megabytes>64</max_megabytes></printing>
  <journal><directory>/j</directory><max_megabytes>2</max_megabytes><kept>3</kept><daily>true</daily>
    <kept_days>0</kept_days><sessions_kept>9</sessions_kept><total_megabytes>10</total_megabytes></journal>
  <doctor><dmp_url>https://d</dmp_url><unused_services/></doctor>
</config>`;

function problemsOf(text: string, flavour: 'dev' | 'production' = 'dev'): readonly string[] {
  try {
    parseSettings(text, flavour);
  } catch (error) {
    if (error instanceof SettingsError) return error.message.split('\n');
    throw error;
  }
  return [];
}

describe('parseSettings', () => {
  it('reads every parameter of the table', () => {
    const { settings, unknown } = parseSettings(COMPLETE, 'dev');
    expect(settings).toMatchObject({
      server: {
        port: 9990,
        ip: '::1',
        logLevel: 7,
        cleanZombies: false,
        environment: 'test',
        listenBeyondLoopback: true,
        allowedOrigins: ['https://*.example.org', 'http://localhost:*'],
        hostNames: ['connector.example.org'],
        runAsRules: ['zoe=*'],
        sandboxControl: 'http://127.0.0.1:4001',
      },
      updater: {
        server0: 'updates.example.org',
        server1: '127.0.0.1:8443',
        channel: 'beta',
        publicKey: [{ kid: 'u1', key: KEY }],
      },
      proxy: {
        server: 'proxy.example.org',
        port: 3128,
        login: 'Zoé',
        password: 'a&b<c',
        bypass: ['*.lan', '10.0.0.0/8'],
      },
      ntp: { servers: ['ntp1.example.org', '192.0.2.1'], port: 1123 },
      dmpconnect: {
        transactionDumpDirectory: 'C:\\dump',
        logLevel: 5,
        homologationId: 'ABC-1',
        allowedHosts: ['localhost:8443', '[::1]:99'],
        trustFile: '/t.pem',
        authoritiesFolder: '/ca',
        submissionSetAlgorithm: 'RSA-SHA1',
        vihfAlgorithm: 'RSA-SHA256',
        transactionDumpDays: 3,
        transactionDumpMegabytes: 20,
        patientWebAccessUrl: 'https://w',
      },
      teleservices: { url: 'https://t/lps', allowObserved: true, insiOverrideFile: '/i.do' },
      mss: {
        identityUrl: 'https://i',
        mailUrl: 'https://m',
        whiteListUrl: 'https://w/l.xml',
        ldapUrl: 'ldaps://l',
        allowInferred: true,
      },
      licensing: {
        server0: 'l0',
        server1: 'l1',
        server2: 'l2',
        publicKey: [{ key: KEY }, { kid: 'b', key: KEY }],
        gracePeriodHours: 48,
        trustFile: '/l.pem',
        dcParameterKey: [{ kid: 'd', key: KEY }],
        grantedFeatures: ['s_authSignature'],
        acceptUnsignedDcParameters: true,
      },
      card: {
        module: '/m.so',
        vitaleLibrary: '/v.so',
        vitaleFolder: '/v',
        vitaleInitFunction: 'I',
        vitaleReadFunction: 'R',
        vitaleFinishFunction: 'F',
        virtualCard: { host: '127.0.0.1', port: 4000, token: 't0ken' },
        testTlsIdentity: '/id.pem',
        authoritiesFile: '/a.pem',
      },
      storage: { directory: '/s' },
      pdf: { conversion: false, ghostscript: '/gs', resolution: 300, timeoutSeconds: 5 },
      printing: { directory: '/p', maxMegabytes: 64 },
      journal: {
        directory: '/j',
        maxMegabytes: 2,
        kept: 3,
        daily: true,
        keptDays: 0,
        sessionsKept: 9,
        totalMegabytes: 10,
      },
      doctor: { dmpUrl: 'https://d', unusedServices: [] },
    });
    expect(unknown).toEqual([]);
  });

  it('gives the defaults of the seed, except a loopback address, and contacts no vendor host', () => {
    const settings = defaultSettings();
    expect(settings.server).toMatchObject({ port: 9982, ip: '127.0.0.1', logLevel: 4, cleanZombies: true });
    expect(settings.dmpconnect).toMatchObject({ logLevel: 3, transactionDumpDirectory: undefined });
    expect(settings.licensing).toMatchObject({ server0: undefined, server1: undefined, server2: undefined });
    expect(settings.updater).toMatchObject({ server0: undefined, server1: undefined });
    expect(settings.ntp.servers).toHaveLength(4);
    expect(JSON.stringify(settings)).not.toMatch(/icanopee/i);
  });

  it('takes an empty node as the default', () => {
    const { settings } = parseSettings(
      '<config><server><port/><ip> </ip></server><ntp><server/></ntp></config>',
      'production',
    );
    expect(settings).toEqual(defaultSettings());
  });

  it('names the node and the line of every problem at once, never the value', () => {
    const text = [
      '<config>',
      '  <server>',
      '    <port>70000</port>',
      '    <log_level>0x5</log_level>',
      '    <allowed_origins>',
      '      <origin>https://ok.example.org</origin>',
      '      <origin>secret value</origin>',
      '    </allowed_origins>',
      '  </server>',
      '  <ntp><port>1</port><port>2</port></ntp>',
      '  <card><virtual_card host="192.0.2.1" port="1" token="t"/></card>',
      '</config>',
    ].join('\n');
    expect(problemsOf(text)).toEqual([
      'server/port (line 3): must be a whole number from 0 to 65535.',
      'server/log_level (line 4): must be a whole number from 1 to 7.',
      'server/allowed_origins (line 7): <origin> must be an origin such as https://*.example.org or http://localhost:*.',
      'ntp/port (line 10): stands more than once (lines 10, 10).',
      'card/virtual_card (line 11): must carry attributes host (127.0.0.1, ::1, localhost), port and token.',
    ]);
  });

  it.each([
    ['a port without digits only', '<server><port>99 82</port></server>'],
    ['a negative port', '<server><port>-1</port></server>'],
    ['a boolean in words', '<server><clean_zombies>yes</clean_zombies></server>'],
    ['an unknown environment', '<server><environment>TEST</environment></server>'],
    ['a URL for a host', '<proxy><server>https://proxy</server><port>1</port></proxy>'],
    ['a path for a host', '<dmpconnect><allowed_hosts><host>a/b</host></allowed_hosts></dmpconnect>'],
    ['a host starting with a hyphen', '<proxy><server>-a</server><port>1</port></proxy>'],
    ['a wrong key', '<updater><public_key>abc</public_key></updater>'],
    [
      'an origin with a path',
      '<server><allowed_origins><origin>https://a.fr/x</origin></allowed_origins></server>',
    ],
    ['a sandbox elsewhere', '<server><sandbox_control>http://10.0.0.1:80</sandbox_control></server>'],
    ['a sandbox under a name', '<server><sandbox_control>http://localhost:80</sandbox_control></server>'],
    ['a sandbox with a path', '<server><sandbox_control>http://127.0.0.1:80/x</sandbox_control></server>'],
    ['the origin *', '<server><allowed_origins><origin>*</origin></allowed_origins></server>'],
    ['a proxy without its port', '<proxy><server>proxy</server></proxy>'],
    ['licence servers without a key', '<licensing><server0>l0</server0></licensing>'],
  ])('refuses %s', (_, nodes) => {
    expect(problemsOf(`<config>${nodes}</config>`)).toHaveLength(1);
  });

  it('refuses development parameters in the production flavour only', () => {
    const text =
      '<config><card><virtual_card host="::1" port="1" token="t"/><test_tls_identity>/x</test_tls_identity></card>' +
      '<licensing><accept_unsigned_dc_parameters>true</accept_unsigned_dc_parameters></licensing>' +
      '<server><sandbox_control>http://[::1]:1</sandbox_control></server></config>';
    expect(problemsOf(text, 'dev')).toEqual([]);
    expect(problemsOf(text, 'production')).toEqual([
      'server/sandbox_control (line 1): exists in the dev flavour only.',
      'licensing/accept_unsigned_dc_parameters (line 1): exists in the dev flavour only.',
      'card/virtual_card (line 1): exists in the dev flavour only.',
      'card/test_tls_identity (line 1): exists in the dev flavour only.',
    ]);
  });

  it('lists the nodes it does not know, with their lines', () => {
    const text =
      '<config>\n<server>\n<Port>1</Port></server>\n<vendor><a/></vendor>\n<proxy><bypass><hots>x</hots></bypass></proxy></config>';
    expect(parseSettings(text, 'dev').unknown).toEqual([
      { path: 'server/Port', line: 3 },
      { path: 'vendor', line: 4 },
      { path: 'proxy/bypass/hots', line: 5 },
    ]);
  });

  it.each([
    ['not XML', 'port=9982'],
    ['an unclosed node', '<config>\n<server>\n</config>'],
    ['another root', '<settings/>'],
    ['a document type', '<!DOCTYPE config [<!ENTITY x "y">]><config/>'],
    ['nothing', ''],
    ['nothing but zeros', '\0\0\0\0'],
  ])('refuses %s as malformed', (_, text) => {
    expect(() => parseSettings(text, 'dev')).toThrow(expect.objectContaining({ code: 'SETTINGS_MALFORMED' }));
  });

  it('says the same in French', () => {
    const text =
      '<config>\n<server>\n<port>x</port></server><proxy><server>p</server>\n<port>y</port></proxy></config>';
    expect(inspectSettings(text, 'dev').problems.map((problem) => describeProblem(problem, 'fr'))).toEqual([
      'server/port (ligne 3) : doit être un nombre entier de 0 à 65535.',
      'proxy/port (ligne 4) : doit être un nombre entier de 1 à 65535.',
    ]);
    expect(() => parseSettings('<config>\n<server></config>', 'dev')).toThrow(
      expect.objectContaining({
        problems: [
          expect.objectContaining({ line: 2, rule: expect.objectContaining({ fr: expect.any(String) }) }),
        ],
      }),
    );
  });

  it('knows every parameter of seed 6.2, with its default', () => {
    const settings = parseSettings('<config/>', 'production').settings;
    // Seed 6.2 line by line; the address of the seed, 0.0.0.0, is the one default that is not kept.
    const seed: Readonly<Record<string, unknown>> = {
      'server/port': 9982,
      'server/ip': '127.0.0.1',
      'server/log_level': 4,
      'updater/server0': undefined,
      'proxy/server': undefined,
      'proxy/port': undefined,
      'proxy/login': undefined,
      'proxy/password': undefined,
      'ntp/server': ['0.pool.ntp.org', '1.pool.ntp.org', '2.pool.ntp.org', '3.pool.ntp.org'],
      'ntp/port': 123,
      'dmpconnect/transactionDumpDirectory': undefined,
      'dmpconnect/log_level': 3,
      // 7.3.1
      'server/clean_zombies': true,
    };
    const known = new Map(
      DESCRIBED_SETTINGS.map((described) => [described.path, settingValue(settings, described)]),
    );
    for (const [path, value] of Object.entries(seed)) {
      expect([path, known.has(path), known.get(path)]).toEqual([path, true, value]);
    }
    expect([...known.keys()].some((path) => path.startsWith('licensing/'))).toBe(true);
    const levels = DESCRIBED_SETTINGS.filter(({ row }) => row.node === 'log_level');
    expect(
      levels.map(({ row }) => [row.form.schema.safeParse(7).success, row.form.schema.safeParse(5).success]),
    ).toEqual([
      [true, true],
      [false, true],
    ]);
  });

  it('is verbose in the development flavour, unless the file says otherwise', () => {
    const levels = (text: string) => {
      const { server, dmpconnect } = parseSettings(text, 'dev').settings;
      return [server.logLevel, dmpconnect.logLevel];
    };
    expect(levels('<config/>')).toEqual([5, 5]);
    expect(levels('<config><server><log_level>1</log_level></server></config>')).toEqual([1, 5]);
  });

  it('does not repeat the content of a malformed file', () => {
    expect(() =>
      parseSettings('<config><proxy><password>p&secret;</password></proxy></config>', 'dev'),
    ).toThrow(expect.objectContaining({ message: expect.not.stringContaining('secret') }));
  });

  it('describes every row of the table with a sentence', () => {
    expect(DESCRIBED_SETTINGS.length).toBe(new Set(DESCRIBED_SETTINGS.map(({ path }) => path)).size);
    for (const { row } of DESCRIBED_SETTINGS) {
      for (const text of [row.text.fr, row.text.en]) expect(text).toMatch(/^[A-ZÉÀ].*\.$/);
      for (const label of [row.label.fr, row.label.en]) expect(label).toMatch(/^[A-ZÉÀ].*[^.]$/);
    }
  });

  it('derives the types from the table', () => {
    expectTypeOf<Settings['server']['port']>().toEqualTypeOf<number>();
    expectTypeOf<Settings['server']['environment']>().toEqualTypeOf<'test' | 'prod'>();
    expectTypeOf<Settings['proxy']['port']>().toEqualTypeOf<number | undefined>();
    expectTypeOf<Settings['ntp']['servers']>().toEqualTypeOf<readonly string[]>();
    expectTypeOf<Settings['card']['virtualCard']>().toEqualTypeOf<
      { readonly host: string; readonly port: number; readonly token: string } | undefined
    >();
  });
});
