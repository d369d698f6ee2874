import { digestBase64, type VerifiedSignature } from '@dmpconnect/soap';
import { refuseRequest } from '../../pipeline/refusal.js';
import { canonicalizeDocument } from '../../xml/canonicalize.js';
import type { CdaOfLot } from './content.js';
import type { Lot } from './lot.js';

type ManifestEntry = VerifiedSignature['manifest'][number];

/** One zero byte: the submission set itself is not hashed (dmp-transactions 6.2, point 4). */
const NO_DIGEST = 'AA==';

const C14N_WITH_COMMENTS = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments';

/** The manifest names the lot, then each of its documents once. @throws {Refusal} `DMPInvalidSignature` */
export function checkManifestIds(manifest: readonly ManifestEntry[], lot: Lot): void {
  const [first, ...others] = manifest;
  if (first?.uri !== `urn:oid:${lot.set.uniqueId}` || first.digest !== NO_DIGEST) {
    throw invalid('the first reference of the manifest must be the submission set, with digest AA==');
  }
  const wanted = lot.documents.map(({ entry }) => `urn:oid:${entry.uniqueId}`);
  const missing = wanted.find((uri) => others.filter((reference) => reference.uri === uri).length !== 1);
  if (missing !== undefined) throw invalid(`${missing} of the lot must stand once in the manifest`);
  if (others.length !== wanted.length) throw invalid('the manifest names a document that is not of the lot');
}

/** Every digest is recomputed from the bytes received. @throws {Refusal} `DMPInvalidSignature` */
export function checkManifestDigests(
  manifest: readonly ManifestEntry[],
  documents: readonly CdaOfLot[],
): void {
  for (const { entry, cda } of documents) {
    const reference = manifest.find(({ uri }) => uri === `urn:oid:${entry.uniqueId}`);
    if (reference === undefined) continue;
    // dmp-transactions 6.2: XML documents are canonicalised with comments.
    if (reference.transforms.length !== 1 || reference.transforms[0] !== C14N_WITH_COMMENTS) {
      throw invalid(`the transform of ${entry.object.id} is not C14N with comments`);
    }
    const canonical = Buffer.from(canonicalizeDocument(cda.root));
    if (digestBase64(canonical, reference.digestAlgorithm) !== reference.digest) {
      throw invalid(
        `the digest of ${entry.object.id} in the manifest is not the one of the document received`,
      );
    }
  }
}

function invalid(reason: string) {
  return refuseRequest('DMPInvalidSignature', `The signature of the lot is refused: ${reason}.`);
}
