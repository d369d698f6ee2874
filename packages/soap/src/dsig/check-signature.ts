import { SignedXml } from 'xml-crypto';
import { certificatePem } from '../certificates/pem.js';
import { SoapError } from '../errors.js';
import type { ParsedElement } from '../xml/parse.js';
import { serializeElement } from '../xml/serialize.js';
import { protectLineEnds } from './protect-line-ends.js';
import type { SignatureShape } from './read-signature.js';

export interface SignatureToCheck {
  /** The whole document, as text. */
  readonly xml: string;
  readonly signature: ParsedElement;
  readonly shape: SignatureShape;
  readonly idAttribute: string;
}

const BUILT_IN_IDS: ReadonlySet<string> = new Set(['Id', 'ID', 'id']);

/**
 * Verifies the signature value and every reference, and returns the canonical text of each reference in the order
 * of `shape.references`. Only these texts may be consumed (architecture, section 6).
 *
 * @throws {SoapError} `SIGNATURE_INVALID`
 */
export function checkSignature({ xml, signature, shape, idAttribute }: SignatureToCheck): readonly string[] {
  // xml-crypto carries another xmldom: it gets text, never our nodes.
  // It always takes Id, ID and id for identifiers; naming one again would make it see each element twice.
  const verifier = new SignedXml({
    publicCert: certificatePem(shape.certificate),
    ...(BUILT_IN_IDS.has(idAttribute) ? {} : { idAttribute }),
  });
  let valid: boolean;
  try {
    verifier.loadSignature(protectLineEnds(serializeElement(signature)));
    valid = verifier.checkSignature(protectLineEnds(xml));
  } catch (cause) {
    throw new SoapError('SIGNATURE_INVALID', 'The signature cannot be verified.', { cause });
  }
  const uris = verifier.getReferences().map(({ uri }) => uri);
  const signed = verifier.getSignedReferences();
  const complete =
    signed.length === shape.references.length &&
    uris.length === signed.length &&
    shape.references.every(({ uri }, index) => uri === uris[index]);
  if (!valid || !complete)
    throw new SoapError('SIGNATURE_INVALID', 'The signature or a digest does not verify.');
  return signed;
}
