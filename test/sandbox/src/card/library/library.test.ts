import { constants, createHash, publicDecrypt, verify, X509Certificate } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  certificateOf,
  digestInfo,
  findObjects,
  findOne,
  firstSlot,
  loggedInSession,
  makeCardBench,
  openSession,
  readAttribute,
  returnOf,
} from '../../testing/card.js';
import { CKA, CKF, CKM, CKO, CKU_USER } from '../pkcs11-codes.js';
import type { Pkcs11Module } from '../pkcs11-module.js';
import { loadCardLibrary } from './library.js';
import { slotDescription } from './slots.js';

const bench = await makeCardBench();
const { control, hardware } = bench;
const MESSAGE = Buffer.from('à signer');
const AUTHENTICATION = "Certificat d'Authentification CPS";
const SIGNATURE = 'Certificat de Signature CPS';

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

describe('objects (cps-card 3)', () => {
  it('shows certificates and public keys freely, private keys and activities after the PIN', () => {
    const session = openSession(module);
    const count = (objectClass: number): number =>
      findObjects(module, session, [{ type: CKA.CLASS, value: objectClass }]).length;
    const privateOnes = (): number =>
      findObjects(module, session, [{ type: CKA.PRIVATE, value: true }]).length;
    expect([count(CKO.CERTIFICATE), count(CKO.PUBLIC_KEY), privateOnes()]).toEqual([3, 3, 0]);
    module.C_Login(session, CKU_USER, '1234');
    // Two keys, two activities, the billing situations.
    expect(privateOnes()).toBe(5);
  });

  it('links certificate and key by CKA_ID', () => {
    const session = loggedInSession(module);
    for (const [certificate, key, end] of [
      [AUTHENTICATION, 'CPS_PRIV_AUT', '02'],
      [SIGNATURE, 'CPS_PRIV_SIG', '01'],
    ] as const) {
      const ids = [
        findOne(module, session, CKO.CERTIFICATE, certificate),
        findOne(module, session, CKO.PRIVATE_KEY, key),
      ].map((object) => readAttribute(module, session, object, CKA.ID).toString('hex'));
      expect(ids).toEqual([`e828bd080f8025000001ff0010${end}`, `e828bd080f8025000001ff0010${end}`]);
    }
  });

  it('ends the label of a public key with one NUL', () => {
    const session = openSession(module);
    expect(findOne(module, session, CKO.PUBLIC_KEY, `Cle publique - ${SIGNATURE}\0`)).toBeInstanceOf(Buffer);
  });

  it('has activities 1 and 3, whose last four characters are the sector', () => {
    const session = loggedInSession(module);
    const sectorOf = (number: string): string =>
      readAttribute(
        module,
        session,
        findOne(module, session, CKO.DATA, `CPS_ACTIVITY_${number}_PS`),
        CKA.VALUE,
      )
        .toString('utf8')
        .slice(-4);
    expect([sectorOf('01'), sectorOf('03')]).toEqual(['SA01', 'SA07']);
    expect(() => findOne(module, session, CKO.DATA, 'CPS_ACTIVITY_02_PS')).toThrow('no object');
  });

  it('ends CPS_INFO_PS with the speciality', () => {
    const session = openSession(module);
    const value = readAttribute(
      module,
      session,
      findOne(module, session, CKO.DATA, 'CPS_INFO_PS'),
      CKA.VALUE,
    );
    expect(value.toString('latin1').slice(-4)).toBe('SM54');
  });

  it('has no CKA_ID on a data object', () => {
    const session = openSession(module);
    const object = findOne(module, session, CKO.DATA, 'CPS_NAME_PS');
    expect(returnOf(() => readAttribute(module, session, object, CKA.ID))).toBe('CKR_ATTRIBUTE_TYPE_INVALID');
  });

  it('never gives the private numbers of a key', () => {
    const session = loggedInSession(module);
    const key = findOne(module, session, CKO.PRIVATE_KEY, 'CPS_PRIV_SIG');
    expect(returnOf(() => readAttribute(module, session, key, CKA.PRIVATE_EXPONENT))).toBe(
      'CKR_ATTRIBUTE_SENSITIVE',
    );
    expect(readAttribute(module, session, key, CKA.MODULUS)).toHaveLength(256);
  });

  it('forgets the handle of a private object with the login', () => {
    const session = loggedInSession(module);
    const key = findOne(module, session, CKO.PRIVATE_KEY, 'CPS_PRIV_SIG');
    module.C_Logout(session);
    expect(returnOf(() => readAttribute(module, session, key, CKA.LABEL))).toBe('CKR_OBJECT_HANDLE_INVALID');
  });

  it('allows one search at a time', () => {
    const session = openSession(module);
    expect(returnOf(() => module.C_FindObjects(session, 1))).toBe('CKR_OPERATION_NOT_INITIALIZED');
    module.C_FindObjectsInit(session, []);
    expect(returnOf(() => module.C_FindObjectsInit(session, []))).toBe('CKR_OPERATION_ACTIVE');
    module.C_FindObjectsFinal(session);
    expect(returnOf(() => module.C_FindObjectsFinal(session))).toBe('CKR_OPERATION_NOT_INITIALIZED');
  });
});

describe('signatures (table of cps-card 4.4)', () => {
  const sign = (key: string, mechanism: number, data: Buffer): Buffer => {
    const session = loggedInSession(module);
    try {
      module.C_SignInit(session, { mechanism }, findOne(module, session, CKO.PRIVATE_KEY, key));
      return module.C_Sign(session, data, Buffer.alloc(512));
    } finally {
      module.C_CloseSession(session);
    }
  };
  const publicKeyOf = (label: string) =>
    new X509Certificate(certificateOf(module, openSession(module), label)).publicKey;

  it.each([
    ['CPS_PRIV_AUT', AUTHENTICATION],
    ['CPS_PRIV_SIG', SIGNATURE],
  ])('signs a DigestInfo with PKCS#1 v1.5: %s', (key, certificate) => {
    const signature = sign(key, CKM.RSA_PKCS, digestInfo(MESSAGE));
    expect(verify('sha256', MESSAGE, publicKeyOf(certificate), signature)).toBe(true);
  });

  it('hashes on the card with the signature key only', () => {
    const signature = sign('CPS_PRIV_SIG', CKM.SHA256_RSA_PKCS, MESSAGE);
    expect(verify('sha256', MESSAGE, publicKeyOf(SIGNATURE), signature)).toBe(true);
    expect(returnOf(() => sign('CPS_PRIV_AUT', CKM.SHA256_RSA_PKCS, MESSAGE))).toBe(
      'CKR_KEY_TYPE_INCONSISTENT',
    );
  });

  it('refuses PSS, and raw RSA unless it is switched on', () => {
    const block = Buffer.concat([Buffer.alloc(1), Buffer.alloc(255, 7)]);
    expect(returnOf(() => sign('CPS_PRIV_AUT', 0xd, block))).toBe('CKR_MECHANISM_INVALID');
    expect(returnOf(() => sign('CPS_PRIV_AUT', CKM.RSA_X_509, block))).toBe('CKR_MECHANISM_INVALID');
    expect(module.C_GetMechanismList(firstSlot(module))).toEqual([0x220, 0x250, 0x1, 0x6, 0x40]);

    module = bench.load({ rawRsa: 'listed' }).module;
    expect(module.C_GetMechanismList(firstSlot(module))).toEqual([0x220, 0x250, 0x3, 0x1, 0x6, 0x40]);
    expect(returnOf(() => sign('CPS_PRIV_AUT', CKM.RSA_X_509, block))).toBe('CKR_MECHANISM_INVALID');

    module = bench.load({ rawRsa: 'usable' }).module;
    const signature = sign('CPS_PRIV_AUT', CKM.RSA_X_509, block);
    const key = publicKeyOf(AUTHENTICATION);
    expect(publicDecrypt({ key, padding: constants.RSA_NO_PADDING }, signature)).toEqual(block);
  });

  it('refuses a block that does not fit, and a call without its beginning', () => {
    expect(returnOf(() => sign('CPS_PRIV_SIG', CKM.RSA_PKCS, Buffer.alloc(246)))).toBe('CKR_DATA_LEN_RANGE');
    const session = openSession(module);
    expect(returnOf(() => module.C_Sign(session, MESSAGE))).toBe('CKR_OPERATION_NOT_INITIALIZED');
  });

  it('refuses a certificate as key, and a room too small for the signature', () => {
    const session = loggedInSession(module);
    const certificate = findOne(module, session, CKO.CERTIFICATE, SIGNATURE);
    const start = (key: Buffer): string =>
      returnOf(() => module.C_SignInit(session, { mechanism: CKM.RSA_PKCS }, key));
    expect(start(certificate)).toBe('CKR_KEY_HANDLE_INVALID');
    expect(start(findOne(module, session, CKO.PRIVATE_KEY, 'CPS_PRIV_SIG'))).toBe('CKR_OK');
    expect(returnOf(() => module.C_Sign(session, digestInfo(MESSAGE), Buffer.alloc(255)))).toBe(
      'CKR_BUFFER_TOO_SMALL',
    );
  });

  it('does not sign once another process gave a wrong PIN', () => {
    const session = loggedInSession(module);
    const key = findOne(module, session, CKO.PRIVATE_KEY, 'CPS_PRIV_SIG');
    const other = bench.load().module;
    returnOf(() => other.C_Login(openSession(other), CKU_USER, '0000'));
    module.C_SignInit(session, { mechanism: CKM.RSA_PKCS }, key);
    expect(returnOf(() => module.C_Sign(session, digestInfo(MESSAGE)))).toBe('CKR_USER_NOT_LOGGED_IN');
  });

  it('signs SHA-1 too, which the lot signature needs', () => {
    const info = Buffer.concat([
      Buffer.from('3021300906052b0e03021a05000414', 'hex'),
      createHash('sha1').update(MESSAGE).digest(),
    ]);
    expect(verify('sha1', MESSAGE, publicKeyOf(SIGNATURE), sign('CPS_PRIV_SIG', CKM.RSA_PKCS, info))).toBe(
      true,
    );
  });
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
