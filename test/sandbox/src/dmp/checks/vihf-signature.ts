import { distinguishedName, sameDistinguishedName, verifyEnveloped } from '@dmpconnect/soap';
import type { Verified, WithVihf } from '../pipeline/call.js';
import { refuseCaller } from '../pipeline/refusal.js';
import type { Step, StepTools } from '../pipeline/step.js';
import { checkSigner } from '../pki/signer.js';
import { describeVihf } from '../vihf/describe.js';
import { SAML_URI } from '../vihf/namespaces.js';
import { readVihf } from '../vihf/read.js';
import { strictnessOf } from '../vihf/strictness.js';
import { canonicalizeElement } from '../xml/canonicalize.js';

/** What platforms print in place of ST and GN (dmp-transactions 3.5, point 1, and 10, row 2). */
const PLATFORM_KEYWORD = /(?:^|[,+;])\s*[SG]=/i;

/**
 * Step 7: signature present when required, digest, value, certificate for signature, Issuer = its subject
 * (dmp-transactions 9.2, 3.7). What goes on is the VIHF read again from the signed text alone.
 */
export const checkVihfSignature: Step<WithVihf, Verified & Pick<WithVihf, 'vihf'>> = {
  name: 'VIHF signature',
  run: ({ vihf, assertion }, tools) => {
    const { world, recorder, verdict } = tools;
    if (world.mode === 'permissive') {
      verdict.skip('permissive mode');
      return { vihf };
    }
    if (!vihf.signed) {
      if (vihf.mode !== 'DIRECTE' || world.settings.requireSignatureDirect) {
        throw refuseCaller('DMPInvalidSignature', 'The VIHF is not signed.');
      }
      verdict.skip('unsigned, which the settings allow in DIRECTE mode');
      return { vihf };
    }
    const signature = verify(canonicalizeElement(assertion), world.settings.acceptSha1);
    checkSigner(signature.certificate, {
      what: 'VIHF',
      trust: world.signingTrust,
      at: world.clock.now(),
      authenticationAllowed: vihf.mode === 'INDIRECTE_RENFORCEE',
    });
    const signed = readVihf(signature.root, strictnessOf(world));
    if (!sameDistinguishedName(signed.issuer, distinguishedName(signature.certificate))) {
      throw refuseCaller(
        'DMPInvalidSignature',
        'Issuer of the VIHF is not the subject of the signing certificate.',
      );
    }
    if (world.mode === 'strict' && PLATFORM_KEYWORD.test(signed.issuer)) {
      throw refuseCaller(
        'DMPInvalidSignature',
        'Issuer of the VIHF is not written as RFC 2253: ST, GN, no S, no G.',
      );
    }
    const algorithm: string = signature.signatureAlgorithm;
    recorder.note({ vihf: describeVihf(signed, algorithm) });
    reportAlgorithms(algorithm, signature.digestAlgorithm, tools);
    return { vihf: { ...signed, signed: true }, signerCertificate: signature.certificate };
  },
};

function verify(xml: string, allowSha1: boolean) {
  try {
    return verifyEnveloped({ xml, expectedRoot: { uri: SAML_URI, name: 'Assertion' }, allowSha1 });
  } catch (cause) {
    throw refuseCaller('DMPInvalidSignature', 'The signature of the VIHF does not verify.', cause);
  }
}

/** dmp-transactions 3.7: both are accepted, strict mode warns on SHA-1. */
function reportAlgorithms(signature: string, digest: string, { world, verdict }: StepTools): void {
  const text = `${signature}, digest ${digest}`;
  if (world.mode === 'strict' && text.includes('SHA1')) verdict.warn(`${text}: SHA-1 is obsolete`);
  else verdict.detail(text);
}
