import { int, object, type ParameterRow, text } from '../parameter.js';
import type { NothingYet } from '../sources.js';

const nothing = () => undefined;

/** What will be sent: no function of the wire fills it. */
export const SUBMISSION_SET_PARAMETERS: readonly ParameterRow<NothingYet>[] = [
  text(23, 'SubmissionSetTitle', nothing),
  text(24, 'SubmissionSetDescription', nothing),
  text(93, 'SubmissionSetLocalPatientId', nothing),
  object(82, 'SubmissionSetDocuments', nothing),
];

/** Conditions of a search: no function of the wire fills them, `hl_findDocuments` takes its own. */
export const FILTER_PARAMETERS: readonly ParameterRow<NothingYet>[] = [
  text(39, 'FilterCategoriesList', nothing),
  text(40, 'FilterFormatsList', nothing),
  text(41, 'FilterPracticesList', nothing),
  text(42, 'FilterBottomCreationDate', nothing),
  text(43, 'FilterTopCreationDate', nothing),
  text(44, 'FilterBottomServiceStartDate', nothing),
  text(45, 'FilterTopServiceStartDate', nothing),
  text(46, 'FilterBottomSubmissionDate', nothing),
  text(47, 'FilterTopSubmissionDate', nothing),
  int(88, 'FilterDocumentStatus', nothing),
  int(89, 'FilterDocumentVisibility', nothing),
];
