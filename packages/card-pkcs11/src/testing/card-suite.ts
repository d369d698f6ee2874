import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createCardService } from '../card-service.js';
import { CKM_RSA_PKCS } from '../module/constants.js';
import type { Pkcs11Module } from '../module/pkcs11-module.js';
import type { SignatureAlgorithm } from '../seams.js';
import type { CardService } from '../service-types.js';
import { describeCardTls } from './card-tls-suite.js';
import { opensslVerifies } from './openssl-verify.js';
import type { TestPki } from './pki.js';
import { type RecordedModule, recordCalls } from './recording.js';

/** A reader with a fresh card of a fictitious doctor whose PIN is 1234. */
export interface SuiteReader {
  readonly module: Pkcs11Module;
  readonly insert: () => void;
  readonly remove: () => void;
  readonly close?: () => void;
}

/** What the suite runs on. */
export interface SuiteSubject {
  readonly pki: TestPki;
  readonly createReader: () => SuiteReader;
  /** Whether a PKCS#1-only card is modelled: then TLS stops at 1.2. */
  readonly highestTls: 'TLSv1.2' | 'TLSv1.3';
}

const TEXT = new TextEncoder().encode('à signer');
const DIGESTS = [
  ['RSA-SHA1', 'sha1'],
  ['RSA-SHA256', 'sha256'],
  ['RSA-SHA512', 'sha512'],
] as const satisfies readonly (readonly [SignatureAlgorithm, string])[];

/** The behaviour every PKCS#11 module gives with a CPx card: run on the virtual card, on SoftHSM2 and remotely. */
export function describeCardSuite(name: string, createSubject: () => SuiteSubject): void {
  describe(name, () => {
    let subject: SuiteSubject;
    let reader: SuiteReader;
    let recorded: RecordedModule;
    let cards: CardService;

    beforeAll(() => {
      subject = createSubject();
    });

    function start(): void {
      reader = subject.createReader();
      recorded = recordCalls(reader.module);
      cards = createCardService({ module: recorded.module });
    }

    afterEach(() => {
      cards.close();
      reader.close?.();
    });

    const select = () => cards.selectCpx({ readerIndex: 0 });
    const logins = (): number => recorded.count('C_Login');

    it('lists the reader with its CPS card', () => {
      start();
      expect(cards.listReaders()).toEqual([
        { name: 'Lecteur virtuel 0', slotType: 'cps', accessMode: 'pcsc', index: 0 },
      ]);
    });

    it('reads the state without presenting a PIN', () => {
      start();
      const status = select().status();
      expect(status).toMatchObject({ state: 'valid', remainingPinTries: 3, serialNumber: '2800000001' });
      expect(status.validUntil).toMatch(/^20\d{6}$/);
      expect(logins()).toBe(0);
    });

    it('describes the holder, with activities in card order', async () => {
      start();
      const card = await select().unlock('1234');
      expect(card.professional).toEqual({
        identifier: '899700000013',
        identifierType: 'RPPS',
        familyName: 'DOC0000001',
        givenName: 'ALIX',
        profession: { code: '10', oid: '1.2.250.1.71.1.2.7', label: 'Médecin' },
        speciality: { code: 'SM54', oid: '1.2.250.1.71.4.2.5', label: 'Médecine Générale' },
        activities: [
          {
            name: 'HOPITAL VIRTUEL',
            structureIdentifier: '1750000001',
            sector: 'SA01',
            sectorLabel: 'Etablissement public de santé',
          },
          {
            name: 'CABINET VIRTUEL',
            structureIdentifier: '499700000013001',
            sector: 'SA07',
            sectorLabel: 'Cabinet individuel',
          },
        ],
      });
      expect(card).toMatchObject({ cardKind: 'test', cpxType: 'CPS', remainingPinTries: 3 });
      expect(card.certificates).toEqual({
        authentication: subject.pki.authentication.der,
        signature: subject.pki.signature.der,
      });
    });

    it.each(DIGESTS)('signs %s with both keys so that openssl verifies', async (algorithm, digest) => {
      start();
      const card = await select().unlock('1234');
      for (const [signer, identity] of [
        [card.signatureSigner(), subject.pki.signature],
        [card.authenticationSigner(), subject.pki.authentication],
      ] as const) {
        const signature = await signer.sign(TEXT, algorithm);
        expect(signer.certificate).toEqual(identity.der);
        expect(opensslVerifies(identity.file, digest, TEXT, signature)).toBe(true);
      }
    });

    it('signs only with CKM_RSA_PKCS, the mechanism both keys of a real card accept', async () => {
      start();
      const card = await select().unlock('1234');
      await card.signatureSigner().sign(TEXT, 'RSA-SHA256');
      await card.authenticationSigner().sign(TEXT, 'RSA-SHA256');
      const mechanisms = recorded.calls
        .filter(({ name: call }) => call === 'C_SignInit')
        .map(({ args }) => args[1]);
      expect(mechanisms).toEqual([{ mechanism: CKM_RSA_PKCS }, { mechanism: CKM_RSA_PKCS }]);
    });

    it('reads certificates and data once per insertion', async () => {
      start();
      const chosen = select();
      chosen.status();
      await chosen.unlock('1234');
      const before = recorded.count('C_FindObjectsInit');
      chosen.status();
      await chosen.unlock('1234');
      await select().unlock('1234');
      expect(recorded.count('C_FindObjectsInit')).toBe(before);
    });

    it('spends exactly one try on a wrong PIN, and gives it back with a good one', async () => {
      start();
      const chosen = select();
      await expect(chosen.unlock('0000')).rejects.toMatchObject({ code: 'PIN_REFUSED', remainingTries: 2 });
      expect(logins()).toBe(1);
      expect(chosen.status()).toMatchObject({ state: 'valid', remainingPinTries: 2 });
      await chosen.unlock('1234');
      expect(logins()).toBe(2);
      expect(chosen.status().remainingPinTries).toBe(3);
    });

    it('does not touch the card for the PIN it already accepted', async () => {
      start();
      await select().unlock('1234');
      const before = recorded.calls.length;
      await select().unlock('1234');
      const since = recorded.calls.slice(before).map(({ name: call }) => call);
      expect(since).not.toContain('C_Login');
      expect(since).not.toContain('C_Logout');
      expect(since).not.toContain('C_GetAttributeValue');
      expect(since).not.toContain('C_FindObjectsInit');
    });

    it('notices a wrong PIN while logged in, and then serves no session until a good one', async () => {
      start();
      const card = await select().unlock('1234');
      await expect(select().unlock('4321')).rejects.toMatchObject({ code: 'PIN_REFUSED', remainingTries: 2 });
      expect(logins()).toBe(2);
      expect(() => card.assertUsable()).toThrow(expect.objectContaining({ code: 'CARD_CHANGED' }));
      await expect(card.signatureSigner().sign(TEXT, 'RSA-SHA256')).rejects.toMatchObject({
        code: 'CARD_CHANGED',
      });
      expect(logins()).toBe(2);
      await select().unlock('1234');
      await expect(card.signatureSigner().sign(TEXT, 'RSA-SHA256')).resolves.toHaveLength(256);
    });

    it('blocks after three wrong PINs, and says so', async () => {
      start();
      const chosen = select();
      for (const remainingTries of [2, 1]) {
        await expect(chosen.unlock('0000')).rejects.toMatchObject({ code: 'PIN_REFUSED', remainingTries });
      }
      await expect(chosen.unlock('0000')).rejects.toMatchObject({ code: 'CARD_BLOCKED', remainingTries: 0 });
      expect(logins()).toBe(3);
      expect(chosen.status()).toMatchObject({ state: 'blocked', remainingPinTries: 0 });
      await expect(chosen.unlock('1234')).rejects.toMatchObject({ code: 'CARD_BLOCKED' });
    });

    it('survives a removal between two commands', async () => {
      start();
      const chosen = select();
      const card = await chosen.unlock('1234');
      reader.remove();
      expect(chosen.status()).toEqual({ state: 'no-card' });
      await expect(card.signatureSigner().sign(TEXT, 'RSA-SHA256')).rejects.toMatchObject({
        code: 'CARD_CHANGED',
      });
      await expect(chosen.unlock('1234')).rejects.toMatchObject({ code: 'CARD_ABSENT' });
      reader.insert();
      expect(chosen.status()).toEqual({ state: 'changed' });
      await expect(chosen.unlock('1234')).rejects.toMatchObject({ code: 'CARD_CHANGED' });
      const again = await select().unlock('1234');
      await expect(again.signatureSigner().sign(TEXT, 'RSA-SHA256')).resolves.toHaveLength(256);
      expect(() => card.assertUsable()).toThrow(expect.objectContaining({ code: 'CARD_CHANGED' }));
    });

    it('forgets the accepted PIN with the removal', async () => {
      start();
      await select().unlock('1234');
      reader.remove();
      reader.insert();
      await expect(select().unlock('4321')).rejects.toMatchObject({ code: 'PIN_REFUSED', remainingTries: 2 });
      await select().unlock('1234');
      expect(logins()).toBe(3);
    });

    it('notices a removal and re-insertion that no call saw', async () => {
      start();
      const chosen = select();
      const card = await chosen.unlock('1234');
      reader.remove();
      reader.insert();
      expect(() => card.assertUsable()).toThrow(expect.objectContaining({ code: 'CARD_CHANGED' }));
      expect(chosen.status()).toEqual({ state: 'changed' });
    });

    it.each(['C_SignInit', 'C_Sign'] as const)('survives a removal during signing, at %s', async (call) => {
      start();
      const card = await select().unlock('1234');
      recorded.before(call, reader.remove);
      await expect(card.signatureSigner().sign(TEXT, 'RSA-SHA256')).rejects.toMatchObject({
        code: 'CARD_CHANGED',
      });
      reader.insert();
      const again = await select().unlock('1234');
      await expect(again.signatureSigner().sign(TEXT, 'RSA-SHA256')).resolves.toHaveLength(256);
    });

    it.each(['C_OpenSession', 'C_Logout', 'C_Login', 'C_GetAttributeValue'] as const)(
      'survives a removal during the PIN, at %s',
      async (call) => {
        start();
        const chosen = select();
        recorded.before(call, reader.remove);
        await expect(chosen.unlock('1234')).rejects.toMatchObject({ code: 'CARD_CHANGED' });
        reader.insert();
        await select().unlock('1234');
      },
    );

    describeCardTls({
      pki: () => subject.pki,
      highestTls: () => subject.highestTls,
      start,
      unlock: (pin) => select().unlock(pin),
      recorded: () => recorded,
      reader: () => reader,
    });
  });
}
