import type { TlsiStep, WithContexts } from '../pipeline/call.js';
import { refuse } from '../refusal.js';

/** Kind of the authorisation number of the CNDA (teleservices 4.2). */
const AUTHORIZATION_KIND = '4';

/** Step 6: the software is authorised (teleservices 15.2). */
export const checkSoftware: TlsiStep<WithContexts, object> = {
  name: 'authorised software',
  run: ({ lps: { software } }, { world: { settings } }) => {
    const number = software?.authorization;
    if (number === undefined) throw refuse('desir_550', 'LPS/IDAM is missing.');
    if (software?.authorizationKind !== AUTHORIZATION_KIND) {
      throw refuse('desir_550', `The attribute R of LPS/IDAM must be ${AUTHORIZATION_KIND}.`);
    }
    const known = settings.authorizedSoftware;
    if (known.length > 0 && !known.includes(number)) {
      throw refuse('desir_550', 'The authorisation number of the software (LPS/IDAM) is not known.');
    }
    return {};
  },
};
