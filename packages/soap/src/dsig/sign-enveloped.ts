import type { SignatureAlgorithm, Signer } from '../signing/signer.js';
import type { XmlElement } from '../xml/element.js';
import { writeXml } from '../xml/write.js';
import { type DigestAlgorithm, ENVELOPED_SIGNATURE_URI, EXCLUSIVE_C14N_URI } from './algorithms.js';
import { digestBase64 } from './digest.js';
import { DS, keyInfoElement, signatureValueElement, signedInfoElement } from './elements.js';

export interface SignEnvelopedOptions {
  /** The element to sign, without signature. It carries the attribute that holds `id`. */
  readonly element: XmlElement;
  /** Value of that attribute: the reference is `#id`. */
  readonly id: string;
  /** Index of the child after which `ds:Signature` goes; `-1` puts it first. SAML wants it after `Issuer`. */
  readonly after: number;
  readonly signer: Signer;
  /** Default `RSA-SHA256`; its digest is used for the reference too. */
  readonly algorithm?: 'RSA-SHA1' | 'RSA-SHA256';
  /**
   * Prefixes that exclusive C14N treats inclusively: those declared for values only, such as `xs` of
   * `xsi:type="xs:string"`. `#default` stands for the default namespace.
   */
  readonly inclusivePrefixes?: readonly string[];
}

const DIGESTS = { 'RSA-SHA1': 'SHA1', 'RSA-SHA256': 'SHA256' } as const satisfies Partial<
  Record<SignatureAlgorithm, DigestAlgorithm>
>;

/**
 * Signs an element and returns it with its signature inside, in canonical form: insert the text as it is.
 *
 * One reference, exclusive C14N, the certificate alone in `KeyInfo` (dmp-transactions 3.7).
 *
 * @example
 * ```ts
 * const assertion = await signEnveloped({ element, id: '_1', after: 0, signer });
 * ```
 */
export async function signEnveloped(options: SignEnvelopedOptions): Promise<string> {
  const { element, id, after, signer, algorithm = 'RSA-SHA256', inclusivePrefixes = [] } = options;
  const digestAlgorithm = DIGESTS[algorithm];
  const signedInfo = signedInfoElement({
    canonicalization: EXCLUSIVE_C14N_URI,
    algorithm,
    references: [
      {
        uri: `#${id}`,
        transforms: [
          ENVELOPED_SIGNATURE_URI,
          inclusivePrefixes.length === 0
            ? EXCLUSIVE_C14N_URI
            : { algorithm: EXCLUSIVE_C14N_URI, inclusivePrefixes },
        ],
        digestAlgorithm,
        digest: digestBase64(writeXml(element), digestAlgorithm),
      },
    ],
  });
  const value = await signer.sign(Buffer.from(writeXml(signedInfo)), algorithm);
  const signature = DS.element('Signature', {}, [
    signedInfo,
    signatureValueElement(value),
    keyInfoElement(signer.certificate),
  ]);
  const children = element.children.toSpliced(after + 1, 0, signature);
  return writeXml({ ...element, children });
}
