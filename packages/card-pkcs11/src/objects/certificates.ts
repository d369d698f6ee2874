import { type CardCertificate, parseCertificate } from '../certificates/parse.js';
import { CardError } from '../errors.js';
import { CKA_CLASS, CKA_ID, CKA_LABEL, CKA_VALUE, CKO_CERTIFICATE } from '../module/constants.js';
import type { Handle, Pkcs11Module } from '../module/pkcs11-module.js';
import { findObjects, readAttribute } from './find.js';

/** The two keys of a card the connector uses (cps-card 3.1). */
export type KeyRole = 'authentication' | 'signature';

/** A certificate as stored on the card, with the identifier it shares with its private key. */
export interface StoredCertificate extends CardCertificate {
  readonly keyIdentifier: Buffer;
}

const LABELS: Readonly<Record<KeyRole, string>> = {
  authentication: "Certificat d'Authentification CPS",
  signature: 'Certificat de Signature CPS',
};

function readOne(module: Pkcs11Module, session: Handle, role: KeyRole): StoredCertificate {
  const [object] = findObjects(module, session, [
    { type: CKA_CLASS, value: CKO_CERTIFICATE },
    { type: CKA_LABEL, value: LABELS[role] },
  ]);
  if (object === undefined) {
    throw new CardError('CARD_DATA', `The card holds no certificate "${LABELS[role]}".`);
  }
  const certificate = parseCertificate(new Uint8Array(readAttribute(module, session, object, CKA_VALUE)));
  // cps-card 3.1: the label is checked against the key usage; nonRepudiation marks the signature certificate.
  if (certificate.nonRepudiation !== undefined && role === 'signature' && !certificate.nonRepudiation) {
    throw new CardError('CARD_DATA', `The key usage of "${LABELS[role]}" has no nonRepudiation.`);
  }
  return { ...certificate, keyIdentifier: readAttribute(module, session, object, CKA_ID) };
}

/**
 * Reads both certificates, which need no PIN.
 *
 * @throws CardError `CARD_DATA`
 */
export function readCertificates(
  module: Pkcs11Module,
  session: Handle,
): Readonly<Record<KeyRole, StoredCertificate>> {
  return {
    authentication: readOne(module, session, 'authentication'),
    signature: readOne(module, session, 'signature'),
  };
}
