import type { ReceivedCall, Verified, WithVihf } from '../pipeline/call.js';
import { refuseCaller } from '../pipeline/refusal.js';
import type { Step, StepTools } from '../pipeline/step.js';
import { readProfile } from '../pki/profile.js';
import type { Vihf } from '../vihf/vihf.js';

/** Step 9: the VIHF speaks for the holder of the TLS certificate (dmp-transactions 9.2, 3.4, 8). */
export const checkVihfTls: Step<ReceivedCall & WithVihf & Verified, object> = {
  name: 'VIHF against TLS identity',
  run: ({ clientCertificate, signerCertificate, vihf }, tools) => {
    const { world, verdict } = tools;
    if (world.mode === 'permissive') {
      verdict.skip('permissive mode');
      return {};
    }
    const { commonName, organisationalUnits } = readProfile(clientCertificate);
    if (vihf.mode === 'DIRECTE') {
      if (commonName !== vihf.user) {
        throw refuseCaller(
          'DMPInvalidVIHF',
          'The user of the VIHF is not the holder of the card used for TLS.',
        );
      }
      if (signerCertificate !== undefined && readProfile(signerCertificate).commonName !== vihf.user) {
        throw refuseCaller(
          'DMPInvalidVIHF',
          'The user of the VIHF is not the holder of the card that signed it.',
        );
      }
      verdict.detail('card holder');
      return {};
    }
    if (!speaksFor(organisationalUnits, vihf, tools)) {
      throw refuseCaller(
        'DMPInvalidVIHF',
        'Authentication of the organisation failed: Identifiant_Structure is not the one of the certificate.',
      );
    }
    const signer = signerCertificate === undefined ? undefined : readProfile(signerCertificate);
    if (signer !== undefined && !speaksFor(signer.organisationalUnits, vihf, tools)) {
      throw refuseCaller(
        'DMPInvalidVIHF',
        'Authentication of the organisation failed: the VIHF was signed for another structure.',
      );
    }
    verdict.detail('organisation');
    return {};
  },
};

/** The certificate names the structure itself, or the legal entity it belongs to. */
function speaksFor(units: readonly string[], vihf: Vihf, { world }: StepTools): boolean {
  const legalEntity = world.structures.get(vihf.structure)?.legalEntity;
  return units.includes(vihf.structure) || (legalEntity !== undefined && units.includes(legalEntity));
}
