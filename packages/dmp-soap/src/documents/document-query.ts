import type { Ins } from '../ins/ins.js';
import type { DocumentFormat } from './document-format.js';
import type { DocumentStatus } from './found-document.js';
import type { Masking } from './visibility.js';

/** A span of time, both ends included. Ends are UTC `YYYYMMDDhhmmss` or any prefix of it from the year on. */
export interface TimeSpan {
  readonly from?: string;
  readonly to?: string;
}

/** Criteria of a document search (TD3.1). Several values of one criterion mean "one of". */
export interface DocumentQuery {
  readonly ins: Ins;
  readonly typeCodes?: readonly string[];
  readonly classCodes?: readonly string[];
  /** One of the five formats, or a formatCode as it is in the registry (`urn:asip:ci-sis:vsm:2012`). */
  readonly formats?: readonly (DocumentFormat | (string & {}))[];
  readonly practiceSettings?: readonly string[];
  readonly healthcareFacilityTypes?: readonly string[];
  readonly serviceStart?: TimeSpan;
  readonly serviceStop?: TimeSpan;
  readonly creation?: TimeSpan;
  readonly submission?: TimeSpan;
  /** Acts, modalities, regions: one code of every group, `[[a, b], [c]]` means (a or b) and c. */
  readonly eventCodes?: readonly (readonly { readonly code: string; readonly system: string }[])[];
  /** XCN of an author; `%` and `_` are wildcards in IHE, which the DMP may not know. */
  readonly authorPersons?: readonly string[];
  /** Default: approved only. */
  readonly statuses?: readonly DocumentStatus[];
  /** `normal` = not masked to anybody. Default: all. */
  readonly visibilities?: readonly ('normal' | Masking)[];
  /** Also ask for submission time, previous and next version: two or more further calls. Default true. */
  readonly withSubmissionMetadata?: boolean;
}
