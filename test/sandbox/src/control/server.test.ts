import { request } from 'node:http';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { makeLicenceAuthority } from '../licence/authority.js';
import { startNtpServer } from '../ntp/server.js';
import { makeCardBench } from '../testing/card.js';
import { makeFakeDmp } from '../testing/dmp.js';
import { makeFakeMss } from '../testing/mss.js';
import { makeFakeTeleservices } from '../testing/teleservices.js';
import { makePublisher } from '../update/publisher.js';
import { listRoutes, startControlServer } from './server.js';

const { control: card } = await makeCardBench();
const dmp = makeFakeDmp();
const teleservices = makeFakeTeleservices();
const mss = makeFakeMss();
const licence = makeLicenceAuthority(3);
const update = makePublisher(2);
const ntpServer = await startNtpServer();
const controlled = {
  card,
  dmp,
  teleservices,
  mss,
  vitale: { assertion: async ({ person = 0 } = {}) => `<assertion of="${person}"/>` },
  softwareCertificate: async (commonName: string) => ({ certificate: commonName, key: 'key' }),
  licence,
  update,
  ntp: ntpServer.control,
  dcParameter: 'ZGM=',
  ready: () => ({ ready: true }),
};
const server = await startControlServer(controlled);

afterAll(async () => {
  await server.close();
  await ntpServer.close();
});

beforeEach(async () => {
  licence.reset();
  for (const { name } of card.readers()) card.remove({ reader: name });
  await card.insert();
});

interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  json(): unknown;
}

async function send(
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Reply> {
  return await new Promise((resolve, reject) => {
    const outgoing = request(`${server.url}${path}`, { method, headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text,
          json: () => JSON.parse(text),
        }),
      );
    });
    outgoing.on('error', reject);
    outgoing.end(body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body));
  });
}

describe('GET /', () => {
  it('lists every route with its schema and an example that the route accepts', async () => {
    const { routes } = (await send('GET', '/')).json() as {
      routes: { method: string; path: string; summary: string; body?: object; example?: unknown }[];
    };
    expect(routes.map(({ method, path }) => `${method} ${path}`)).toEqual(
      listRoutes(controlled).map(({ method, path }) => `${method} ${path}`),
    );
    expect(routes.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        '/card/insert',
        '/card/remove',
        '/dmp/journal',
        '/dmp/patients/:ins',
        '/dmp/fail',
      ]),
    );
    for (const route of routes.filter(({ method }) => method === 'POST')) {
      expect(route.body).toMatchObject({ type: 'object' });
      expect(route.example).toBeDefined();
    }
  });

  it.each(listRoutes(controlled).filter(({ body }) => body !== undefined))(
    'has a good example for $path',
    ({ body, example }) => {
      expect(body?.safeParse(example)).toMatchObject({ success: true });
    },
  );

  it('is a page for a browser', async () => {
    const { headers, text } = await send('GET', '/', undefined, { accept: 'text/html,*/*' });
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(text).toContain('<code>/card/insert</code>');
    expect(text).toContain('{&quot;profile&quot;:&quot;medecin&quot;}');
  });
});

describe('actions', () => {
  it('insert and remove cards', async () => {
    expect((await send('POST', '/card/remove')).json()).toMatchObject({ content: { kind: 'empty' } });
    const inserted = await send('POST', '/card/insert', { profile: 'infirmier' });
    expect(inserted.json()).toMatchObject({ content: { kind: 'cpx', profile: 'infirmier', pinTries: 3 } });
    expect(card.readers()[0]?.content).toMatchObject({ profile: 'infirmier' });
  });

  it('set the PIN counter', async () => {
    expect((await send('POST', '/card/pin', { tries: 0 })).json()).toMatchObject({
      content: { pinTries: 0 },
    });
  });

  it('show and forget the calls of the card library', async () => {
    expect((await send('GET', '/card/calls')).json()).toEqual([]);
    expect((await send('DELETE', '/card/calls')).json()).toEqual({ ok: true });
  });

  it('make a patient, then change one field of it and nothing else', async () => {
    const traits = { birthName: 'FICTIF', birthGivenNames: 'ALIX', birthDate: '19800101', sex: 'F' };
    const made = await send('POST', '/dmp/patients/279035121518989', { traits, minor: true });
    expect(made.json()).toMatchObject({ ins: '279035121518989', dmp: 'active', minor: true });
    const changed = await send('POST', '/dmp/patients/279035121518989', { dmp: 'closed' });
    expect(changed.json()).toMatchObject({ dmp: 'closed', minor: true, traits });
    expect((await send('GET', '/dmp/patients')).json()).toHaveLength(1);
  });

  it('pass a one-shot fault on', async () => {
    const fault = { kind: 'HTTP 503', transaction: 'TD2.1' };
    expect((await send('POST', '/dmp/fail', fault)).json()).toEqual({ ok: true });
    expect(dmp.faults()).toEqual([{ ...fault, permanent: false }]);
  });

  it('deliver secure mail, force its failures and change its settings', async () => {
    const message = { mailbox: 'alix.doc@pro.mss.test', from: 'a@pro.mss.test', subject: 'Avis' };
    expect((await send('POST', '/mss/deliver', message)).json()).toEqual({ messageId: 1 });
    expect((await send('GET', '/mss/mailboxes')).json()).toMatchObject([{ messages: [{ subject: 'Avis' }] }]);
    const elsewhere = { ...message, mailbox: 'b@pro.mss.test' };
    expect((await send('POST', '/mss/deliver', elsewhere)).status).toBe(400);
    expect((await send('POST', '/mss/scenario', { scenario: 'slow' })).status).toBe(400);
    await send('POST', '/mss/scenario', { scenario: 'cutAfterSend' });
    expect((await send('GET', '/mss/scenario')).json()).toMatchObject([
      { scenario: 'cutAfterSend', calls: 1 },
    ]);
    await send('POST', '/mss/settings', { emptyAsString: false });
    await send('POST', '/mss/settings', { directoryLimit: 7 });
    expect(mss.settings()).toMatchObject({ emptyAsString: false, directoryLimit: 7 });
  });

  it('show, add and forget people of the teleservices, force scenarios and change settings', async () => {
    const somebody = {
      birthName: 'FICTIF',
      givenNames: 'ALIX',
      sex: 'M',
      birthDate: '1980-01-01',
      ins: { number: '1800175056108', key: '67' },
    };
    expect((await send('POST', '/teleservices/identities', somebody)).json()).toMatchObject(somebody);
    expect((await send('GET', '/teleservices/identities')).json()).toHaveLength(1);
    const gone = await send('DELETE', '/teleservices/identities/1800175056108');
    expect(gone.json()).toEqual({ ok: true });
    expect((await send('DELETE', '/teleservices/identities/1800175056108')).status).toBe(400);
    await send('POST', '/teleservices/scenario', { scenario: 'slow', milliseconds: 5 });
    expect((await send('GET', '/teleservices/scenario')).json()).toEqual([
      { scenario: 'slow', milliseconds: 5, calls: 1 },
    ]);
    const changed = await send('POST', '/teleservices/settings', { oids: 'production' });
    expect(changed.json()).toMatchObject({ oids: 'production', mode: 'strict' });
    await send('POST', '/teleservices/reset', {});
    expect((await send('GET', '/teleservices/settings')).json()).toMatchObject({ oids: 'test' });
    expect((await send('GET', '/teleservices/scenario')).json()).toEqual([]);
  });

  it('have a Vitale card sign, and give the certificate of a software', async () => {
    const signed = await send('POST', '/vitale/assertion', { person: 1 });
    expect(signed.json()).toEqual({ assertion: '<assertion of="1"/>' });
    const given = await send('POST', '/teleservices/software-certificate', { commonName: 'INSI-AUTO' });
    expect(given.json()).toEqual({ certificate: 'INSI-AUTO', key: 'key' });
  });

  it('set licences, updates and time', async () => {
    await send('POST', '/licence/state', { state: 'licence-revoked', cardId: '2800000001' });
    await send('POST', '/licence/behaviour', { behaviour: 'down', server: 1 });
    expect(licence.settings()).toMatchObject({
      state: 'granted',
      byCard: { '2800000001': 'licence-revoked' },
      behaviours: ['normal', 'down', 'normal'],
    });
    await send('POST', '/update/publish', { channel: 'beta', version: '0.2.0' });
    expect(update.releases().beta).toEqual({ version: '0.2.0', log: '', link: '', files: [] });
    const base64 = Buffer.from('installer').toString('base64');
    const installer = { platform: 'linux-x64', flavour: 'dev', name: 'x.deb' };
    await send('POST', '/update/publish', {
      channel: 'dev',
      version: '0.3.0',
      installers: [{ ...installer, base64 }],
    });
    expect(update.releases().dev.files).toEqual([
      expect.objectContaining({ ...installer, path: '/files/0.3.0/x.deb', size: 9 }),
    ]);
    await send('POST', '/ntp', { offsetMs: -2500, kiss: 'RATE' });
    expect(ntpServer.control.settings()).toMatchObject({ offsetMs: -2500, kiss: 'RATE', silent: false });
    await send('POST', '/ntp', { kiss: null });
    expect(ntpServer.control.settings()).toMatchObject({ offsetMs: -2500, kiss: null });
  });

  it('show the state of everything', async () => {
    expect((await send('GET', '/state')).json()).toMatchObject({
      sandbox: { ready: true },
      readers: [{ name: 'Lecteur A' }, { name: 'Lecteur B' }],
      dmp: { calls: 0 },
      licence: { state: 'granted' },
    });
  });
});

describe('bad requests', () => {
  it.each([
    ['/card/pin', { tries: 4 }, 'tries'],
    ['/card/pin', {}, 'tries'],
    ['/card/insert', { profile: 'dentiste' }, 'profile'],
    ['/card/insert', { reader: 'Lecteur Z' }, 'reader'],
    ['/card/remove', { during: 'lunch' }, 'during'],
    ['/card/remove', { afterMs: 10 }, 'afterMs'],
    ['/dmp/fail', { kind: 'earthquake' }, 'kind'],
    ['/dmp/patients/123', { dmp: 'closed' }, 'ins'],
    ['/dmp/patients/153078987658513', { dmp: 'closed' }, 'traits'],
    ['/dmp/structures', { id: '1750000001' }, 'name'],
    ['/teleservices/identities', { birthName: 'FICTIF' }, 'givenNames'],
    ['/teleservices/scenario', { scenario: 'slow' }, 'milliseconds'],
    ['/teleservices/scenario', { scenario: 'cut', operation: 'insi.unknown' }, 'operation'],
    ['/teleservices/settings', { oids: 'both' }, 'oids'],
    ['/teleservices/settings', { journalLength: 5 }, 'journalLength'],
    ['/teleservices/software-certificate', {}, 'commonName'],
    ['/vitale/assertion', { person: -1 }, 'person'],
    ['/licence/state', { state: 'maybe' }, 'state'],
    ['/licence/behaviour', { behaviour: 'down', server: 3 }, 'server'],
    ['/update/publish', { channel: 'prod', version: 'latest' }, 'version'],
    [
      '/update/publish',
      {
        channel: 'prod',
        version: '1.0.0',
        installers: [{ platform: 'linux-x64', flavour: 'dev', name: '../x', base64: '' }],
      },
      'installers.0.name',
    ],
    ['/ntp', { kiss: 'deny' }, 'kiss'],
    ['/ntp', {}, 'body'],
    ['/ntp', [], 'body'],
    ['/ntp', '{"offsetMs":', 'body'],
  ])('name the field and the rule: POST %s %j', async (path, body, field) => {
    const reply = await send('POST', path, body);
    expect(reply.status).toBe(400);
    expect(reply.json()).toEqual({ error: { field, rule: expect.stringMatching(/./) } });
  });

  it('refuse to pull a card that is not there', async () => {
    card.remove();
    const reply = await send('POST', '/card/remove', { during: 'sign' });
    expect(reply.json()).toEqual({ error: { field: 'reader', rule: '"Lecteur A" holds no CPx card' } });
  });

  it('say which method a path wants, and that a path does not exist', async () => {
    const wrong = await send('GET', '/card/insert');
    expect([wrong.status, wrong.headers.allow]).toEqual([405, 'POST']);
    expect((await send('POST', '/card/eject')).status).toBe(404);
    expect((await send('GET', '/__proto__')).status).toBe(404);
  });

  it('refuse a body over the limit', async () => {
    const reply = await send('POST', '/card/insert', `{"profile":"${'x'.repeat(1024 * 1024)}"}`);
    expect(reply.status).toBe(413);
  });
});

describe('strangers', () => {
  it('are refused when they come under another name', async () => {
    const reply = await send('POST', '/card/remove', {}, { host: 'attacker.example:80' });
    expect(reply.status).toBe(403);
    expect(card.readers()[0]?.content.kind).toBe('cpx');
  });

  it.each(['https://attacker.example', 'null', 'https://localhost.attacker.example'])(
    'are refused with the Origin %s, preflight included',
    async (origin) => {
      for (const method of ['POST', 'OPTIONS']) {
        const reply = await send(method, '/card/remove', {}, { origin });
        expect([reply.status, reply.headers['access-control-allow-origin']]).toEqual([403, undefined]);
      }
      expect(card.readers()[0]?.content.kind).toBe('cpx');
    },
  );

  it('are not the pages of this machine', async () => {
    const origin = 'https://localhost:9982';
    const preflight = await send('OPTIONS', '/card/remove', undefined, { origin });
    expect(preflight.status).toBe(204);
    expect(preflight.headers).toMatchObject({
      'access-control-allow-origin': origin,
      'access-control-allow-private-network': 'true',
    });
    const reply = await send('POST', '/card/remove', {}, { origin });
    expect([reply.status, reply.headers['access-control-allow-origin']]).toEqual([200, origin]);
  });
});
