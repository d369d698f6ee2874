import { execFileSync } from 'node:child_process';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AsnConvert } from '@peculiar/asn1-schema';
import { Certificate } from '@peculiar/asn1-x509';
import { loadPkcs11Module } from '../module/load.js';
import type { Handle, Pkcs11Module } from '../module/pkcs11-module.js';
import { CKR, readReturnValue } from '../module/return-values.js';
import { trimPadding } from '../module/text.js';
import type { TestPki } from './pki.js';
import { failWith } from './return-value.js';
import { tlv } from './tlv.js';
import { activityValue } from './virtual-card.js';

const SECURITY_OFFICER_PIN = '87654321';
const PIN = '1234';

/** Finds SoftHSM2 where the Debian and Homebrew packages put it; `undefined` when it is not installed. */
export function findSoftHsm(): string | undefined {
  const candidates = [
    '/usr/lib/softhsm/libsofthsm2.so',
    '/usr/local/lib/softhsm/libsofthsm2.so',
    '/opt/homebrew/lib/softhsm/libsofthsm2.so',
  ];
  let listed: string[] = [];
  try {
    listed = execFileSync('dpkg', ['-L', 'libsofthsm2'], { encoding: 'utf8', stdio: 'pipe' }).split('\n');
  } catch {
    // No Debian package manager, or the package is not there: the usual places are tried alone.
  }
  const module = [...listed.filter((line) => line.endsWith('libsofthsm2.so')), ...candidates].find(
    existsSync,
  );
  try {
    createRequire(import.meta.url).resolve('pkcs11js/build/Release/pkcs11.node');
  } catch {
    return undefined;
  }
  return module;
}

interface ObjectWriter extends Pkcs11Module {
  C_InitToken(slot: Handle, pin: string, label: string): void;
  C_InitPIN(session: Handle, pin: string): void;
  C_CreateObject(session: Handle, template: { type: number; value: unknown }[]): Handle;
}

/** A SoftHSM token that holds a virtual CPS (cps-card 9.2), behind a reader whose card can leave (9.5). */
export interface SoftHsmReader {
  readonly module: Pkcs11Module;
  insert(): void;
  remove(): void;
}

const IDENTIFIERS = { authentication: '02', signature: '01' } as const;
const LABELS = {
  authentication: ['CPS_PRIV_AUT', "Certificat d'Authentification CPS"],
  signature: ['CPS_PRIV_SIG', 'Certificat de Signature CPS'],
} as const;

function writeToken(module: ObjectWriter, label: string, pki: TestPki): void {
  const constants: Readonly<Record<string, number>> = createRequire(import.meta.url)('pkcs11js');
  const constant = (name: string): number => constants[name] ?? failWith(CKR.ARGUMENTS_BAD);
  module.C_Initialize({ flags: 2 });
  try {
    const free = module.C_GetSlotList(true).find((slot) => (module.C_GetTokenInfo(slot).flags & 0x400) === 0);
    // pkcs11js pads with NUL where the standard wants spaces.
    module.C_InitToken(free ?? failWith(CKR.SLOT_ID_INVALID), SECURITY_OFFICER_PIN, label.padEnd(32, ' '));
    const slot = module
      .C_GetSlotList(true)
      .find((candidate) => trimPadding(module.C_GetTokenInfo(candidate).label) === label);
    const session = module.C_OpenSession(slot ?? failWith(CKR.SLOT_ID_INVALID), 6);
    module.C_Login(session, 0, SECURITY_OFFICER_PIN);
    module.C_InitPIN(session, PIN);
    module.C_Logout(session);
    module.C_Login(session, 1, PIN);
    const put = (attributes: Readonly<Record<string, unknown>>): void => {
      const template = Object.entries({ TOKEN: true, PRIVATE: false, ...attributes });
      module.C_CreateObject(
        session,
        template.map(([name, value]) => ({ type: constant(`CKA_${name}`), value })),
      );
    };
    for (const role of ['authentication', 'signature'] as const) {
      const ID = Buffer.from(`e828bd080f8025000001ff0010${IDENTIFIERS[role]}`, 'hex');
      const [keyLabel, certificateLabel] = LABELS[role];
      const jwk = createPrivateKey(pki[role].key).export({ format: 'jwk' });
      const part = (name: 'n' | 'e' | 'd' | 'p' | 'q' | 'dp' | 'dq' | 'qi'): Buffer =>
        Buffer.from(jwk[name] ?? '', 'base64url');
      const names = AsnConvert.parse(pki[role].der, Certificate).tbsCertificate;
      put({
        ...{ CLASS: constant('CKO_PRIVATE_KEY'), KEY_TYPE: constant('CKK_RSA'), PRIVATE: true },
        ...{ SENSITIVE: true, EXTRACTABLE: false, SIGN: true, ID, LABEL: keyLabel },
        ...{ MODULUS: part('n'), PUBLIC_EXPONENT: part('e'), PRIVATE_EXPONENT: part('d') },
        ...{ PRIME_1: part('p'), PRIME_2: part('q'), EXPONENT_1: part('dp'), EXPONENT_2: part('dq') },
        COEFFICIENT: part('qi'),
      });
      put({
        ...{ CLASS: constant('CKO_CERTIFICATE'), CERTIFICATE_TYPE: constant('CKC_X_509'), ID },
        ...{ LABEL: certificateLabel, VALUE: Buffer.from(pki[role].der) },
        SUBJECT: Buffer.from(AsnConvert.serialize(names.subject)),
        ISSUER: Buffer.from(AsnConvert.serialize(names.issuer)),
        SERIAL_NUMBER: Buffer.from(new X509Certificate(pki[role].der).serialNumber, 'hex'),
      });
    }
    const data = (LABEL: string, PRIVATE: boolean, VALUE: Buffer): void =>
      put({ CLASS: constant('CKO_DATA'), APPLICATION: 'CPS', LABEL, PRIVATE, VALUE });
    data('CPS_DATA', false, Buffer.alloc(64));
    data('CPS_INFO_PS', false, tlv(0xed, tlv(0x81, '10'), tlv(0x82, 'SM54')));
    data('CPS_ACTIVITY_03_PS', true, activityValue('CABINET VIRTUEL', '499700000013001', 'SA07'));
    data('CPS_ACTIVITY_01_PS', true, activityValue('HOPITAL VIRTUEL', '1750000001', 'SA01'));
    module.C_Logout(session);
    module.C_CloseSession(session);
  } finally {
    module.C_Finalize();
  }
}

function isObjectWriter(module: Pkcs11Module): module is ObjectWriter {
  return 'C_CreateObject' in module && 'C_InitToken' in module && 'C_InitPIN' in module;
}

/**
 * Makes a token in a temporary folder. SoftHSM has neither removal, PIN counter nor reader name (cps-card 9.4): they
 * are added around it, everything else is the real library through `pkcs11js`.
 */
export function createSoftHsmReader(
  library: string,
  pki: TestPki,
  options: { readonly serialNumber: string; readonly model?: string },
): SoftHsmReader {
  const folder = mkdtempSync(join(tmpdir(), 'card-softhsm-'));
  mkdirSync(join(folder, 'tokens'));
  const configuration = join(folder, 'softhsm2.conf');
  writeFileSync(
    configuration,
    `directories.tokendir = ${join(folder, 'tokens')}\nobjectstore.backend = file\nlog.level = ERROR\nslots.removable = true\n`,
  );
  process.env.SOFTHSM2_CONF = configuration;
  const label = `CPS3v3-${options.serialNumber}`;
  const inner = loadPkcs11Module(library);
  if (!isObjectWriter(inner)) throw new Error('pkcs11js cannot write objects');
  writeToken(inner, label, pki);

  let present = true;
  let event = false;
  let tries = 3;
  const live = new Set<string>();
  const cardSlot = (): Handle =>
    inner.C_GetSlotList(true).find((slot) => trimPadding(inner.C_GetTokenInfo(slot).label) === label) ??
    failWith(CKR.SLOT_ID_INVALID);
  const needCard = (): void => {
    if (!present) failWith(CKR.TOKEN_NOT_PRESENT);
  };
  const inSession = <R>(session: Handle, call: () => R): R =>
    live.has(session.toString('hex')) ? call() : failWith(CKR.SESSION_HANDLE_INVALID);

  const module: Pkcs11Module = {
    C_Initialize: (flags) => inner.C_Initialize(flags),
    C_Finalize() {
      live.clear();
      inner.C_Finalize();
    },
    C_GetInfo: () => inner.C_GetInfo(),
    C_GetSlotList: (tokenPresent) => (tokenPresent && !present ? [] : [cardSlot()]),
    C_GetSlotInfo: (slot) => ({
      ...inner.C_GetSlotInfo(slot),
      slotDescription: 'Lecteur virtuel 0'.padEnd(64),
      flags: present ? 7 : 6,
    }),
    C_GetTokenInfo(slot) {
      needCard();
      const flags = 0x40d | ([0x40000, 0x30000, 0x10000, 0][tries] ?? 0);
      return {
        ...inner.C_GetTokenInfo(slot),
        model: options.model ?? 'IAS ECC',
        serialNumber: options.serialNumber.padEnd(16),
        flags,
      };
    },
    C_GetMechanismList: (slot) => inner.C_GetMechanismList(slot),
    C_OpenSession(slot, flags) {
      needCard();
      const session = inner.C_OpenSession(slot, flags);
      live.add(session.toString('hex'));
      return session;
    },
    C_CloseSession: (session) =>
      inSession(session, () => {
        inner.C_CloseSession(session);
        live.delete(session.toString('hex'));
      }),
    C_GetSessionInfo: (session) => inSession(session, () => inner.C_GetSessionInfo(session)),
    C_Login: (session, userType, pin) =>
      inSession(session, () => {
        if (tries === 0) failWith(CKR.PIN_LOCKED);
        try {
          inner.C_Login(session, userType, pin);
          tries = 3;
        } catch (error) {
          if (readReturnValue(error) !== CKR.PIN_INCORRECT) throw error;
          tries -= 1;
          if (tries === 0) failWith(CKR.PIN_LOCKED);
          throw error;
        }
      }),
    C_Logout: (session) => inSession(session, () => inner.C_Logout(session)),
    C_FindObjectsInit: (session, template) =>
      inSession(session, () => inner.C_FindObjectsInit(session, template)),
    C_FindObjects: (session, max) => inSession(session, () => inner.C_FindObjects(session, max)),
    C_FindObjectsFinal: (session) => inSession(session, () => inner.C_FindObjectsFinal(session)),
    C_GetAttributeValue: (session, object, template) =>
      inSession(session, () => inner.C_GetAttributeValue(session, object, template)),
    C_SignInit: (session, mechanism, key) =>
      inSession(session, () => inner.C_SignInit(session, mechanism, key)),
    C_Sign: (session, data, output) => inSession(session, () => inner.C_Sign(session, data, output)),
    C_WaitForSlotEvent() {
      const happened = event;
      event = false;
      return happened ? cardSlot() : null;
    },
  };
  return {
    module,
    insert() {
      if (!present) event = true;
      present = true;
    },
    remove() {
      for (const handle of live) inner.C_CloseSession(Buffer.from(handle, 'hex'));
      live.clear();
      present = false;
      event = true;
    },
  };
}
