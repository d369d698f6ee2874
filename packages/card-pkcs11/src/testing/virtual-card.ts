import { constants, createHash, privateEncrypt } from 'node:crypto';
import {
  CKM_RSA_PKCS,
  CKM_RSA_X_509,
  CKM_SHA1_RSA_PKCS,
  CKM_SHA256_RSA_PKCS,
  CKO_CERTIFICATE,
  CKO_DATA,
  CKO_PRIVATE_KEY,
} from '../module/constants.js';
import { CKR } from '../module/return-values.js';
import type { TestPki } from './pki.js';
import { tlv } from './tlv.js';

/** One object of a virtual card. */
export interface VirtualObject {
  readonly objectClass: number;
  readonly label: string;
  readonly id?: Buffer;
  readonly value?: Buffer;
  readonly isPrivate: boolean;
  /** PEM of a private key. */
  readonly key?: string;
}

/** A card that can be put in a virtual reader. */
export interface VirtualCard {
  readonly label: string;
  readonly serialNumber: string;
  readonly model: string;
  readonly flags: number;
  readonly pin: string;
  readonly mechanisms: readonly number[];
  readonly objects: readonly VirtualObject[];
  /** Mechanisms each key refuses, by CKA_LABEL, with the value answered. */
  readonly refusals: Readonly<Record<string, ReadonlyMap<number, number>>>;
  /** Tries left; changes with use. */
  tries: number;
}

/** What a virtual card is made of. */
export interface VirtualCardOptions {
  readonly pki: TestPki;
  readonly serialNumber?: string;
  /** Only PKCS#1 v1.5, as a CPS3; otherwise the raw mechanism too. */
  readonly pkcs1Only?: boolean;
  /** Makes the signature key refuse `CKM_RSA_PKCS`, as under the Windows option `Sign_Hash`=0. */
  readonly signatureKeyRefusesDigests?: boolean;
  readonly pin?: string;
  readonly label?: string;
  readonly flags?: number;
  readonly withSignatureCertificate?: boolean;
}

const AID = 'e828bd080f8025000001ff0010';
const DIGEST_INFO = Buffer.from('3031300d060960864801650304020105000420', 'hex');

/** Value of an activity object. */
export function activityValue(name: string, structure: string, sector: string): Buffer {
  return tlv(0xee, tlv(0x84, name), tlv(0x85, structure), tlv(0x86, sector));
}

/** Makes a card with the objects and labels of cps-card 3, behaving as section 2 says of the Cryptolib. */
export function createVirtualCard(options: VirtualCardOptions): VirtualCard {
  const { pki, serialNumber = '2800000001', pkcs1Only = true } = options;
  const identifier = (suffix: string): Buffer => Buffer.from(AID + suffix, 'hex');
  const data = (label: string, value: Buffer, isPrivate: boolean): VirtualObject => ({
    objectClass: CKO_DATA,
    label,
    value,
    isPrivate,
  });
  const pair = (
    suffix: string,
    keyLabel: string,
    label: string,
    identity: TestPki['signature'],
  ): VirtualObject[] => [
    {
      objectClass: CKO_CERTIFICATE,
      label,
      id: identifier(suffix),
      value: Buffer.from(identity.der),
      isPrivate: false,
    },
    {
      objectClass: CKO_PRIVATE_KEY,
      label: keyLabel,
      id: identifier(suffix),
      key: identity.key,
      isPrivate: true,
    },
  ];
  return {
    label: options.label ?? `CPS3v3-${serialNumber}`,
    serialNumber,
    model: pkcs1Only ? 'IAS ECC' : 'ChipDoc',
    flags: options.flags ?? 0x40d,
    pin: options.pin ?? '1234',
    mechanisms: [
      0x220,
      0x250,
      ...(pkcs1Only ? [] : [CKM_RSA_X_509]),
      CKM_RSA_PKCS,
      CKM_SHA1_RSA_PKCS,
      CKM_SHA256_RSA_PKCS,
    ],
    tries: 3,
    refusals: {
      CPS_PRIV_AUT: new Map([[CKM_SHA256_RSA_PKCS, CKR.KEY_TYPE_INCONSISTENT]]),
      CPS_PRIV_SIG: new Map(
        options.signatureKeyRefusesDigests ? [[CKM_RSA_PKCS, CKR.FUNCTION_NOT_SUPPORTED]] : [],
      ),
    },
    objects: [
      ...pair('02', 'CPS_PRIV_AUT', "Certificat d'Authentification CPS", pki.authentication),
      ...(options.withSignatureCertificate === false
        ? []
        : pair('01', 'CPS_PRIV_SIG', 'Certificat de Signature CPS', pki.signature)),
      data('CPS_DATA', Buffer.alloc(64), false),
      data('CPS_NAME_PS', tlv(0xec, tlv(0x81, '899700000013'), tlv(0x82, 'DOC0000001')), false),
      data('CPS_INFO_PS', tlv(0xed, tlv(0x81, '10'), tlv(0x82, 'SM54')), false),
      // Out of order, and with a hole between 01 and 03.
      data('CPS_ACTIVITY_03_PS', activityValue('CABINET VIRTUEL', '499700000013001', 'SA07'), true),
      data('CPS_ACTIVITY_01_PS', activityValue('HOPITAL VIRTUEL', '1750000001', 'SA01'), true),
    ],
  };
}

/** Does the private operation of a mechanism as a card would. */
export function computeSignature(key: string, mechanism: number, data: Buffer): Buffer {
  switch (mechanism) {
    case CKM_RSA_PKCS:
      return privateEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, data);
    case CKM_RSA_X_509:
      return privateEncrypt({ key, padding: constants.RSA_NO_PADDING }, data);
    case CKM_SHA256_RSA_PKCS: {
      const info = Buffer.concat([DIGEST_INFO, createHash('sha256').update(data).digest()]);
      return privateEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, info);
    }
    default:
      throw new Error(`mechanism ${mechanism} not modelled`);
  }
}
