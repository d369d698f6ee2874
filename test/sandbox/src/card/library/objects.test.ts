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
import { CKA, CKM, CKO, CKU_USER } from '../pkcs11-codes.js';
import type { Pkcs11Module } from '../pkcs11-module.js';

const bench = await makeCardBench();
const { control } = bench;
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
