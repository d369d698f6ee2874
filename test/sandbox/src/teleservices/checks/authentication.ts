import type {
  Addressed,
  Authenticated,
  ReceivedCall,
  TlsiStep,
  WithContexts,
  WithEnvelope,
} from '../pipeline/call.js';
import { createJudge } from '../pipeline/judge.js';
import { refuse } from '../refusal.js';
import { authenticateProfessional } from './professional.js';
import { authenticateSoftware } from './software-certificate.js';

/** What authentication looks at. */
export type CallToAuthenticate = ReceivedCall & WithEnvelope & Addressed & WithContexts;

/** Step 7: who asks, as the address wants it proven, and whether the operation may be asked so (teleservices 5, 15.2). */
export const checkAuthentication: TlsiStep<CallToAuthenticate, Authenticated> = {
  name: 'authentication',
  run: (call, { world, recorder, verdict }) => {
    const judge = createJudge(world, verdict);
    const authenticate = call.listener === 'certificate' ? authenticateSoftware : authenticateProfessional;
    const authenticated = authenticate(call, world, judge);
    const { kind, id } = authenticated.caller;
    recorder.note({ authentication: kind });
    for (const { emitter } of [call.bam, call.lps]) {
      // teleservices 4.3: the same text as the NameID, or the OU of the software certificate.
      if (emitter === undefined) judge.warn('A context has no Emetteur.');
      else if (emitter !== id) judge.strictly(refuse('desir_sim_013', 'Emetteur is not who authenticates.'));
    }
    if (!call.entry.authentication.includes(kind)) {
      throw refuse('desir_560', `${call.entry.label} cannot be asked with the authentication ${kind}.`);
    }
    return authenticated;
  },
};
