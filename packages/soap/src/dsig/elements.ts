import type { SignatureAlgorithm } from '../signing/signer.js';
import { type XmlElement, type XmlNamespace, xmlNamespace } from '../xml/element.js';
import {
  type DigestAlgorithm,
  digestMethodUri,
  EXCLUSIVE_C14N_URI,
  signatureMethodUri,
} from './algorithms.js';

export const DS_URI = 'http://www.w3.org/2000/09/xmldsig#';
export const DS = xmlNamespace('ds', DS_URI);

/** A transform: its name, or its name with the prefixes that exclusive C14N treats inclusively. */
export type DsTransform =
  | string
  | { readonly algorithm: string; readonly inclusivePrefixes: readonly string[] };

export interface DsReference {
  readonly uri: string;
  readonly type?: string;
  /** No `ds:Transforms` is written when there is none. */
  readonly transforms?: readonly DsTransform[];
  readonly digestAlgorithm: DigestAlgorithm;
  /** Base64. */
  readonly digest: string;
}

/**
 * `ds:Reference`, for a `SignedInfo` or a `Manifest`.
 *
 * @param ds Namespace to write it with; the lot signature uses the default one.
 */
export function referenceElement(reference: DsReference, ds: XmlNamespace = DS): XmlElement {
  const { uri, type, transforms = [], digestAlgorithm, digest } = reference;
  return ds.element('Reference', { URI: uri, Type: type }, [
    transforms.length === 0
      ? undefined
      : ds.element(
          'Transforms',
          {},
          transforms.map((transform) => transformElement(transform, ds)),
        ),
    ds.element('DigestMethod', { Algorithm: digestMethodUri[digestAlgorithm] }),
    ds.element('DigestValue', {}, [digest]),
  ]);
}

export interface DsSignedInfo {
  /** Canonicalisation of the `SignedInfo` itself: one of the C14N names. */
  readonly canonicalization: string;
  readonly algorithm: SignatureAlgorithm;
  readonly references: readonly DsReference[];
}

/** `ds:SignedInfo`: what the signature value is computed on. */
export function signedInfoElement(signedInfo: DsSignedInfo, ds: XmlNamespace = DS): XmlElement {
  return ds.element('SignedInfo', {}, [
    ds.element('CanonicalizationMethod', { Algorithm: signedInfo.canonicalization }),
    ds.element('SignatureMethod', { Algorithm: signatureMethodUri[signedInfo.algorithm] }),
    signedInfo.references.map((reference) => referenceElement(reference, ds)),
  ]);
}

/** `ds:SignatureValue`, in base64 without line breaks. */
export function signatureValueElement(value: Uint8Array, ds: XmlNamespace = DS): XmlElement {
  return ds.element('SignatureValue', {}, [Buffer.from(value).toString('base64')]);
}

/** `ds:KeyInfo` holding the signer's certificate and nothing else (dmp-transactions 3.7). */
export function keyInfoElement(certificate: Uint8Array, ds: XmlNamespace = DS): XmlElement {
  return ds.element('KeyInfo', {}, [
    ds.element('X509Data', {}, [
      ds.element('X509Certificate', {}, [Buffer.from(certificate).toString('base64')]),
    ]),
  ]);
}

const EXC = xmlNamespace('ec', EXCLUSIVE_C14N_URI);

function transformElement(transform: DsTransform, ds: XmlNamespace): XmlElement {
  if (typeof transform === 'string') return ds.element('Transform', { Algorithm: transform });
  const prefixes = EXC.element('InclusiveNamespaces', { PrefixList: transform.inclusivePrefixes.join(' ') });
  return ds.element('Transform', { Algorithm: transform.algorithm }, [prefixes]);
}
