import { CardError, type CardErrorCode } from '../errors.js';
import { CKR } from '../module/return-values.js';
import type { VitaleProvider, VitaleReaders } from '../vitale/provider.js';
import { readVitaleCard } from '../vitale/read-card.js';
import { callRemote } from './call.js';
import { RemotePkcs11Error } from './errors.js';
import type { RemotePeer } from './peer.js';
import { readText, readVitaleReading } from './results.js';

const FAILURES: ReadonlyMap<number, { readonly code: CardErrorCode; readonly message: string }> = new Map([
  [CKR.TOKEN_NOT_PRESENT, { code: 'VITALE_ABSENT', message: 'There is no card in the reader.' }],
  [CKR.SLOT_ID_INVALID, { code: 'READER_NOT_FOUND', message: 'No reader has that name.' }],
  [
    CKR.DEVICE_ERROR,
    { code: 'VITALE_LIBRARY', message: 'The process that holds the cards does not answer.' },
  ],
]);

/** Makes the provider of the virtual Vitale cards of another process, which has the readers too. */
export function createRemoteVitaleProvider(peer: RemotePeer, readers: VitaleReaders): VitaleProvider {
  const ask = async <T>(
    call: string,
    args: readonly unknown[],
    read: (value: unknown) => T,
    signal?: AbortSignal,
  ): Promise<T> => {
    try {
      return await callRemote(peer, call, args, read, { signal });
    } catch (error) {
      if (!(error instanceof RemotePkcs11Error)) throw error;
      const { code, message } = FAILURES.get(error.code) ?? {
        code: 'VITALE_UNREADABLE',
        message: 'The card in the reader cannot be read as a Vitale card.',
      };
      throw new CardError(code, message, { cause: error });
    }
  };
  return {
    presence: (readerName) => readers.presence(readerName),
    onChange: (listener) => readers.onChange(listener),
    read: async (readerName, signal) =>
      readVitaleCard(await ask('V_Read', [readerName], readVitaleReading, signal)),
    assertion: (readerName, person, signal) => ask('V_Assertion', [readerName, person], readText, signal),
    close() {},
  };
}
