import { CKF } from '../pkcs11-codes.js';
import { fail } from '../pkcs11-error.js';
import type { Handle, LibraryInfo, Pkcs11Module, SlotInfo, TokenInfo, Version } from '../pkcs11-module.js';
import { listMechanisms } from '../signing.js';
import { pinFlags, type VirtualCard } from '../virtual-card.js';
import { fromHandle, toHandle } from './handle.js';
import type { ProcessState } from './state.js';

type SlotFunctions = Pick<
  Pkcs11Module,
  | 'C_GetInfo'
  | 'C_GetSlotList'
  | 'C_GetSlotInfo'
  | 'C_GetTokenInfo'
  | 'C_GetMechanismList'
  | 'C_WaitForSlotEvent'
>;

const NO_VERSION: Version = { major: 0, minor: 0 };

/** What `CK_UNAVAILABLE_INFORMATION` becomes in `pkcs11js` on a 64-bit machine is not a safe integer: 0 stands for it. */
const UNAVAILABLE = 0;

const LIBRARY: LibraryInfo = {
  cryptokiVersion: { major: 2, minor: 20 },
  manufacturerID: 'VIRTUEL'.padEnd(32),
  flags: 0,
  libraryDescription: 'CPS3 PKCS#11 VIRTUEL'.padEnd(32),
  libraryVersion: { major: 3, minor: 1 },
};

/** Functions about the library, its readers and the cards in them. */
export function makeSlotFunctions(state: ProcessState): SlotFunctions {
  return {
    C_GetInfo: () => LIBRARY,
    C_GetSlotList: (tokenPresent = false) =>
      state.hardware.names
        .map((_, index) => index)
        // cps-card 1.4: a card of another kind is not a token of this module.
        .filter((index) => !tokenPresent || state.hardware.content(index).kind === 'cpx')
        .map(toHandle),
    C_GetSlotInfo: (slot) => describeSlot(state, slotOf(state, slot)),
    C_GetTokenInfo: (slot) => {
      const index = slotOf(state, slot);
      return describeToken(state, index, cardIn(state, index));
    },
    C_GetMechanismList: (slot) => {
      cardIn(state, slotOf(state, slot));
      return listMechanisms(state.rawRsa);
    },
    C_WaitForSlotEvent: (flags) => {
      // cps-card 7: the blocking form is not supported by the real module.
      if ((flags & CKF.DONT_BLOCK) === 0) fail('CKR_FUNCTION_NOT_SUPPORTED');
      const slot = state.takeEvent();
      return slot === undefined ? null : toHandle(slot);
    },
  };
}

/** The reader of a slot handle. @throws {VirtualCardError} `CKR_SLOT_ID_INVALID` */
export function slotOf(state: ProcessState, handle: Handle): number {
  const index = fromHandle(handle);
  return index >= 0 && index < state.hardware.names.length ? index : fail('CKR_SLOT_ID_INVALID');
}

/** The CPS card in a reader. @throws {VirtualCardError} `CKR_TOKEN_NOT_PRESENT`, `CKR_TOKEN_NOT_RECOGNIZED` */
export function cardIn(state: ProcessState, index: number): VirtualCard {
  const inserted = state.hardware.content(index);
  if (inserted.kind === 'empty') fail('CKR_TOKEN_NOT_PRESENT');
  if (inserted.kind !== 'cpx') fail('CKR_TOKEN_NOT_RECOGNIZED');
  return inserted.card;
}

const DESCRIPTION_LENGTH = 64;

/** cps-card 1.4: a long reader name keeps its two ends, the middle becomes three dots. */
export function slotDescription(name: string): string {
  if (name.length <= DESCRIPTION_LENGTH) return name.padEnd(DESCRIPTION_LENGTH);
  return `${name.slice(0, 30)}...${name.slice(-31)}`;
}

function describeSlot(state: ProcessState, index: number): SlotInfo {
  const isPresent = state.hardware.content(index).kind !== 'empty';
  const flags = isPresent ? CKF.SLOT_EMPTY | CKF.TOKEN_PRESENT : CKF.SLOT_EMPTY;
  return {
    slotDescription: slotDescription(state.hardware.names[index] ?? ''),
    manufacturerID: ' '.repeat(32),
    // cps-card 1.4: 0 is seen just after a removal.
    flags: state.takeJustRemoved(index) && !isPresent ? 0 : flags,
    hardwareVersion: NO_VERSION,
    firmwareVersion: NO_VERSION,
  };
}

function describeToken(state: ProcessState, index: number, card: VirtualCard): TokenInfo {
  const sessions = state.sessionsOn(index);
  return {
    label: card.label.padEnd(32),
    manufacturerID: 'ASIP Sante'.padEnd(32),
    // cps-card 1.5: padded with NUL, unlike the other fields.
    model: 'IAS ECC'.padEnd(16, '\0'),
    serialNumber: card.profile.serialNumber.padEnd(16),
    flags: CKF.TOKEN_USUAL | pinFlags(card.pinTries()),
    maxSessionCount: 0,
    sessionCount: sessions.length,
    maxRwSessionCount: 0,
    rwSessionCount: sessions.filter(({ isReadWrite }) => isReadWrite).length,
    maxPinLen: 8,
    minPinLen: 4,
    totalPublicMemory: UNAVAILABLE,
    freePublicMemory: UNAVAILABLE,
    totalPrivateMemory: UNAVAILABLE,
    freePrivateMemory: UNAVAILABLE,
    hardwareVersion: NO_VERSION,
    firmwareVersion: NO_VERSION,
    utcTime: '\0'.repeat(16),
  };
}
