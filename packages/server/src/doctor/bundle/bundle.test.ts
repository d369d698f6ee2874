import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openJournals } from '../../logging/journals.js';
import { formatLine } from '../../logging/line.js';
import type { CheckResult } from '../result.js';
import { makeInstallation, NOTHING_USED, type TestInstallation } from '../testing/context.js';
import { writeBundle } from './write.js';

const SECRETS = {
  pin: '4827',
  password: 'Sesame!73',
  login: 'martin.proxy',
  cardToken: 'jeton-de-la-carte-virtuelle',
  nir: '2 79 03 51 215 189 88',
  nirPlain: '279035121518989',
  token: 'eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl',
  bearer: 'mF_9.B5f-4.1JqM',
  name: 'DURAND',
  given: 'Camille',
  mail: 'camille.durand@pro.mss.test',
};

let installation: TestInstallation;
let files: Readonly<Record<string, string>>;
let bundle: string;

beforeAll(async () => {
  installation = makeInstallation(
    `${NOTHING_USED}<proxy><server>proxy.example</server><port>3128</port><login>${SECRETS.login}</login><password>${SECRETS.password}</password></proxy><card><virtual_card host="127.0.0.1" port="1" token="${SECRETS.cardToken}"/></card><unknown><node>${SECRETS.password}</node></unknown>`,
  );
  const { folder, options } = installation;
  const session = join(folder, 'journal', 'sessions', '4242');
  mkdirSync(session, { recursive: true });
  const line = (text: string) => formatLine({ at: new Date(), severity: 'info', process: 1, text });
  // What should never have been written: somebody else's mistake must not leave the machine.
  writeFileSync(
    join(session, 'dmp-connect.log'),
    [
      line(`PIN: ${SECRETS.pin}`),
      line(`Authorization: Bearer ${SECRETS.bearer}`),
      line(`{"s_pinCode":"${SECRETS.pin}","s_ins":"${SECRETS.nirPlain}","s_birthName":"${SECRETS.name}"}`),
      line(`NIR ${SECRETS.nir} ${SECRETS.token} ${SECRETS.mail}`),
      line(`Patient ${SECRETS.name} ${SECRETS.given} found`),
      line('TLS 1.2 negotiated with the DMP'),
      `<name><family>${SECRETS.name}</family></name>\n`,
    ].join(''),
  );
  // And what our own journal writes of a request.
  const journals = openJournals({
    folder: join(folder, 'journal'),
    levels: { library: 5, server: 7 },
    maxMegabytes: 1,
    kept: 1,
  });
  journals.redactor.addFieldsOf({ s_name: SECRETS.name, s_given: SECRETS.given });
  journals.server.info({ s_pinCode: SECRETS.pin }, `Reading the record of ${SECRETS.given} ${SECRETS.name}`);
  await journals.close();
  writeFileSync(join(folder, 'journal', 'notes.txt'), SECRETS.name);

  bundle = join(folder, 'support.zip');
  const results: CheckResult[] = [
    {
      id: 'network.proxy',
      group: 'network',
      outcome: 'failure',
      sentence: { fr: 'Le proxy ne répond pas.', en: 'The proxy does not answer.' },
      remedy: { fr: 'Le vérifier.', en: 'Check it.' },
      details: { code: 'ECONNREFUSED', url: `https://u:${SECRETS.password}@proxy.example/` },
    },
  ];
  await writeBundle({ ...options, file: bundle, results });
  files = Object.fromEntries(
    Object.entries(unzipSync(readFileSync(bundle))).map(([name, bytes]) => [name, strFromU8(bytes)]),
  );
});
afterAll(() => installation.remove());

describe('the support bundle', () => {
  it.each(Object.entries(SECRETS))('holds no %s', (_, secret) => {
    for (const [name, text] of Object.entries(files)) {
      expect(text.includes(secret) ? name : '').toBe('');
    }
    expect(readFileSync(bundle).includes(secret)).toBe(false);
  });

  it('holds what support needs', () => {
    expect(Object.keys(files).sort()).toEqual([
      'README.txt',
      'journal/master/dmpConnect-js2.log',
      'journal/sessions/4242/dmp-connect.log',
      'machine.txt',
      'results.json',
      'results.txt',
      'settings.txt',
    ]);
    const session = files['journal/sessions/4242/dmp-connect.log'];
    expect(session).toMatch(/^\d{6}:\d{6} \[00000001\] \[\w\] TLS 1\.2 negotiated with the DMP$/m);
    expect(session).toMatch(/^\(1 lines of another form were left out\)$/m);
    expect(files['settings.txt']).toContain('proxy/server = "proxy.example"');
    expect(files['settings.txt']).toContain('proxy/password = ***');
    expect(files['settings.txt']).toMatch(/unknown: unknown/);
    expect(files['results.txt']).toMatch(/ÉCHEC\s+Le proxy ne répond pas\./);
    expect(JSON.parse(files['results.json'] ?? '')).toMatchObject([{ details: { code: 'ECONNREFUSED' } }]);
    expect(files['machine.txt']).toContain('DmpConnect-JS2 1.2.3 (dev)');
  });

  it.skipIf(process.platform === 'win32')('is for its owner alone', () => {
    expect(statSync(bundle).mode & 0o777).toBe(0o600);
  });
});
