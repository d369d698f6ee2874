import { type VerifiedSignature, verifyDetachedSignature } from '@dmpconnect/soap';
import type { Verdict } from '../../pipeline/recorder.js';
import { refuseRequest } from '../../pipeline/refusal.js';
import { checkSigner } from '../../pki/signer.js';
import type { LotContext } from './rules.js';
import { purposeOf, signedPropertiesProblem } from './signed-properties.js';

const MANIFEST_TYPE = 'http://www.w3.org/2000/09/xmldsig#Manifest';
const PROPERTIES_TYPE = 'http://uri.etsi.org/01903/v1.1.1#SignedProperties';
const C14N_WITH_COMMENTS = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments';

/** Purpose "source" of a lot signature (dmp-transactions 6.2, point 5). */
const PURPOSE_SOURCE = '1.2.840.10065.1.12.1.14';

/**
 * Verifies the signature of the lot: value, both references, purpose, signer (dmp-transactions 6.2, 9.5).
 *
 * @throws {Refusal} `DMPInvalidSignature`, `DMPInvalidCertificate`
 */
export function verifyLotSignature({ lot, call, world }: LotContext, verdict: Verdict): VerifiedSignature {
  const xml = decode(lot.signature.bytes);
  const signature = verify(xml, world.settings.acceptSha1);
  const references: readonly (readonly [string, string])[] = [
    [MANIFEST_TYPE, '#IHEManifest'],
    [PROPERTIES_TYPE, '#S0-SignedProperties'],
  ];
  for (const [type, uri] of references) {
    if (!signature.references.some((reference) => reference.type === type && reference.uri === uri)) {
      throw invalid(`it has no reference ${uri} of the type of the profile`);
    }
  }
  if (signature.references.length !== references.length)
    throw invalid('it covers something else than manifest and properties');
  if (signature.canonicalization !== C14N_WITH_COMMENTS)
    throw invalid('its canonicalisation is not C14N with comments');
  if (purposeOf(xml) !== PURPOSE_SOURCE) throw invalid('its purpose is not "source"');
  const properties = signature.references.find(({ type }) => type === PROPERTIES_TYPE)?.root;
  const problem = properties && signedPropertiesProblem(properties, signature.certificate);
  if (problem !== undefined) throw invalid(problem);
  if (world.mode !== 'permissive') checkSignerOfLot(signature.certificate, { lot, call, world });
  const algorithm: string = signature.signatureAlgorithm;
  verdict.detail(algorithm);
  return signature;
}

function checkSignerOfLot(certificate: Uint8Array, { call, world }: LotContext): void {
  checkSigner(certificate, {
    what: 'lot',
    trust: world.signingTrust,
    at: world.clock.now(),
    authenticationAllowed: false,
  });
  const { signerCertificate } = call;
  if (signerCertificate !== undefined && !Buffer.from(certificate).equals(signerCertificate)) {
    throw refuseRequest(
      'DMPInvalidCertificate',
      'The lot and the VIHF are signed with different certificates.',
    );
  }
}

function verify(xml: string, allowSha1: boolean): VerifiedSignature {
  try {
    return verifyDetachedSignature({ xml, allowSha1 });
  } catch (cause) {
    throw refuseRequest('DMPInvalidSignature', 'The signature of the lot does not verify.', cause);
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw refuseRequest('DMPInvalidSignature', 'The signature of the lot is not UTF-8.', cause);
  }
}

function invalid(reason: string) {
  return refuseRequest('DMPInvalidSignature', `The signature of the lot is refused: ${reason}.`);
}
