import { CKF_TOKEN_INITIALIZED } from '../module/constants.js';
import type { Pkcs11TokenInfo } from '../module/pkcs11-module.js';
import { trimPadding } from '../module/text.js';
import type { SlotType } from '../service-types.js';

// cps-card 6: CPS3 and CPS4 contact cards share the issuer bytes; the contactless CPS3 varies at its end.
const CPS_CONTACT = '1225006480';
const CPS_CONTACTLESS = '3B8F80010031B86404B0ECC1';
const VITALE = '3B7513';

/** Tells a card by its answer to reset, hexadecimal; no ATR means no card (cps-card 6). */
export function classifyAtr(atr: string | undefined): SlotType {
  const hex = (atr ?? '').replace(/\s/g, '').toUpperCase();
  if (hex === '') return 'empty';
  if (hex.includes(CPS_CONTACT) || hex.startsWith(CPS_CONTACTLESS)) return 'cps';
  return hex.startsWith(VITALE) ? 'vitale' : 'other';
}

/** Tells whether a token is a CPx card: its label names the generation (cps-card 1.5). */
export function isCpxToken(token: Pkcs11TokenInfo): boolean {
  return (token.flags & CKF_TOKEN_INITIALIZED) !== 0 && /CPS[234]/.test(token.label);
}

/**
 * Reads the card's serial number. OpenSC leaves the field blank on a CPS: the label then ends with it (cps-card 1.5).
 */
export function readSerialNumber(token: Pkcs11TokenInfo): string {
  const serial = trimPadding(token.serialNumber).trim();
  return serial || (/CPS[234]\w*-(\d{10})/.exec(token.label)?.[1] ?? '');
}
