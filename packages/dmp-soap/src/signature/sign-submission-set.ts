import { randomUUID } from 'node:crypto';
import {
  type Bytes,
  C14N_WITH_COMMENTS_URI,
  type DigestAlgorithm,
  digestBase64,
  keyInfoElement,
  referenceElement,
  type Signer,
  signatureValueElement,
  signedInfoElement,
  writeXml,
  XML_PROLOG,
  type XmlElement,
} from '@dmpconnect/soap';
import { formatIsoLocal } from '../time/format.js';
import { PURPOSE_OF_SIGNATURE } from './entry.js';
import { LOT_DS } from './namespaces.js';
import {
  qualifyingPropertiesElement,
  SIGNED_PROPERTIES_ID,
  SIGNED_PROPERTIES_TYPE,
  signedPropertiesElement,
} from './signed-properties.js';

export interface SubmissionSetSignatureOptions {
  /** uniqueId of the submission set. */
  readonly submissionSetId: string;
  /** Documents of the lot, the signature excluded: each with the canonical form of the clinical document. */
  readonly documents: readonly { readonly uniqueId: string; readonly canonical: string | Bytes }[];
  readonly signer: Signer;
  readonly algorithm: 'RSA-SHA1' | 'RSA-SHA256';
  readonly now: Date;
  readonly timeZone: string;
}

const DIGESTS: Readonly<Record<SubmissionSetSignatureOptions['algorithm'], DigestAlgorithm>> = {
  'RSA-SHA1': 'SHA1',
  'RSA-SHA256': 'SHA256',
};
const MANIFEST_ID = 'IHEManifest';
const MANIFEST_TYPE = 'http://www.w3.org/2000/09/xmldsig#Manifest';
/** Digest of the submission set in a manifest: one zero byte, the set itself is not hashed (dmp-transactions 6.2). */
export const NO_DIGEST = 'AA==';

/**
 * Signs a submission set: XAdES 1.1.1 over a manifest of its documents (dmp-transactions 6.2).
 *
 * @returns The signature document, with its XML declaration.
 */
export async function signSubmissionSet(options: SubmissionSetSignatureOptions): Promise<string> {
  const { signer, algorithm } = options;
  const digestAlgorithm = DIGESTS[algorithm];
  // An NCName must not begin with a digit; the official sample does, and breaks the schema.
  const signatureId = `_${randomUUID()}`;
  const manifest = manifestElement(options, digestAlgorithm);
  const properties = signedPropertiesElement({
    signingTime: formatIsoLocal(options.now, options.timeZone),
    certificates: [signer.certificate, ...(signer.chain ?? [])],
  });
  const reference = (uri: string, type: string, element: XmlElement) => ({
    uri,
    type,
    digestAlgorithm,
    digest: digestBase64(writeXml(element), digestAlgorithm),
  });
  const signedInfo = signedInfoElement(
    {
      canonicalization: C14N_WITH_COMMENTS_URI,
      algorithm,
      references: [
        reference(`#${MANIFEST_ID}`, MANIFEST_TYPE, manifest),
        reference(`#${SIGNED_PROPERTIES_ID}`, SIGNED_PROPERTIES_TYPE, properties),
      ],
    },
    LOT_DS,
  );
  const value = await signer.sign(Buffer.from(writeXml(signedInfo)), algorithm);
  const signature = LOT_DS.element('Signature', { Id: signatureId }, [
    signedInfo,
    signatureValueElement(value, LOT_DS),
    keyInfoElement(signer.certificate, LOT_DS),
    LOT_DS.element('Object', {}, [manifest]),
    LOT_DS.element('Object', {}, [purposeElement(signatureId)]),
    LOT_DS.element('Object', {}, [qualifyingPropertiesElement(signatureId, properties)]),
  ]);
  return `${XML_PROLOG}${writeXml(signature)}`;
}

function manifestElement(
  options: SubmissionSetSignatureOptions,
  digestAlgorithm: DigestAlgorithm,
): XmlElement {
  const set = { uri: `urn:oid:${options.submissionSetId}`, digestAlgorithm, digest: NO_DIGEST };
  const documents = options.documents.map(({ uniqueId, canonical }) => ({
    uri: `urn:oid:${uniqueId}`,
    transforms: [C14N_WITH_COMMENTS_URI],
    digestAlgorithm,
    digest: digestBase64(canonical, digestAlgorithm),
  }));
  return LOT_DS.element(
    'Manifest',
    { Id: MANIFEST_ID },
    [set, ...documents].map((reference) => referenceElement(reference, LOT_DS)),
  );
}

function purposeElement(signatureId: string): XmlElement {
  return LOT_DS.element('SignatureProperties', {}, [
    LOT_DS.element('SignatureProperty', { Id: 'purposeOfSignature', Target: `#${signatureId}` }, [
      PURPOSE_OF_SIGNATURE,
    ]),
  ]);
}
