import { STATUS } from '../../rim/constants.js';
import type { StoredSet } from '../../state/documents.js';
import {
  authorCondition,
  type Condition,
  codedCondition,
  listCondition,
  timeCondition,
} from './conditions.js';

const SET = 'XDSSubmissionSet';

/** Parameters of FindSubmissionSets (dmp-transactions 2.17). */
export const FIND_SUBMISSION_SETS: Readonly<Record<string, Condition<StoredSet>>> = {
  [`${SET}PatientId`]: { form: 'string', required: true, passes: () => true },
  // A lot is never anything else than approved.
  [`${SET}Status`]: listCondition((): string => STATUS.approved, true),
  [`${SET}SubmissionTimeFrom`]: timeCondition('from', ({ set }) => set.submissionTime),
  [`${SET}SubmissionTimeTo`]: timeCondition('to', ({ set }) => set.submissionTime),
  [`${SET}SourceId`]: listCondition(({ set }) => set.sourceId),
  [`${SET}AuthorPerson`]: authorPerson(),
  [`${SET}ContentType`]: codedCondition(({ set }) => [set.contentType]),
};

/** The author of a lot is one value, not a list (IHE ITI-18). */
function authorPerson(): Condition<StoredSet> {
  return { ...authorCondition(({ set }) => set.authors.map(({ person }) => person)), form: 'string' };
}
