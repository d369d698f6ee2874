import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultSettings } from '../../config/index.js';
import { issueUnder } from '../../testing/card-issuer.js';
import { SILENT_LOGGER } from '../../testing/silent.js';
import { judgeCardCertificates } from '../checks/card/certificates.js';
import { judgeLibrary } from '../checks/card/library.js';
import { judgeCards } from '../checks/card/pin.js';
import { judgeReaders } from '../checks/card/readers.js';
import { judgeSmartCardService } from '../checks/card/service.js';
import { tell } from '../testing/context.js';
import { askCards } from './ask.js';
import type { CardEvent, CardFacts, ReaderFacts } from './facts.js';
import { lookAtCards } from './look.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'doctor-card-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A process that tells these events, then does something. */
function ask(events: readonly CardEvent[], then: string, limitMs?: number): Promise<CardFacts> {
  const program = join(folder, 'card.mjs');
  const lines = events.map((event) => `console.log(${JSON.stringify(JSON.stringify(event))});`);
  writeFileSync(program, `console.log('a library that speaks');\n${lines.join('\n')}\n${then}`);
  return askCards({
    program: pathToFileURL(program),
    settingsFile: 'x',
    signal: new AbortController().signal,
    ...(limitMs === undefined ? {} : { limitMs }),
  });
}
const RUNNING: CardEvent = { kind: 'smart-card-service', state: 'running' };
const FOUND: CardEvent = { kind: 'library-found', path: '/opt/cps.so' };
const facts = (...events: CardEvent[]): CardFacts => ({
  events: [...events, { kind: 'end' }],
  ending: { how: 'ended' },
});

describe('the process that looks at the cards', () => {
  it('tells what it finds, whatever a library prints', async () => {
    const found = await ask([RUNNING, FOUND, { kind: 'end' }], '');
    expect(found).toEqual({ events: [RUNNING, FOUND, { kind: 'end' }], ending: { how: 'ended' } });
    expect(tell(judgeSmartCardService(found))).toMatch(/^ok: /);
  });

  it('may crash: the line of what it had not yet told says so', async () => {
    const found = await ask([RUNNING, FOUND], "process.kill(process.pid, 'SIGSEGV');");
    expect(found.ending).toEqual({ how: 'crashed', code: 'SIGSEGV' });
    expect(tell(judgeSmartCardService(found))).toMatch(/^ok: /);
    expect(tell(judgeLibrary(found))).toMatch(/^failure: .*fait tomber/);
    expect(tell(judgeReaders(found))).toMatch(/^skipped: /);
  });

  it('may hang, and is ended', async () => {
    const found = await ask([RUNNING, FOUND], 'setInterval(() => undefined, 1000);', 400);
    expect(found.ending).toEqual({ how: 'hung' });
    expect(tell(judgeLibrary(found))).toMatch(/^failure: .*ne répond plus/);
  });

  it('loads a library that is missing, or is none', async () => {
    const look = async (module: string) => {
      const events: CardEvent[] = [];
      const settings = { ...defaultSettings().card, module };
      await lookAtCards({
        settings,
        flavour: 'production',
        log: SILENT_LOGGER,
        tell: (event) => events.push(event),
      });
      return { events, ending: { how: 'ended' } } as const;
    };
    const missing = await look(join(folder, 'nowhere.so'));
    expect(judgeLibrary(missing)).toMatchObject({
      outcome: 'failure',
      details: { path: join(folder, 'nowhere.so'), code: 'CARD_LIBRARY' },
    });
    const text = join(folder, 'text.so');
    writeFileSync(text, 'no library');
    expect(judgeLibrary(await look(text))).toMatchObject({ outcome: 'failure' });
  });
});

describe('the lines of the readers and the card', () => {
  it('tell a smart card service that runs, is stopped, or cannot be asked', () => {
    const line = (state: 'running' | 'stopped' | 'unwatched') =>
      judgeSmartCardService(facts({ kind: 'smart-card-service', state })).outcome;
    expect([line('running'), line('stopped'), line('unwatched')]).toEqual(['ok', 'failure', 'warning']);
  });

  it('tell the library with its version, and a fault of it', () => {
    const works = facts(RUNNING, FOUND, { kind: 'library', description: 'Cryptolib CPS', version: '5.2' });
    expect(tell(judgeLibrary(works))).toMatch(/^ok: .*Cryptolib CPS, version 5\.2/);
    const fault = facts(RUNNING, FOUND, {
      kind: 'library-fault',
      code: 'CARD_SERVICE_UNAVAILABLE',
      message: 'x',
    });
    expect(tell(judgeLibrary(fault))).toMatch(/^failure: .*n’atteint pas/);
  });

  const CARD: ReaderFacts = { name: 'R', slotType: 'cps', state: 'valid', remainingPinTries: 3 };
  const readers = (...list: ReaderFacts[]) => facts(RUNNING, { kind: 'readers', readers: list });

  it('tell the readers, and that there is none', () => {
    expect(tell(judgeReaders(readers(CARD)))).toMatch(/^ok: 1 lecteur\(s\) : R/);
    expect(tell(judgeReaders(readers()))).toMatch(/^failure: /);
  });

  it.each([
    [CARD, /^ok: .*utilisable/],
    [{ ...CARD, remainingPinTries: 1 }, /^warning: Il reste 1 essai/],
    [{ ...CARD, state: 'blocked', remainingPinTries: 0 }, /^failure: .*bloquée/],
    [{ ...CARD, state: 'unknown-card' }, /^warning: .*pas une carte CPx/],
    [{ ...CARD, state: 'reader-error' }, /^failure: .*ne peut pas être lue/],
    [{ ...CARD, unreadable: 'CARD_DATA' }, /^failure: .*ne peut pas être lue/],
    [{ name: 'R', slotType: 'empty' }, /^warning: Aucune carte/],
    [{ name: 'R', slotType: 'vitale' }, /^warning: Aucune carte/],
  ] as const)('tell the state of the card (%#)', (reader, expected) => {
    expect(tell(judgeCards(readers(reader)))).toMatch(expected);
  });

  it('tell certificates that are valid, about to end, out of date, or of the other environment', async () => {
    const now = new Date();
    const day = (days: number) => new Date(now.getTime() + days * 24 * 60 * 60 * 1000);
    const holding = async (issuer: string, until: Date, environment: 'test' | 'prod') => {
      const der = Buffer.from(await issueUnder(issuer, until)).toString('base64');
      const holder = {
        validUntil: '20991231',
        expired: false,
        cpxType: 'CPS',
        authentication: der,
        signature: der,
      };
      return tell(judgeCardCertificates(readers({ ...CARD, holder }), environment, now));
    };
    const test = 'CN=TEST AC IGC-SANTE FORT PERSONNES, OU=IGC-SANTE TEST, O=ASIP-SANTE, C=FR';
    const real = 'CN=AC IGC-SANTE FORT PERSONNES, OU=IGC-SANTE, O=ASIP-SANTE, C=FR';
    expect(await holding(test, day(300), 'test')).toMatch(/^ok: /);
    expect(await holding(real, day(30), 'prod')).toMatch(/^warning: .*expirent bientôt/);
    expect(await holding(real, day(-1), 'prod')).toMatch(/^failure: .*ont expiré/);
    expect(await holding(test, day(300), 'prod')).toMatch(/^failure: Carte de test en production/);
    expect(await holding(real, day(300), 'test')).toMatch(/^failure: Carte de production en test/);
    expect(tell(judgeCardCertificates(readers(CARD), 'test', now))).toMatch(/^skipped: /);
  });
});
