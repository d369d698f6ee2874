import {
  CKA_CLASS,
  CKA_ID,
  CKA_LABEL,
  CKA_VALUE,
  CKF_USER_PIN_COUNT_LOW,
  CKF_USER_PIN_FINAL_TRY,
  CKF_USER_PIN_LOCKED,
} from '../module/constants.js';
import type { Handle, Pkcs11Attribute, Pkcs11Module } from '../module/pkcs11-module.js';
import { CKR } from '../module/return-values.js';
import { failWith } from './return-value.js';
import { computeSignature, type VirtualCard, type VirtualObject } from './virtual-card.js';

/** Virtual readers with the behaviour of the Cryptolib 5.2.2 (cps-card 1.4, 2, 7), and hands to move their cards. */
export interface VirtualReaders {
  readonly module: Pkcs11Module;
  insert(card: VirtualCard, reader?: string): void;
  remove(reader?: string): void;
  unplug(reader: string): void;
  /** Another program resets the card: the login of every process is gone. */
  resetLogin(): void;
  /** The library loses its state, as after a restart of its process. */
  restart(): void;
}

interface VirtualSlot {
  card: VirtualCard | undefined;
  event: boolean;
}

interface VirtualSession {
  readonly slot: VirtualSlot;
  search: Handle[];
  signing: { readonly object: VirtualObject; readonly mechanism: number } | undefined;
}

function number32(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt32LE(value);
  return bytes;
}

function tryFlags(tries: number): number {
  if (tries === 0) return CKF_USER_PIN_LOCKED;
  if (tries === 1) return CKF_USER_PIN_COUNT_LOW | CKF_USER_PIN_FINAL_TRY;
  return tries === 2 ? CKF_USER_PIN_COUNT_LOW : 0;
}

function attributeOf(object: VirtualObject, type: number): Buffer | undefined {
  switch (type) {
    case CKA_CLASS:
      return number32(object.objectClass);
    case CKA_LABEL:
      return Buffer.from(object.label);
    case CKA_ID:
      return object.id;
    case CKA_VALUE:
      return object.value;
    default:
      return undefined;
  }
}

function matches(object: VirtualObject, { type, value }: Pkcs11Attribute): boolean {
  if (type === CKA_CLASS) return object.objectClass === value;
  const wanted = typeof value === 'string' ? Buffer.from(value) : value;
  return Buffer.isBuffer(wanted) && attributeOf(object, type)?.equals(wanted) === true;
}

/** Plugs in virtual readers. */
export function createVirtualReaders(names: readonly string[] = ['Lecteur virtuel 0']): VirtualReaders {
  const slots = new Map<string, VirtualSlot>(names.map((name) => [name, { card: undefined, event: false }]));
  const sessions = new Map<string, VirtualSession>();
  const loggedIn = new Set<VirtualSlot>();
  const objects = new Map<string, VirtualObject>();
  const handles = new Map<VirtualObject, Handle>();
  let initialized = false;
  let lastHandle = 0;

  const firstName = names[0] ?? '';
  const newHandle = (): Handle => {
    lastHandle += 1;
    return number32(lastHandle);
  };
  const handleOf = (object: VirtualObject): Handle => {
    const handle = handles.get(object) ?? newHandle();
    handles.set(object, handle);
    objects.set(handle.toString('hex'), object);
    return handle;
  };
  const slotHandle = (index: number): Handle => number32(index);
  const slotOf = (handle: Handle): VirtualSlot =>
    [...slots.values()][handle.readUInt32LE()] ?? failWith(CKR.SLOT_ID_INVALID);
  const cardIn = (handle: Handle): VirtualCard => slotOf(handle).card ?? failWith(CKR.TOKEN_NOT_PRESENT);
  const sessionOf = (handle: Handle): VirtualSession =>
    sessions.get(handle.toString('hex')) ?? failWith(CKR.SESSION_HANDLE_INVALID);
  const visible = ({ slot }: VirtualSession): readonly VirtualObject[] =>
    (slot.card?.objects ?? []).filter(({ isPrivate }) => !isPrivate || loggedIn.has(slot));
  const forget = (slot: VirtualSlot): void => {
    for (const [key, session] of [...sessions]) if (session.slot === slot) sessions.delete(key);
    loggedIn.delete(slot);
  };

  const functions: Pkcs11Module = {
    C_Initialize() {
      if (initialized) failWith(CKR.CRYPTOKI_ALREADY_INITIALIZED);
      initialized = true;
    },
    C_Finalize() {
      initialized = false;
      for (const slot of slots.values()) forget(slot);
    },
    C_GetInfo: () => ({
      cryptokiVersion: { major: 2, minor: 20 },
      manufacturerID: 'ANS',
      libraryDescription: 'virtual readers',
      libraryVersion: { major: 3, minor: 1 },
    }),
    C_GetSlotList: () => [...slots.keys()].map((_, index) => slotHandle(index)),
    C_GetSlotInfo(handle) {
      const slot = slotOf(handle);
      const name = [...slots].find(([, candidate]) => candidate === slot)?.[0] ?? '';
      return { slotDescription: name.padEnd(64), manufacturerID: ' '.repeat(32), flags: slot.card ? 7 : 6 };
    },
    C_GetTokenInfo(handle) {
      const { label, model, serialNumber, flags, tries } = cardIn(handle);
      return {
        label: label.padEnd(32),
        manufacturerID: 'ASIP Sante'.padEnd(32),
        model: model.padEnd(16, '\0'),
        serialNumber: serialNumber.padEnd(16),
        flags: flags | tryFlags(tries),
      };
    },
    C_GetMechanismList: (handle) => [...cardIn(handle).mechanisms],
    C_OpenSession(handle) {
      cardIn(handle);
      const session = newHandle();
      sessions.set(session.toString('hex'), { slot: slotOf(handle), search: [], signing: undefined });
      return session;
    },
    C_CloseSession(handle) {
      const { slot } = sessionOf(handle);
      sessions.delete(handle.toString('hex'));
      if (![...sessions.values()].some((other) => other.slot === slot)) loggedIn.delete(slot);
    },
    C_GetSessionInfo(handle) {
      return { state: loggedIn.has(sessionOf(handle).slot) ? 1 : 0, flags: 4 };
    },
    C_Login(handle, _userType, pin) {
      const { slot } = sessionOf(handle);
      const card = slot.card ?? failWith(CKR.TOKEN_NOT_PRESENT);
      if (loggedIn.has(slot)) failWith(CKR.USER_ALREADY_LOGGED_IN);
      if (card.tries === 0) failWith(CKR.PIN_LOCKED);
      const onKeypad = (card.flags & 0x100) !== 0 && pin === undefined;
      if (!onKeypad && pin !== card.pin) {
        card.tries -= 1;
        failWith(card.tries === 0 ? CKR.PIN_LOCKED : CKR.PIN_INCORRECT);
      }
      card.tries = 3;
      loggedIn.add(slot);
    },
    C_Logout(handle) {
      const { slot } = sessionOf(handle);
      if (!loggedIn.delete(slot)) failWith(CKR.USER_NOT_LOGGED_IN);
    },
    C_FindObjectsInit(handle, template = []) {
      const session = sessionOf(handle);
      session.search = visible(session)
        .filter((object) => template.every((attribute) => matches(object, attribute)))
        .map(handleOf);
    },
    C_FindObjects: (handle, max) => sessionOf(handle).search.splice(0, max),
    C_FindObjectsFinal(handle) {
      sessionOf(handle).search = [];
    },
    C_GetAttributeValue(handle, object, template) {
      sessionOf(handle);
      const found = objects.get(object.toString('hex')) ?? failWith(CKR.OBJECT_HANDLE_INVALID);
      return template.map(({ type }) => ({
        type,
        value: attributeOf(found, type) ?? failWith(CKR.ATTRIBUTE_TYPE_INVALID),
      }));
    },
    C_SignInit(handle, { mechanism }, key) {
      const session = sessionOf(handle);
      if (!loggedIn.has(session.slot)) failWith(CKR.USER_NOT_LOGGED_IN);
      const object = objects.get(key.toString('hex')) ?? failWith(CKR.KEY_HANDLE_INVALID);
      if (session.slot.card?.mechanisms.includes(mechanism) !== true) failWith(CKR.MECHANISM_INVALID);
      const refusal = session.slot.card.refusals[object.label]?.get(mechanism);
      if (refusal !== undefined) failWith(refusal);
      session.signing = { object, mechanism };
    },
    C_Sign(handle, data) {
      const session = sessionOf(handle);
      const { object, mechanism } = session.signing ?? failWith(0x91);
      session.signing = undefined;
      return computeSignature(object.key ?? '', mechanism, data);
    },
    C_WaitForSlotEvent() {
      const index = [...slots.values()].findIndex(({ event }) => event);
      const slot = [...slots.values()][index];
      if (slot === undefined) return null;
      slot.event = false;
      return slotHandle(index);
    },
  };

  // Every function but C_Initialize needs an initialised library.
  const guarded = new Proxy(functions, {
    get(target, name, receiver) {
      if (!initialized && name !== 'C_Initialize') failWith(CKR.CRYPTOKI_NOT_INITIALIZED);
      return Reflect.get(target, name, receiver);
    },
  });

  const change = (reader: string, card: VirtualCard | undefined): void => {
    const slot = slots.get(reader);
    if (slot === undefined) throw new Error(`no reader ${reader}`);
    forget(slot);
    slot.card = card;
    slot.event = true;
  };

  return {
    module: guarded,
    insert: (card, reader = firstName) => change(reader, card),
    remove: (reader = firstName) => change(reader, undefined),
    unplug(reader) {
      const slot = slots.get(reader);
      if (slot !== undefined) forget(slot);
      slots.delete(reader);
    },
    resetLogin: () => loggedIn.clear(),
    restart() {
      initialized = false;
      for (const slot of slots.values()) forget(slot);
    },
  };
}
