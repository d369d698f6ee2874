import {
  children,
  DS_URI,
  descendants,
  digestBase64,
  type ParsedElement,
  SAML_URI,
  SoapError,
  serializeElement,
  verifyEnveloped,
} from '@dmpconnect/soap';
import type { SignatureReport } from './report.js';
import { describeSigner } from './signer.js';

/** An assertion to verify, and where it stands. */
export interface AssertionToVerify {
  readonly assertion: ParsedElement;
  /** Root of the document around it. */
  readonly root: ParsedElement;
}

/**
 * Verifies the signature of a VIHF (dmp-transactions 3.7). The assertion is cut out of its document, so that only the
 * element that a service reads can be the one that is signed: one signed elsewhere in the message counts for nothing.
 */
export function verifyVihf({ assertion, root }: AssertionToVerify): SignatureReport {
  if (children(assertion, DS_URI, 'Signature').length === 0) {
    // A signature somewhere else cannot speak for this assertion, whatever it covers.
    const elsewhere = descendants(root, DS_URI, 'Signature').length > 0;
    return report({
      verdict: elsewhere ? 'invalid' : 'absent',
      reason: {
        code: 'XML_UNEXPECTED',
        message: elsewhere
          ? 'The signature is not a child of the assertion that services read.'
          : 'The assertion carries no signature.',
      },
    });
  }
  try {
    const {
      certificate,
      digestAlgorithm,
      root: signed,
      signatureAlgorithm,
      signed: text,
    } = verifyEnveloped({
      xml: serializeElement(assertion),
      expectedRoot: { uri: SAML_URI, name: 'Assertion' },
      allowSha1: true,
    });
    const digest = digestBase64(text, digestAlgorithm);
    return report({
      verdict: 'valid',
      signer: describeSigner(certificate),
      signatureAlgorithm,
      digests: [
        { uri: `#${signed.getAttribute('ID') ?? ''}`, algorithm: digestAlgorithm, digest, verdict: 'match' },
      ],
    });
  } catch (error) {
    if (!(error instanceof SoapError)) throw error;
    return report({ verdict: 'invalid', reason: { code: error.code, message: error.message } });
  }
}

function report(found: Partial<SignatureReport> & Pick<SignatureReport, 'verdict'>): SignatureReport {
  return {
    of: 'vihf',
    reason: undefined,
    signer: undefined,
    signatureAlgorithm: undefined,
    digests: [],
    ...found,
  };
}
