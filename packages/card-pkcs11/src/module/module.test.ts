import { describe, expect, it } from 'vitest';
import { defaultModulePaths } from './default-paths.js';
import { explainFailure } from './failures.js';
import { loadPkcs11Module } from './load.js';
import { CKR, nameReturnValue, readReturnValue } from './return-values.js';

describe('defaultModulePaths', () => {
  it.each([
    ['win32', 'x64', ['C:\\Windows\\System32\\cps3_pkcs11_w64.dll']],
    [
      'win32',
      'ia32',
      ['C:\\Windows\\SysWOW64\\cps3_pkcs11_w32.dll', 'C:\\Windows\\System32\\cps3_pkcs11_w32.dll'],
    ],
    ['darwin', 'arm64', ['/usr/local/lib/libcps3_pkcs11_osx.dylib']],
    [
      'linux',
      'x64',
      ['/opt/santesocial/CPS/lib/libcps3_pkcs11_lux.so', '/usr/local/galss/libcps3_pkcs11_lux.so'],
    ],
    ['linux', 'arm64', []],
  ] as const)('%s %s', (platform, arch, expected) => {
    expect(defaultModulePaths(platform, arch)).toEqual(expected);
  });

  it('follows the Windows folder, whatever its name', () => {
    expect(defaultModulePaths('win32', 'x64', 'D:\\Win$&')).toEqual([
      'D:\\Win$&\\System32\\cps3_pkcs11_w64.dll',
    ]);
  });
});

describe('loadPkcs11Module', () => {
  it('says which library does not load', () => {
    expect(() => loadPkcs11Module('/nowhere/libnone.so')).toThrow(
      expect.objectContaining({
        code: 'CARD_LIBRARY',
        message: expect.stringMatching(/libnone\.so|pkcs11js/),
      }),
    );
  });
});

describe('explainFailure', () => {
  const failure = (code: number) => Object.assign(new Error('CKR'), { code });

  it.each([
    [CKR.TOKEN_NOT_PRESENT, 'CARD_ABSENT', 'CARD_CHANGED'],
    [CKR.DEVICE_REMOVED, 'CARD_ABSENT', 'CARD_CHANGED'],
    [CKR.DEVICE_ERROR, 'CARD_SERVICE_UNAVAILABLE', 'CARD_CHANGED'],
    [CKR.TOKEN_NOT_RECOGNIZED, 'CARD_NOT_CPX', 'CARD_CHANGED'],
    [CKR.SLOT_ID_INVALID, 'READER_NOT_FOUND', 'CARD_CHANGED'],
    [CKR.SESSION_HANDLE_INVALID, 'CARD_CHANGED', 'CARD_CHANGED'],
    [CKR.OBJECT_HANDLE_INVALID, 'CARD_LIBRARY', 'CARD_CHANGED'],
    [CKR.USER_NOT_LOGGED_IN, 'CARD_LIBRARY', 'CARD_CHANGED'],
    [CKR.KEY_TYPE_INCONSISTENT, 'CARD_LIBRARY', 'CARD_KEY_UNUSABLE'],
    [CKR.GENERAL_ERROR, 'CARD_LIBRARY', 'CARD_LIBRARY'],
    [0x80000001, 'CARD_LIBRARY', 'CARD_LIBRARY'],
  ])('0x%s means %s before a session, %s in one', (value, before, inside) => {
    expect(explainFailure(failure(value), 'before-session', 'testing').code).toBe(before);
    const error = explainFailure(failure(value), 'in-session', 'testing');
    expect(error.code).toBe(inside);
    expect(error.cause).toMatchObject({ code: value });
    expect(error.message).toContain(nameReturnValue(value));
  });

  it('keeps what is thrown, even when it is no error', () => {
    expect(explainFailure('a text', 'in-session', 'testing')).toMatchObject({
      code: 'CARD_LIBRARY',
      cause: 'a text',
    });
    expect(readReturnValue('a text')).toBeUndefined();
    expect(readReturnValue({ code: 'ENOENT' })).toBeUndefined();
  });
});
