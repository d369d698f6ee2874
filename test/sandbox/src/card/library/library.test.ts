import { beforeEach, describe, expect, it } from 'vitest';
import { firstSlot, loggedInSession, makeCardBench, openSession, returnOf } from '../../testing/card.js';
import { CKF, CKU_USER } from '../pkcs11-codes.js';
import type { Pkcs11Module } from '../pkcs11-module.js';
import { loadCardLibrary } from './library.js';
import { slotDescription } from './slots.js';

const bench = await makeCardBench();
const { control, hardware } = bench;

let module: Pkcs11Module;

beforeEach(async () => {
  control.remove();
  await control.insert();
  control.setPinTries(3);
  module = bench.load().module;
});

const flags = (): number => module.C_GetTokenInfo(firstSlot(module)).flags;
const login = (pin: string): string => {
  const session = openSession(module);
  const result = returnOf(() => module.C_Login(session, CKU_USER, pin));
  module.C_CloseSession(session);
  return result;
};

describe('slots and token (cps-card 1.4, 1.5)', () => {
  it('lists every reader, and with a token only the one with a CPS', () => {
    expect(module.C_GetSlotList(false)).toHaveLength(2);
    expect(module.C_GetSlotList(true)).toEqual([firstSlot(module)]);
  });

  it('describes the card as a CPS3', () => {
    const token = module.C_GetTokenInfo(firstSlot(module));
    expect(token.label).toBe('CPS3v3-2800000001'.padEnd(32));
    expect(token.model).toBe('IAS ECC\0\0\0\0\0\0\0\0\0');
    expect(token.serialNumber).toBe('2800000001      ');
    expect([token.minPinLen, token.maxPinLen, token.flags]).toEqual([4, 8, 0x40d]);
  });

  it('shows 7 with a card, 0 just after its removal, then 6', () => {
    const slot = firstSlot(module);
    expect(module.C_GetSlotInfo(slot).flags).toBe(7);
    control.remove();
    expect(module.C_GetSlotInfo(slot).flags).toBe(0);
    expect(module.C_GetSlotInfo(slot).flags).toBe(6);
  });

  it('does not recognise a card of another kind', async () => {
    await control.insert({ profile: 'other' });
    const slot = firstSlot(module);
    expect(module.C_GetSlotList(true)).toEqual([]);
    expect(module.C_GetSlotInfo(slot).flags & CKF.TOKEN_PRESENT).toBe(1);
    expect(returnOf(() => module.C_GetTokenInfo(slot))).toBe('CKR_TOKEN_NOT_RECOGNIZED');
    expect(returnOf(() => module.C_OpenSession(slot, CKF.SERIAL_SESSION))).toBe('CKR_TOKEN_NOT_RECOGNIZED');
  });

  it('refuses a slot that is not there', () => {
    expect(returnOf(() => module.C_GetSlotInfo(Buffer.alloc(8, 9)))).toBe('CKR_SLOT_ID_INVALID');
  });

  it('shortens a long reader name in its middle', () => {
    const name = `${'a'.repeat(40)}${'b'.repeat(40)}`;
    expect(slotDescription(name)).toBe(`${'a'.repeat(30)}...${'b'.repeat(31)}`);
    expect(slotDescription('Lecteur')).toHaveLength(64);
  });
});

describe('PIN (table of cps-card 2)', () => {
  it('counts down with the flags of each step, and a blocked PIN stays blocked', () => {
    expect([login('0000'), flags()]).toEqual(['CKR_PIN_INCORRECT', 0x1040d]);
    expect([login('0000'), flags()]).toEqual(['CKR_PIN_INCORRECT', 0x3040d]);
    expect([login('0000'), flags()]).toEqual(['CKR_PIN_LOCKED', 0x4040d]);
    expect([login('1234'), flags()]).toEqual(['CKR_PIN_LOCKED', 0x4040d]);
  });

  it('gives every try back after a good PIN', () => {
    login('0000');
    expect([login('1234'), flags()]).toEqual(['CKR_OK', 0x40d]);
  });

  it.each(['123', '123456789'])('loses no try with a PIN of impossible length', (pin) => {
    expect([login(pin), flags()]).toEqual(['CKR_PIN_INCORRECT', 0x40d]);
  });

  it('answers a second login in the process without looking at the PIN', () => {
    loggedInSession(module);
    expect([login('0000'), flags()]).toEqual(['CKR_USER_ALREADY_LOGGED_IN', 0x40d]);
  });

  it('checks the PIN again after a logout', () => {
    const session = loggedInSession(module);
    module.C_Logout(session);
    expect([login('0000'), flags()]).toEqual(['CKR_PIN_INCORRECT', 0x1040d]);
  });

  it('keeps the login of a process to that process, and the counter to the card', () => {
    loggedInSession(module);
    const other = bench.load().module;
    const session = openSession(other);
    expect(other.C_GetSessionInfo(session).state).toBe(0);
    expect(returnOf(() => other.C_Login(session, CKU_USER, '0000'))).toBe('CKR_PIN_INCORRECT');
    expect(flags()).toBe(0x1040d);
  });

  it('keeps the counter when the card is taken out and put back', async () => {
    login('0000');
    control.remove();
    await control.insert();
    expect(flags()).toBe(0x1040d);
  });

  it('ends the login with the last session', () => {
    module.C_CloseSession(loggedInSession(module));
    expect(module.C_GetSessionInfo(openSession(module)).state).toBe(0);
  });

  it('refuses the login of a security officer, and one without PIN', () => {
    const session = openSession(module);
    expect(returnOf(() => module.C_Login(session, 0, '12345678'))).toBe('CKR_USER_TYPE_INVALID');
    expect(returnOf(() => module.C_Login(session, CKU_USER, null))).toBe('CKR_ARGUMENTS_BAD');
  });
});

describe('the library in a process', () => {
  it('wants to be initialised, once', () => {
    const fresh = loadCardLibrary(hardware).module;
    expect(returnOf(() => fresh.C_GetSlotList())).toBe('CKR_CRYPTOKI_NOT_INITIALIZED');
    fresh.C_Initialize();
    expect(returnOf(() => fresh.C_Initialize())).toBe('CKR_CRYPTOKI_ALREADY_INITIALIZED');
    fresh.C_Finalize();
    expect(returnOf(() => fresh.C_GetInfo())).toBe('CKR_CRYPTOKI_NOT_INITIALIZED');
  });

  it('records every call with its return value and no argument', () => {
    control.clearCalls();
    login('0000');
    expect(control.calls()).toEqual([
      { call: 'C_GetSlotList', code: 0 },
      { call: 'C_OpenSession', code: 0 },
      { call: 'C_Login', code: 0xa0 },
      { call: 'C_CloseSession', code: 0 },
    ]);
  });

  it('wants serial sessions', () => {
    expect(returnOf(() => module.C_OpenSession(firstSlot(module), 0))).toBe(
      'CKR_SESSION_PARALLEL_NOT_SUPPORTED',
    );
  });
});
