import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createCardService } from '../card-service.js';
import { loadPkcs11Module } from '../module/load.js';
import { type PcscWatcher, startPcscWatcher } from '../pcsc/start-watcher.js';
import type { CardService } from '../service-types.js';
import { type RunningCps3, startCps3 } from './cps3/start.js';
import { opensslVerifies } from './openssl-verify.js';
import { createVirtualPcscd, type VirtualPcscd } from './pcscd.js';
import { createTestPki, type TestPki } from './pki.js';
import { whenReaders } from './when-readers.js';

const SERIAL_NUMBER = '2800000077';
const TEXT = new TextEncoder().encode('à signer');

/** The whole way of a card: emulated CPS3, virtual reader, real smart card service, OpenSC, and this package. */
export function describeOpenSc(library: string): void {
  describe('an emulated CPS3 behind a real smart card service, through OpenSC', () => {
    let pki: TestPki;
    let pcscd: VirtualPcscd;
    let watcher: PcscWatcher;
    let card: RunningCps3;
    let cards: CardService;

    beforeAll(async () => {
      pki = createTestPki();
      pcscd = await createVirtualPcscd();
      await pcscd.start();
      watcher = await startPcscWatcher({ times: { sliceMs: 200, retryMs: 50 } });
      await whenReaders(watcher, (readers) => readers.length === 2);
    });
    afterAll(async () => {
      await watcher?.close();
      await pcscd?.close();
    });
    beforeEach(async () => {
      card = await startCps3(pki, pcscd.ports[0], SERIAL_NUMBER);
      await insert();
      cards = createCardService({ module: loadPkcs11Module(library), watcher });
    });
    afterEach(async () => {
      cards.close();
      await card.close();
      await whenReaders(watcher, (readers) => readers.every(({ present }) => !present));
    });

    const whenCard = (present: boolean) =>
      whenReaders(watcher, (readers) => readers.find(isFirst)?.present === present);
    const isFirst = ({ name }: { readonly name: string }) => name === pcscd.readerNames[0];
    const select = () => cards.selectCpx({ readerName: pcscd.readerNames[0] });
    async function insert(): Promise<void> {
      await card.insert();
      await whenCard(true);
    }
    async function remove(): Promise<void> {
      await card.remove();
      await whenCard(false);
    }

    it('shows each reader once, although both the service and the library know it', () => {
      expect(cards.listReaders().map(({ name, slotType }) => [name, slotType])).toEqual([
        [pcscd.readerNames[0], 'cps'],
        [pcscd.readerNames[1], 'empty'],
      ]);
    });

    it('reads the state of the card without its PIN', () => {
      expect(select().status()).toMatchObject({
        state: 'valid',
        remainingPinTries: 3,
        serialNumber: SERIAL_NUMBER,
      });
    });

    it('reads the holder and signs with both keys', async () => {
      const unlocked = await select().unlock('1234');
      expect(unlocked.professional).toMatchObject({
        identifier: '899700000013',
        familyName: 'DOC0000001',
        activities: [{ name: 'HOPITAL VIRTUEL' }, { name: 'CABINET VIRTUEL' }],
      });
      const signature = await unlocked.signatureSigner().sign(TEXT, 'RSA-SHA256');
      expect(opensslVerifies(pki.signature.file, 'sha256', TEXT, signature)).toBe(true);
      const authentication = await unlocked.authenticationSigner().sign(TEXT, 'RSA-SHA256');
      expect(opensslVerifies(pki.authentication.file, 'sha256', TEXT, authentication)).toBe(true);
    });

    it('counts a wrong PIN once', async () => {
      const reader = select();
      await expect(reader.unlock('9999')).rejects.toMatchObject({ code: 'PIN_REFUSED', remainingTries: 2 });
      expect(reader.status()).toMatchObject({ state: 'valid', remainingPinTries: 2 });
    });

    it('tells the card taken out and put back, and serves it again', async () => {
      const reader = select();
      const unlocked = await reader.unlock('1234');
      await remove();
      expect(reader.status()).toEqual({ state: 'no-card' });
      expect(() => unlocked.assertUsable()).toThrow(expect.objectContaining({ code: 'CARD_CHANGED' }));
      await insert();
      expect(reader.status()).toEqual({ state: 'changed' });
      const again = await select().unlock('1234');
      expect(await again.signatureSigner().sign(TEXT, 'RSA-SHA256')).toHaveLength(256);
    });

    it('is served again after the smart card service was killed and started anew', async () => {
      const reader = select();
      await reader.unlock('1234');
      await pcscd.kill();
      await whenReaders(watcher, (_readers, live) => !live);
      expect(reader.status()).toEqual({ state: 'reader-error' });
      await pcscd.start();
      await whenReaders(watcher, (readers) => readers.length === 2);
      await insert();
      expect(reader.status()).toEqual({ state: 'changed' });
      await select().unlock('1234');
    });
  });
}
