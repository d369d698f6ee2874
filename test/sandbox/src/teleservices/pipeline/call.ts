import type { ParsedElement } from '@dmpconnect/soap';
import type {
  AuthenticationKind,
  BamContext,
  FrameEntry,
  LpsContext,
  ReadVitaleAssertion,
} from '@dmpconnect/teleservices/wire-profile';
import type { Step } from '../../dmp/pipeline/step.js';
import type { TlsiFacts, TlsiListener } from '../journal.js';
import type { Operation, Question } from '../operations/operation.js';
import type { TlsiWorld } from '../world.js';

/** A check of the teleservices. */
export type TlsiStep<Call, Adds> = Step<Call, Adds, TlsiWorld, TlsiFacts>;

/** A call as it comes out of HTTP. */
export interface ReceivedCall {
  readonly listener: TlsiListener;
  readonly method: string;
  readonly path: string;
  readonly contentType: string;
  readonly authorization: string;
  /** `undefined` when the body is over the limit and was not read to its end. */
  readonly body: Uint8Array | undefined;
  /** Client certificate, DER; there is one on the listener for software certificates alone. */
  readonly clientCertificate: Uint8Array | undefined;
}

/** What each step adds to the call, in the order of the pipeline. */
export interface WithRoot {
  readonly bytes: Uint8Array;
  readonly root: ParsedElement;
}

export interface WithEnvelope {
  /** `soap:Header`; absent when the message has none. */
  readonly header: ParsedElement | undefined;
  /** The one child of the body, when there is exactly one. */
  readonly content: ParsedElement | undefined;
}

export interface Addressed {
  readonly entry: FrameEntry;
  /** Absent for the operations whose answers are not public. */
  readonly operation: Operation | undefined;
  readonly messageId: string;
}

export interface WithContexts {
  readonly bam: BamContext;
  readonly lps: LpsContext;
}

/** Who asks. */
export interface Caller {
  readonly kind: AuthenticationKind;
  /** `NameID` of the assertion, or `OU` of the software certificate. */
  readonly id: string;
  /** Absent for a structure and for who is not in the directory. */
  readonly profession: string | undefined;
}

export interface Authenticated {
  readonly caller: Caller;
  /** Assertions after the one of the professional, not verified. */
  readonly otherAssertions: readonly ParsedElement[];
}

export interface WithVitale {
  readonly vitale: ReadVitaleAssertion | undefined;
}

export interface WithQuestion {
  readonly question: Question;
}

/** What the rules of an operation see of the call. */
export type CheckedCall = WithContexts & Authenticated & WithVitale;
