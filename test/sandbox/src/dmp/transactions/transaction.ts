import type { ParsedElement, XmlElement } from '@dmpconnect/soap';
import type { RefusalCode } from '../codes.js';
import type { Cx } from '../identifiers/cx.js';
import type { CheckedCall, ServiceName } from '../pipeline/call.js';
import type { Recorder } from '../pipeline/recorder.js';
import type { RightsAction } from '../rights/matrix.js';
import type { World } from '../world.js';

/** An answer of a transaction, before its envelope. */
export interface TransactionAnswer {
  readonly body: XmlElement;
  /** Documents to send beside the envelope. */
  readonly attachments?: readonly {
    readonly contentId: string;
    readonly contentType: string;
    readonly bytes: Uint8Array;
  }[];
  /** `Success`, `PartialSuccess`, `AA`. */
  readonly status: string;
  readonly code?: string;
}

/** How a call is recognised, and what its answer is called. */
export interface TransactionFrame {
  /** `TD2.1`. */
  readonly id: string;
  readonly service: ServiceName;
  readonly action: string;
  /** Other actions real clients send, taken in lenient mode (dmp-transactions 1.5). */
  readonly aliases?: readonly string[];
  readonly root: { readonly uri: string; readonly name: string };
  /** Tells apart the transactions that share a root element. */
  readonly recognises?: (content: ParsedElement) => boolean;
  readonly responseAction: string;
}

/** A transaction the simulator plays. */
export interface SimulatedTransaction extends TransactionFrame {
  readonly simulated: true;
  /** Rows of the rights matrix the call needs; several when its message decides. */
  readonly rights: (content: ParsedElement) => RightsAction;
  /** Whether the call targets one patient, so that the VIHF must name it. */
  readonly targetsPatient: boolean;
  /** Patient identifiers the message itself names, compared with the VIHF. */
  readonly patientsNamed: (content: ParsedElement) => readonly Cx[];
  /** What the DMP must be like: `any`, even unknown, or `active`. */
  readonly dmp: 'any' | 'active';
  /** Whether the caller must hold an authorisation (dmp-transactions 2). */
  readonly needsAuthorisation: (content: ParsedElement) => boolean;
  /** The answer in which the service tells a refusal (dmp-transactions 9.3). */
  readonly refusal: (
    code: RefusalCode,
    text: string,
    content: ParsedElement,
    world: World,
  ) => TransactionAnswer;
  readonly handle: (call: CheckedCall, world: World, recorder: Recorder) => Promise<TransactionAnswer>;
}

/** A transaction the simulator knows but does not play yet: it is refused by a clear fault. */
export interface KnownTransaction extends TransactionFrame {
  readonly simulated: false;
}

export type Transaction = SimulatedTransaction | KnownTransaction;
