import type { Pkcs11Module } from '../module/pkcs11-module.js';
import { CKR } from '../module/return-values.js';
import type { WatchedReader } from '../readers/watcher.js';
import { type Answer, parseAnswer } from './answer.js';
import { RemotePkcs11Error, toRemoteError } from './errors.js';
import { LONGEST_LINE, openBlockingExchange } from './exchange.js';
import { assertLoopback, type RemotePeer } from './peer.js';
import {
  readAttributeResult,
  readBuffer,
  readInfo,
  readList,
  readNothing,
  readNumber,
  readOptionalBuffer,
  readSessionInfo,
  readSlotInfo,
  readTokenInfo,
  readWatchedReader,
  UnexpectedResultError,
} from './results.js';
import { decodeValue, encodeValue } from './values.js';

/** Where the module is, and how long it may take. */
export interface RemotePkcs11Options extends RemotePeer {
  /** Longest time one call may take, in milliseconds; 30 000 by default. */
  readonly timeoutMs?: number;
}

/** A module executed by another process of this machine. */
export interface RemotePkcs11Module extends Pkcs11Module {
  /** The readers as the smart card service of the other process sees them now. */
  listReaders(): readonly WatchedReader[];
  /** Ends the connection and its thread; later calls fail. */
  disconnect(): void;
}

const DEFAULT_TIMEOUT_MS = 30_000;

/**
 * Connects to a PKCS#11 module that another process serves on a loopback address (README, "Remote module protocol").
 * The connection is opened at the first call, and again after it was lost.
 *
 * @throws CardError `CARD_LIBRARY` when the host is not a loopback address
 */
export function connectRemotePkcs11(options: RemotePkcs11Options): RemotePkcs11Module {
  const { host, port, token, timeoutMs = DEFAULT_TIMEOUT_MS } = options;
  assertLoopback(options);
  const exchange = openBlockingExchange({ host, port, token }, timeoutMs);
  let lastId = 0;

  const deviceError = (call: string, cause: unknown): RemotePkcs11Error => {
    const reason = cause instanceof Error ? cause.message : 'unknown reason';
    return new RemotePkcs11Error(CKR.DEVICE_ERROR, `CKR_DEVICE_ERROR: ${call}: ${reason}`, { cause });
  };

  const call = <T>(name: string, args: readonly unknown[], read: (result: unknown) => T): T => {
    lastId += 1;
    const line = JSON.stringify({ id: lastId, call: name, args: args.map(encodeValue) });
    if (line.length > LONGEST_LINE) throw new RemotePkcs11Error(CKR.DATA_LEN_RANGE, 'The call is too long.');
    let answer: Answer;
    try {
      answer = parseAnswer(exchange.send(line));
      if (answer.id !== lastId) throw new UnexpectedResultError('The answer belongs to another call.');
    } catch (cause) {
      throw deviceError(name, cause);
    }
    if (answer.error !== undefined) throw toRemoteError(answer.error);
    try {
      return read(decodeValue(answer.result ?? null));
    } catch (cause) {
      throw deviceError(name, cause);
    }
  };

  return {
    C_Initialize: (flags) => call('C_Initialize', flags === undefined ? [] : [flags], readNothing),
    C_Finalize: () => call('C_Finalize', [], readNothing),
    C_GetInfo: () => call('C_GetInfo', [], readInfo),
    C_GetSlotList: (tokenPresent = false) => call('C_GetSlotList', [tokenPresent], readList(readBuffer)),
    C_GetSlotInfo: (slot) => call('C_GetSlotInfo', [slot], readSlotInfo),
    C_GetTokenInfo: (slot) => call('C_GetTokenInfo', [slot], readTokenInfo),
    C_GetMechanismList: (slot) => call('C_GetMechanismList', [slot], readList(readNumber)),
    C_OpenSession: (slot, flags) => call('C_OpenSession', [slot, flags], readBuffer),
    C_CloseSession: (session) => call('C_CloseSession', [session], readNothing),
    C_GetSessionInfo: (session) => call('C_GetSessionInfo', [session], readSessionInfo),
    C_Login: (session, userType, pin) => call('C_Login', [session, userType, pin], readNothing),
    C_Logout: (session) => call('C_Logout', [session], readNothing),
    C_FindObjectsInit: (session, template = []) =>
      call('C_FindObjectsInit', [session, template], readNothing),
    C_FindObjects: (session, max) => call('C_FindObjects', [session, max], readList(readBuffer)),
    C_FindObjectsFinal: (session) => call('C_FindObjectsFinal', [session], readNothing),
    C_GetAttributeValue: (session, object, template) =>
      call('C_GetAttributeValue', [session, object, template], readList(readAttributeResult)),
    C_SignInit: (session, mechanism, key) => call('C_SignInit', [session, mechanism, key], readNothing),
    C_Sign: (session, data) => call('C_Sign', [session, data], readBuffer),
    C_WaitForSlotEvent: (flags) => call('C_WaitForSlotEvent', [flags], readOptionalBuffer),
    listReaders: () => call('R_ListReaders', [], readList(readWatchedReader)),
    disconnect: () => exchange.close(),
  };
}
