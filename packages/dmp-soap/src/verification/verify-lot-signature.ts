import {
  C14N_WITH_COMMENTS_URI,
  canonicalDocument,
  type DigestAlgorithm,
  digestBase64,
  MANIFEST_TYPE,
  type ManifestEntry,
  parseXml,
  SoapError,
  type VerifiedSignature,
  verifyDetachedSignature,
} from '@dmpconnect/soap';
import { NO_DIGEST } from '../signature/sign-submission-set.js';
import type { DigestReport, ReportedProblem, SignatureReport } from './report.js';
import { describeSigner } from './signer.js';

/** Bytes of the documents of a lot, by the URI that its manifest gives them. */
export type LotDocuments = ReadonlyMap<string, Uint8Array>;

/** The signature of a lot, verified, with what it says of the documents. */
export interface LotSignature {
  readonly report: SignatureReport;
  /** URIs of the manifest; none when the signature does not verify. */
  readonly uris: readonly string[];
  readonly certificate: Uint8Array | undefined;
}

/**
 * Verifies the signature of a submission set (dmp-transactions 6.2): its value, its references, and the digests of the
 * manifest against the documents that were given.
 */
export function verifyLotSignature(xml: string, documents: LotDocuments): LotSignature {
  let signature: VerifiedSignature;
  try {
    signature = verifyDetachedSignature({ xml, allowSha1: true });
  } catch (error) {
    if (!(error instanceof SoapError)) throw error;
    return failed({ code: error.code, message: error.message });
  }
  const { certificate, manifest, references, signatureAlgorithm } = signature;
  if (!references.some(({ type }) => type === MANIFEST_TYPE)) {
    return failed({ code: 'SIGNATURE_UNSUPPORTED', message: 'The signature covers no manifest.' });
  }
  const digests: readonly DigestReport[] = [
    ...references.map(({ uri, digestAlgorithm, signed }) => ({
      uri,
      algorithm: digestAlgorithm,
      digest: digestBase64(signed, digestAlgorithm),
      verdict: 'match' as const,
    })),
    ...manifest.map((entry) => describeEntry(entry, documents)),
  ];
  const wrong = digests.find(({ verdict }) => verdict === 'mismatch');
  return {
    report: {
      of: 'submission-set',
      verdict: wrong === undefined ? 'valid' : 'invalid',
      reason:
        wrong === undefined
          ? undefined
          : {
              code: 'SIGNATURE_INVALID',
              message: `The digest of ${wrong.uri} in the manifest is not that of the document.`,
            },
      signer: describeSigner(certificate),
      signatureAlgorithm,
      digests,
    },
    uris: manifest.map(({ uri }) => uri),
    certificate,
  };
}

function failed(reason: ReportedProblem): LotSignature {
  return {
    report: {
      of: 'submission-set',
      verdict: 'invalid',
      reason,
      signer: undefined,
      signatureAlgorithm: undefined,
      digests: [],
    },
    uris: [],
    certificate: undefined,
  };
}

function describeEntry(entry: ManifestEntry, documents: LotDocuments): DigestReport {
  const { uri, digestAlgorithm: algorithm, digest } = entry;
  const bytes = documents.get(uri);
  if (digest === NO_DIGEST)
    return { uri, algorithm, digest, verdict: bytes === undefined ? 'set' : 'mismatch' };
  if (bytes === undefined) return { uri, algorithm, digest, verdict: 'elsewhere' };
  const own = digestOf(bytes, entry, algorithm);
  return { uri, algorithm, digest, verdict: own === digest ? 'match' : 'mismatch' };
}

/** Digest of a document after the transforms of its entry; nothing when they are not those of the profile. */
function digestOf(
  bytes: Uint8Array,
  { transforms }: ManifestEntry,
  algorithm: DigestAlgorithm,
): string | undefined {
  const [transform, ...more] = transforms;
  if (transform === undefined) return digestBase64(bytes, algorithm);
  if (more.length > 0 || transform !== C14N_WITH_COMMENTS_URI) return undefined;
  try {
    return digestBase64(canonicalDocument(parseXml(bytes, { maxSize: bytes.length })), algorithm);
  } catch (error) {
    if (error instanceof SoapError) return undefined;
    throw error;
  }
}
