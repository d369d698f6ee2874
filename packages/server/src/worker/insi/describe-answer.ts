import type { NationalIdentity, NationalIns, SearchAnswer, SearchOutcome } from '@dmpconnect/teleservices';
import { INSI_RESULTS, SEXES } from '../../contract/enumerations.js';
import type { OutputOf } from '../../contract/table.js';

type SearchOutput = OutputOf<'hl_getInsFromVitaleCard'>;

const RESULTS: Readonly<Record<SearchOutcome, number>> = {
  none: INSI_RESULTS.NoIdentityFound,
  one: INSI_RESULTS.SingleIdentityFound,
  several: INSI_RESULTS.MultipleIdentitiesFound,
};

/**
 * The answer of a search on the wire (teleservices 12.3).
 *
 * @param matched given name that led to the identity, when the service names none first
 */
export function describeSearchAnswer(answer: SearchAnswer, matched?: string): SearchOutput {
  return {
    i_insIdentityResult: RESULTS[answer.outcome],
    ...(answer.outcome === 'one' ? { Identity: describeIdentity(answer.identity, matched) } : {}),
  };
}

function describeIdentity({ ins, history, traits }: NationalIdentity, matched: string | undefined) {
  return {
    Ins: describeNationalIns(ins),
    s_birthName: traits.birthName ?? '',
    s_given: traits.firstGivenName ?? matched ?? traits.givenNames[0] ?? '',
    s_birthGiven: traits.givenNames.join(' '),
    i_sex: SEXES[traits.sex ?? 'U'],
    s_birthDate: traits.birthDate ?? '',
    s_birthPlace: traits.birthPlace ?? '',
    ...(history.length === 0 ? {} : { History: history.map(describeNationalIns) }),
  };
}

function describeNationalIns({ value, key, oid, startDate, endDate }: NationalIns) {
  return { s_value: value, s_key: key, s_oid: oid, s_startDate: startDate ?? '', s_endDate: endDate ?? '' };
}
