import { beforeEach, describe, expect, it } from 'vitest';
import {
  digestInfo,
  findOne,
  firstSlot,
  loggedInSession,
  makeCardBench,
  openSession,
  returnOf,
} from '../../testing/card.js';
import { CKF, CKM, CKO } from '../pkcs11-codes.js';
import type { Pkcs11Module } from '../pkcs11-module.js';
import { loadCardLibrary } from './library.js';

const bench = await makeCardBench();
const { control, hardware } = bench;
const MESSAGE = Buffer.from('à signer');

let module: Pkcs11Module;

beforeEach(async () => {
  control.remove();
  await control.insert();
  control.setPinTries(3);
  control.setSigningTime(0);
  module = bench.load().module;
});

describe('events and removal (table of cps-card 7)', () => {
  it('does not support the blocking wait', () => {
    expect(returnOf(() => module.C_WaitForSlotEvent(0))).toBe('CKR_FUNCTION_NOT_SUPPORTED');
  });

  it('tells each change once, and nothing of a card that was there', async () => {
    const slot = firstSlot(module);
    expect(module.C_WaitForSlotEvent(CKF.DONT_BLOCK)).toBeNull();
    control.remove();
    expect(module.C_WaitForSlotEvent(CKF.DONT_BLOCK)).toEqual(slot);
    expect(module.C_WaitForSlotEvent(CKF.DONT_BLOCK)).toBeNull();
    await control.insert();
    expect(module.C_WaitForSlotEvent(CKF.DONT_BLOCK)).toEqual(slot);
  });

  it('ends the sessions at removal, and the old handles stay invalid with the next card', async () => {
    const session = loggedInSession(module);
    control.remove();
    expect(returnOf(() => module.C_GetSessionInfo(session))).toBe('CKR_SESSION_HANDLE_INVALID');
    expect(returnOf(() => module.C_CloseSession(session))).toBe('CKR_SESSION_HANDLE_INVALID');
    expect(returnOf(() => module.C_GetTokenInfo(firstSlot(module)))).toBe('CKR_TOKEN_NOT_PRESENT');
    expect(returnOf(() => openSession(module))).toBe('CKR_TOKEN_NOT_PRESENT');
    await control.insert();
    expect(returnOf(() => module.C_GetSessionInfo(session))).toBe('CKR_SESSION_HANDLE_INVALID');
    expect(module.C_GetSessionInfo(openSession(module)).state).toBe(0);
  });

  it('fails the signature during which the card is pulled, and works again with the next insertion', async () => {
    const session = loggedInSession(module);
    const key = findOne(module, session, CKO.PRIVATE_KEY, 'CPS_PRIV_AUT');
    control.remove({ during: 'sign' });
    expect(control.readers()[0]?.content.kind).toBe('cpx');
    module.C_SignInit(session, { mechanism: CKM.RSA_PKCS }, key);
    expect(returnOf(() => module.C_Sign(session, digestInfo(MESSAGE)))).toBe('CKR_TOKEN_NOT_PRESENT');
    expect(control.readers()[0]?.content.kind).toBe('empty');
    await control.insert();
    const again = loggedInSession(module);
    module.C_SignInit(
      again,
      { mechanism: CKM.RSA_PKCS },
      findOne(module, again, CKO.PRIVATE_KEY, 'CPS_PRIV_AUT'),
    );
    expect(module.C_Sign(again, digestInfo(MESSAGE))).toHaveLength(256);
  });

  it('fails a waiting signature whose card was replaced meanwhile, even by itself', async () => {
    control.setSigningTime(1);
    const library = loadCardLibrary(hardware, {
      wait: async () => {
        control.remove();
        await control.insert();
      },
    });
    library.module.C_Initialize();
    const session = loggedInSession(library.module);
    const key = findOne(library.module, session, CKO.PRIVATE_KEY, 'CPS_PRIV_SIG');
    library.module.C_SignInit(session, { mechanism: CKM.RSA_PKCS }, key);
    await expect(library.signLater(session, digestInfo(MESSAGE))).rejects.toThrow('CKR_TOKEN_NOT_PRESENT');
  });
});
