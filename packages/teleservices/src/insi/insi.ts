import type { TraitsSearchOptions } from '../client.js';
import { TeleservicesError } from '../errors.js';
import type { VitaleBeneficiary } from '../frame/beneficiary.js';
import type { CallOptions, SearchCallOptions } from '../frame/client-options.js';
import type { Frame, FrameCall } from '../frame/frame.js';
import { settleBeneficiary } from '../frame/settle-beneficiary.js';
import { settleTraits } from '../traits/settle-traits.js';
import { WIRE_PROFILE } from '../wire-profile/index.js';
import { readSearchAnswer } from './read-search-answer.js';
import type { SearchAnswer, TraitsSearch } from './search-answer.js';
import { searchByTraits } from './search-by-traits.js';
import type { TypedTraits } from './verification.js';

/** INSi operation 1 (teleservices 7.1). */
export async function insFromVitale(
  frame: Frame,
  beneficiary: VitaleBeneficiary,
  call: SearchCallOptions,
): Promise<SearchAnswer> {
  const settled = settleBeneficiary(beneficiary);
  const { insured, certified, birthName, birthDate, birthRank } = settled;
  const query = {
    individual: certified && { number: certified.number },
    insured: { number: insured.number },
    birthName,
    birthDate,
    birthRank,
  };
  const { answer, message } = await frame.ask(WIRE_PROFILE['insi.vitale'], query, {
    ...searchCall(call),
    subject: { given: beneficiary, settled },
  });
  return readSearchAnswer(answer, message.content, frame.identifiers);
}

/** INSi operation 2, as many calls as teleservices 8.4 says. */
export async function insFromTraits(
  frame: Frame,
  traits: TypedTraits,
  call: TraitsSearchOptions,
): Promise<TraitsSearch> {
  const settled = settleTraits(traits, 'traits', nameOptions(frame));
  const { tryAllGivenNames = true, onAttempt } = call;
  const about = searchCall(call);
  return searchByTraits(settled, { tryAllGivenNames, onAttempt }, async (sent) => {
    const { answer, message } = await frame.ask(WIRE_PROFILE['insi.traits'], sent, about);
    return readSearchAnswer(answer, message.content, frame.identifiers);
  });
}

/** Rules of writing of a client. */
export function nameOptions({ options }: Frame): { readonly strictJsRules: boolean } {
  return { strictJsRules: options.strictJsRules === true };
}

/** A search belongs to a care contact, or is not made (teleservices 7.5, 16). */
function searchCall({ careContext, signal, beforeSending }: SearchCallOptions): FrameCall {
  if (careContext.trim() === '' || careContext.length > 256) {
    throw new TeleservicesError(
      'CONTEXT_MISSING',
      'careContext must name the care contact that the search is made for, in 256 characters at most.',
      { field: 'careContext' },
    );
  }
  return { careContext, signal, beforeSending };
}

/** What a call that is no search is about. */
export function plainCall(call: CallOptions | undefined): FrameCall {
  return { signal: call?.signal };
}
