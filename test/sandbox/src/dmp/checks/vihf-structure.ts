import { child, children, WSSE_URI } from '@dmpconnect/soap';
import type { WithEnvelope, WithVihf } from '../pipeline/call.js';
import { refuseCaller } from '../pipeline/refusal.js';
import type { Step } from '../pipeline/step.js';
import { describeVihf } from '../vihf/describe.js';
import { SAML_URI } from '../vihf/namespaces.js';
import { readVihf } from '../vihf/read.js';
import { strictnessOf } from '../vihf/strictness.js';

/** Step 6: one assertion, with the attributes, formats and roles of the profile (dmp-transactions 9.2, 3.5, 3.6). */
export const checkVihfStructure: Step<WithEnvelope, WithVihf> = {
  name: 'VIHF structure',
  run: ({ envelope }, { world, recorder, verdict }) => {
    const { header } = envelope;
    const securities = header === undefined ? [] : children(header, WSSE_URI, 'Security');
    const [security, ...others] = securities;
    if (security === undefined || others.length > 0) {
      throw refuseCaller('DMPInvalidVIHF', 'The message must carry one wsse:Security header.');
    }
    const assertion = child(security, SAML_URI, 'Assertion');
    // dmp-transactions 3.1: the assertion is the sole child; no Timestamp, no token.
    if (assertion === undefined || children(security).length !== 1) {
      throw refuseCaller('DMPInvalidVIHF', 'wsse:Security must hold one saml2:Assertion and nothing else.');
    }
    const vihf = readVihf(assertion, strictnessOf(world));
    recorder.note({ vihf: describeVihf(vihf, 'none') });
    verdict.detail(`${vihf.mode}, ${vihf.purpose}`);
    return { vihf, assertion };
  },
};
