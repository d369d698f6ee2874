import { generateKeyPairSync } from 'node:crypto';
import { Agent } from 'undici';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { LicenceError } from '../errors.js';
import { makeLoopbackCertificate } from '../testing/certificate.js';
import {
  answering,
  type Behaviour,
  grantFor,
  type Question,
  signPayload,
  startLicenceServer,
  type TestLicenceServer,
} from '../testing/licence-server.js';
import { createMemoryLicenceCache } from './cache.js';
import { createLicenceChecker } from './checker.js';
import type { LicenceCheckerOptions } from './types.js';

const LONG_MS = 3_600_000;
const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const other = generateKeyPairSync('ed25519');
const issuerKey = { kid: 'licence-1', key: publicKey.export({ format: 'jwk' }).x ?? '' };
const subject = {
  cardId: '8025000000123456',
  holder: '899700000013',
  integratorId: 'example-medical',
  version: '0.1.0',
  environment: 'test',
} as const;

let identity: ReturnType<typeof makeLoopbackCertificate>;
let dispatcher: Agent;
const running: TestLicenceServer[] = [];
beforeAll(() => {
  identity = makeLoopbackCertificate();
  dispatcher = new Agent({ connect: { ca: identity.cert } });
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});
afterAll(() => dispatcher.destroy());

async function start(...behaviours: readonly Behaviour[]): Promise<readonly TestLicenceServer[]> {
  const servers = await Promise.all(behaviours.map((behaviour) => startLicenceServer(identity, behaviour)));
  running.push(...servers);
  return servers;
}
function checkerOf(servers: readonly TestLicenceServer[], options: Partial<LicenceCheckerOptions> = {}) {
  return createLicenceChecker({
    servers: servers.map(({ name }) => name),
    publicKeys: [issuerKey],
    dispatcher,
    timeouts: { totalMs: LONG_MS, nextServerMs: LONG_MS },
    ...options,
  });
}
async function failure(work: Promise<unknown>): Promise<LicenceError> {
  const error = await work.catch((thrown: unknown) => thrown);
  if (!(error instanceof LicenceError)) throw new Error('a LicenceError was expected', { cause: error });
  return error;
}
function journal() {
  const lines: string[] = [];
  const log = (fields: object | string, message?: string): void => {
    lines.push(typeof fields === 'string' ? fields : `${message} ${JSON.stringify(fields)}`);
  };
  return { lines, logger: { debug: log, info: log, warn: log, error: log } };
}
const granting = answering(privateKey);
const failing: Behaviour = (_, response) => void response.writeHead(503).end();
const mute: Behaviour = () => {};
/** What one server waits for, and another gives when it is asked. */
function signal(): { readonly given: Promise<void>; readonly give: () => void } {
  let give = (): void => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give: () => give() };
}
const later = () => Math.floor(Date.now() / 1000);

describe('a licence check', () => {
  it('grants, from the front server, what it signed', async () => {
    const [front, backup] = await start(granting, granting);
    const verdict = await checkerOf([front!, backup!]).check(subject);
    expect(verdict).toMatchObject({ state: 'granted', source: 'server', server: front!.name });
    expect(verdict.notAfter?.getTime()).toBeGreaterThan(Date.now());
    expect(verdict.message.fr).not.toBe('');
    expect(front!.questions).toEqual([
      { v: 1, nonce: expect.stringMatching(/^[A-Za-z0-9_-]{43}$/), product: 'DmpConnect-JS2', ...subject },
    ]);
    expect(backup!.questions).toEqual([]);
  });

  it('without a server grants everything and touches no network', async () => {
    const checker = createLicenceChecker({
      servers: [],
      publicKeys: [],
      dispatcher: new Agent({
        connect: () => {
          throw new Error('the network was touched');
        },
      }),
    });
    expect(await checker.check(subject)).toMatchObject({ state: 'granted', source: 'none-configured' });
  });

  it('asks the next server at once when one fails', async () => {
    const [front, second, third] = await start(failing, failing, granting);
    const { lines, logger } = journal();
    const verdict = await checkerOf([front!, second!, third!], { logger }).check(subject);
    expect(verdict).toMatchObject({ source: 'server', server: third!.name });
    expect(lines).toEqual([
      'Starting licence checking process. Timeout set to 3600 seconds.',
      'Starting user authentication process.',
      'Trying server: 1/3',
      'Details: HTTP status 503.',
      `Error on server '${front!.name}'.`,
      'Trying another one.',
      'Trying server: 2/3',
      'Details: HTTP status 503.',
      `Error on server '${second!.name}'.`,
      'Trying another one.',
      'Trying server: 3/3',
      'License check state: granted',
      'Licence checking process ended.',
    ]);
  });

  it('asks the next server beside one that keeps silent', async () => {
    const front = signal();
    const afterFront: Behaviour = (question, response) =>
      front.given.then(() => granting(question, response));
    const [first, second] = await start(front.give, afterFront);
    const verdict = await checkerOf([first!, second!], {
      timeouts: { totalMs: LONG_MS, nextServerMs: 20 },
    }).check(subject);
    expect(verdict.server).toBe(second!.name);
  });

  it('still listens to the silent server while the next one is asked', async () => {
    const next = signal();
    const slow: Behaviour = (question, response) => next.given.then(() => granting(question, response));
    const [front, second] = await start(slow, next.give);
    const verdict = await checkerOf([front!, second!], {
      timeouts: { totalMs: LONG_MS, nextServerMs: 20 },
    }).check(subject);
    expect(verdict.server).toBe(front!.name);
  });

  it('names every server tried and why when none can be reached', async () => {
    const [front, second, gone] = await start(failing, mute, granting);
    await gone!.close();
    const { lines, logger } = journal();
    const error = await failure(
      checkerOf([front!, gone!, second!], { logger, timeouts: { nextServerMs: LONG_MS } }).check({
        ...subject,
        totalMs: 3_000,
      }),
    );
    expect(error.code).toBe('LICENCE_UNREACHABLE');
    expect(error.attempts).toEqual([
      expect.objectContaining({ server: front!.name, failure: 'http-status', detail: 'HTTP status 503' }),
      expect.objectContaining({
        server: gone!.name,
        failure: 'network',
        detail: 'nothing answers at that address (ECONNREFUSED)',
        curlCode: 7,
      }),
      expect.objectContaining({
        server: second!.name,
        failure: 'timeout',
        detail: 'no answer in time',
        curlCode: 28,
      }),
    ]);
    for (const { name } of [front!, gone!, second!]) expect(error.message).toContain(name);
    expect(error.explanation?.en).toBe(error.message);
    expect(error.explanation?.fr).toBe(
      `Aucun serveur de licence n’a pu être joint : ${front!.name} (réponse HTTP 503), ${gone!.name} (rien ne répond à cette adresse (ECONNREFUSED)), ${second!.name} (pas de réponse à temps).`,
    );
    expect(lines.slice(6)).toEqual([
      'Trying server: 2/3',
      'cURL return code: 7',
      "TL1.0: CURL error 7: 'Couldn't connect to server'.",
      'Details: nothing answers at that address (ECONNREFUSED).',
      `Error on server '${gone!.name}'.`,
      'Trying another one.',
      'Trying server: 3/3',
      'cURL return code: 28',
      "TL1.0: CURL error 28: 'Timeout was reached'.",
      'Details: no answer in time.',
      `Error on server '${second!.name}'.`,
      'Authentication failed on all servers.',
      'License check state: Error: While talking to the authentication server.',
      'Licence checking process ended.',
    ]);
  });

  it('does not trust a server whose certificate is unknown', async () => {
    const [front] = await start(granting);
    const untrusting = new Agent();
    const error = await failure(checkerOf([front!], { dispatcher: untrusting }).check(subject));
    await untrusting.destroy();
    expect(error).toMatchObject({
      code: 'LICENCE_UNREACHABLE',
      attempts: [{ failure: 'network', curlCode: 60 }],
    });
    expect(front!.questions).toEqual([]);
  });

  it.each([
    'integrator-disabled',
    'licence-missing',
    'licence-revoked',
    'licence-expired',
    'version-disabled',
    'environment-mismatch',
  ])('refuses %s with a sentence in both languages, without asking the back-ups', async (state) => {
    const [front, second] = await start(
      answering(privateKey, (question) => grantFor(question, { state })),
      granting,
    );
    const error = await failure(checkerOf([front!, second!]).check(subject));
    expect(error).toMatchObject({ code: 'LICENCE_REFUSED', state });
    expect(error.explanation?.fr).toBeTruthy();
    expect(error.message).toBe(error.explanation?.en);
    expect(second!.questions).toEqual([]);
  });

  it("gives the server's own sentence when there is one", async () => {
    const message = { fr: 'Contrat clos.', en: 'Contract closed.' };
    const [front] = await start(
      answering(privateKey, (question) => grantFor(question, { state: 'integrator-disabled', message })),
    );
    expect((await failure(checkerOf([front!]).check(subject))).explanation).toEqual(message);
  });

  describe('does not believe an answer', () => {
    const signed = (bent: (question: Question) => object): Behaviour =>
      answering(privateKey, (question) => grantFor(question, { ...bent(question) }));
    const cases: readonly (readonly [string, Behaviour, string])[] = [
      ['signed with another key', answering(other.privateKey), 'signature'],
      ['signed with an unknown key name', answering(privateKey, grantFor, 'licence-9'), 'unknown key'],
      ['to another request', signed(() => ({ nonce: 'A'.repeat(43) })), 'another request'],
      ['about another card', signed(() => ({ cardId: '1' })), 'another card'],
      ['about another version', signed(() => ({ version: '9.9.9' })), 'another version'],
      ['about another environment', signed(() => ({ environment: 'prod' })), 'another environment'],
      ['from the future', signed(() => ({ issuedAt: later() + 400 })), '5 minutes'],
      ['from the past', signed(() => ({ issuedAt: later() - 400 })), '5 minutes'],
      ['already over', signed(() => ({ notAfter: later() - 10 })), 'over'],
      ['with an unknown state', signed(() => ({ state: 'perhaps' })), '"state"'],
      ['without an end', signed(() => ({ notAfter: undefined })), '"notAfter"'],
      ['in another version of the wire', signed(() => ({ v: 2 })), '"v"'],
      ['that is not JSON', (_, response) => void response.end('<html>'), 'expected JSON'],
      ['without a token', (_, response) => void response.end('{}'), 'expected JSON'],
      ['whose token is no JWS', (_, response) => void response.end('{"token":"abc"}'), 'not a compact JWS'],
      ['that is enormous', (_, response) => void response.end('x'.repeat(70_000)), 'size limit'],
    ];
    it.each(cases)('%s, and asks the next server', async (_, behaviour, why) => {
      const [bad, good] = await start(behaviour, granting);
      const { lines, logger } = journal();
      const verdict = await checkerOf([bad!, good!], { logger }).check(subject);
      expect(verdict.server).toBe(good!.name);
      expect(lines.join('\n')).toContain(why);
    });

    it('from any server, and says so when there was no other', async () => {
      const [one, two] = await start(answering(other.privateKey), answering(other.privateKey));
      const error = await failure(checkerOf([one!, two!]).check(subject));
      expect(error.code).toBe('LICENCE_ANSWER_INVALID');
      expect(error.attempts.map(({ failure }) => failure)).toEqual(['answer-invalid', 'answer-invalid']);
    });
  });

  it('replayed from an earlier check is not believed', async () => {
    let recorded: string | undefined;
    const replaying: Behaviour = async (question, response) => {
      recorded ??= await signPayload(grantFor(question), privateKey);
      response.end(JSON.stringify({ token: recorded }));
    };
    const [front] = await start(replaying);
    const cache = { load: async () => undefined, save: async () => {} };
    const checker = checkerOf([front!], { cache });
    await expect(checker.check(subject)).resolves.toBeDefined();
    expect((await failure(checker.check(subject))).code).toBe('LICENCE_ANSWER_INVALID');
  });

  it('given up by its caller ends at once', async () => {
    const controller = new AbortController();
    const [front] = await start(() => controller.abort());
    const error = await failure(checkerOf([front!]).check({ ...subject, signal: controller.signal }));
    expect(error.code).toBe('LICENCE_ABORTED');
  });
});

describe('a granted answer', () => {
  it('is kept until its end, for the same card, integrator, version and environment only', async () => {
    let now = new Date();
    const [front] = await start(
      answering(privateKey, (question) =>
        grantFor(question, {
          issuedAt: Math.floor(now.getTime() / 1000),
          notAfter: Math.floor(now.getTime() / 1000) + 60,
        }),
      ),
    );
    const checker = checkerOf([front!], { clock: { now: () => now } });
    await checker.check(subject);
    expect(await checker.check(subject)).toMatchObject({ source: 'cache' });
    expect(front!.questions).toHaveLength(1);
    for (const change of [{ cardId: '2' }, { version: '0.2.0' }, { integratorId: '' }, { holder: '8' }]) {
      expect(await checker.check({ ...subject, ...change })).toMatchObject({ source: 'server' });
    }
    now = new Date(now.getTime() + 61_000);
    expect(await checker.check(subject)).toMatchObject({ source: 'server' });
  });

  it('serves during the grace period while no server can be reached, not after', async () => {
    let now = new Date();
    const seconds = () => Math.floor(now.getTime() / 1000);
    const [front] = await start(
      answering(privateKey, (question) =>
        grantFor(question, { issuedAt: seconds(), notAfter: seconds() + 60 }),
      ),
    );
    const checker = checkerOf([front!], { clock: { now: () => now }, gracePeriodMs: 3_600_000 });
    await checker.check(subject);
    front!.become(failing);
    now = new Date(now.getTime() + 120_000);
    expect(await checker.check(subject)).toMatchObject({ source: 'grace' });
    now = new Date(now.getTime() + 3_600_000);
    expect((await failure(checker.check(subject))).code).toBe('LICENCE_UNREACHABLE');
  });

  it('is forgotten when the licence is revoked, grace period or not', async () => {
    let now = new Date();
    const seconds = () => Math.floor(now.getTime() / 1000);
    const with_ = (bent: object) =>
      answering(privateKey, (question) =>
        grantFor(question, { issuedAt: seconds(), notAfter: seconds() + 60, ...bent }),
      );
    const [front] = await start(with_({}));
    const checker = checkerOf([front!], { clock: { now: () => now }, gracePeriodMs: LONG_MS });
    await checker.check(subject);
    now = new Date(now.getTime() + 61_000);
    front!.become(with_({ state: 'licence-revoked' }));
    expect((await failure(checker.check(subject))).code).toBe('LICENCE_REFUSED');
    front!.become(failing);
    expect((await failure(checker.check(subject))).code).toBe('LICENCE_UNREACHABLE');
    front!.become(with_({}));
    expect(await checker.check(subject)).toMatchObject({ source: 'server' });
  });

  it('that was changed where it is kept is ignored', async () => {
    const cache = createMemoryLicenceCache();
    const forged = await signPayload(
      grantFor({ ...subject, v: 1, nonce: 'n', product: 'p' }),
      other.privateKey,
    );
    const [front] = await start(granting);
    const checker = checkerOf([front!], { cache: { load: async () => forged, save: cache.save } });
    expect(await checker.check(subject)).toMatchObject({ source: 'server' });
  });

  it('does not last longer when the clock is set back', async () => {
    let now = new Date();
    const [front] = await start(
      answering(privateKey, (question) =>
        grantFor(question, {
          issuedAt: Math.floor(now.getTime() / 1000),
          notAfter: Math.floor(now.getTime() / 1000) + 60,
        }),
      ),
    );
    const checker = checkerOf([front!], { clock: { now: () => now } });
    await checker.check(subject);
    now = new Date(now.getTime() - 3_600_000);
    expect(await checker.check(subject)).toMatchObject({ source: 'server' });
  });

  it('is asked again when the place it is kept in fails', async () => {
    const broken = () => Promise.reject(new Error('disk'));
    const [front] = await start(granting);
    const checker = checkerOf([front!], { cache: { load: broken, save: broken } });
    expect(await checker.check(subject)).toMatchObject({ source: 'server' });
    expect(await checker.check(subject)).toMatchObject({ source: 'server' });
  });
});

describe('the configuration', () => {
  it.each([
    [['http://localhost:1']],
    [['ftp://localhost']],
    [['']],
    [['https://user@localhost']],
    [['a', 'b', 'c', 'd']],
  ])('with the servers %o is refused', (servers) => {
    expect(() => createLicenceChecker({ servers, publicKeys: [issuerKey], dispatcher })).toThrow(
      expect.objectContaining({ code: 'LICENCE_CONFIGURATION' }),
    );
  });

  it.each([[[]], [[{ key: 'short' }]], [[{ key: '!'.repeat(43) }]]])(
    'with the keys %o is refused',
    (publicKeys) => {
      expect(() => createLicenceChecker({ servers: ['localhost'], publicKeys, dispatcher })).toThrow(
        expect.objectContaining({ code: 'LICENCE_CONFIGURATION' }),
      );
    },
  );
});
