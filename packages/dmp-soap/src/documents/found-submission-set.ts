import type { CodedValue } from '../codes/coded-value.js';
import type { Ins } from '../ins/ins.js';
import type { TimeSpan } from './document-query.js';
import type { DocumentStatus, FoundAuthor } from './found-document.js';

/** A submission set ("lot") as TD3.1 returns it. */
export interface FoundSubmissionSet {
  /** entryUUID. */
  readonly id: string;
  readonly uniqueId: string | undefined;
  /** OID of the installation that sent it. */
  readonly sourceId: string | undefined;
  /** CX. */
  readonly patientId: string | undefined;
  /** UTC. */
  readonly submissionTime: string | undefined;
  readonly title: string;
  readonly description: string;
  readonly contentType: CodedValue | undefined;
  readonly authors: readonly FoundAuthor[];
  readonly status: DocumentStatus | undefined;
}

/** Criteria of a search of submission sets (dmp-transactions 2.17). Several values of one criterion mean "one of". */
export interface SubmissionSetQuery {
  readonly ins: Ins;
  readonly submission?: TimeSpan;
  /** OIDs of installations. */
  readonly sourceIds?: readonly string[];
  /** XCN of the author; `%` and `_` are wildcards in IHE, which the DMP may not know. */
  readonly authorPerson?: string;
  readonly contentTypes?: readonly CodedValue[];
  /** Default: approved. */
  readonly statuses?: readonly DocumentStatus[];
}
