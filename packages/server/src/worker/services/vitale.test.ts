import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CardError } from '@dmpconnect/card-pkcs11';
import { compileFakeApiLec } from '@dmpconnect/card-pkcs11/testing';
import { afterAll, describe, expect, it } from 'vitest';
import { defaultSettings } from '../../config/index.js';
import { createLazyVitale } from './vitale.js';

const settings = defaultSettings().card;
/** A kiosk: no Cryptolib CPS, no smart card service. */
const cards = { readers: () => Promise.reject(new CardError('CARD_LIBRARY', 'not installed')) };

describe('the Vitale cards of a worker', () => {
  it('say what is missing, and look again at the next call: it may be installed since', async () => {
    const library = join(tmpdir(), 'nowhere', 'api_lec64.dll');
    const vitale = createLazyVitale({
      settings: { ...settings, vitaleLibrary: library },
      flavour: 'production',
      cards,
    });
    const failures = [
      await vitale.get().catch((e: unknown) => e),
      await vitale.get().catch((e: unknown) => e),
    ];
    expect(failures[0]).toMatchObject({
      code: 'VITALE_LIBRARY',
      message: expect.stringContaining(library),
    });
    expect(failures[1]).toMatchObject({ code: 'VITALE_LIBRARY' });
    expect(failures[0]).not.toBe(failures[1]);
    vitale.close();
  });

  it('of a production build never come from the sandbox', async () => {
    const vitale = createLazyVitale({
      settings: {
        ...settings,
        vitaleLibrary: '/nowhere/api_lec.so',
        virtualCard: { host: '127.0.0.1', port: 1, token: 'token' },
      },
      flavour: 'production',
      cards,
    });
    await expect(vitale.get()).rejects.toMatchObject({ code: 'VITALE_LIBRARY' });
  });

  it('of the sandbox must be on this computer', async () => {
    const vitale = createLazyVitale({
      settings: { ...settings, virtualCard: { host: 'card.example.org', port: 1, token: 'token' } },
      flavour: 'dev',
      cards,
    });
    await expect(vitale.get()).rejects.toThrow();
  });
});

const library = compileFakeApiLec();
if (library === undefined) console.warn('No C compiler: the settings of the reading library are not tested.');

describe.skipIf(library === undefined)('the settings of the reading library', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vitale-settings-'));
  afterAll(() => {
    for (const made of [folder, dirname(library ?? folder)]) rmSync(made, { recursive: true, force: true });
  });

  it('lead to the card, on a computer without any other card software', async () => {
    writeFileSync(
      join(folder, 'card.xml'),
      '<D><listeBenef><b><nomUsuel>ADRUN</nomUsuel></b></listeBenef></D>',
    );
    const vitale = createLazyVitale({
      settings: { ...settings, vitaleLibrary: library, vitaleFolder: folder },
      flavour: 'production',
      cards,
    });
    const card = await (await vitale.get()).read('Kiosk');
    expect(card.patients.map(({ familyName }) => familyName)).toEqual(['ADRUN']);
    vitale.close();
  });

  it('name its functions', async () => {
    const vitale = createLazyVitale({
      settings: {
        ...settings,
        vitaleLibrary: library,
        vitaleFolder: folder,
        vitaleReadFunction: 'Hn_Autre',
      },
      flavour: 'production',
      cards,
    });
    await expect((await vitale.get()).read('Kiosk')).rejects.toMatchObject({
      code: 'VITALE_LIBRARY',
      message: expect.stringContaining('Hn_Autre'),
    });
    vitale.close();
  });
});
