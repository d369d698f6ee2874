import type { ParsedElement, XmlElement } from '@dmpconnect/soap';
import type { FailureCode } from '../codes.js';
import type { Cx } from '../identifiers/cx.js';
import type { CheckedCall, ServiceName } from '../pipeline/call.js';
import type { Recorder } from '../pipeline/recorder.js';
import type { Actor } from '../rights/actor.js';
import type { RightsAction } from '../rights/matrix.js';
import type { World } from '../world.js';
import type { TransactionId } from './ids.js';

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
  /** uniqueIds of the documents given or changed, for the history of accesses. */
  readonly documents?: readonly string[];
}

/** How a call is recognised, and what its answer is called. */
export interface TransactionFrame {
  readonly service: ServiceName;
  readonly action: string;
  /** Other actions real clients send, taken in lenient mode (dmp-transactions 1.5). */
  readonly aliases?: readonly string[];
  readonly root: { readonly uri: string; readonly name: string };
  /** Tells apart the transactions that share a root element. */
  readonly recognises?: (content: ParsedElement) => boolean;
  readonly responseAction: string;
}

/** A transaction of the DMP. */
export interface Transaction extends TransactionFrame {
  readonly id: TransactionId;
  /** The transaction a message is, where the registry decides: masking or making visible. */
  readonly idOf?: (content: ParsedElement, world: World) => TransactionId;
  /**
   * `test` tells what there is: it answers a caller whom the patient has blocked, and leaves no trace in the history
   * of accesses (dmp-transactions 2.3). `act` is everything else.
   */
  readonly kind: 'test' | 'act';
  /** Row of the rights matrix the call needs; the transaction's identifier is its first word. */
  readonly rights: (content: ParsedElement, actor: Actor, world: World) => RightsAction;
  /** Whether the call targets one patient, so that the VIHF must name it. */
  readonly targetsPatient: boolean;
  /** Whether it finds a patient by his historic INS-C too, which is how clients learn his matricule (7.1). */
  readonly takesInsC?: boolean;
  /** Patient identifiers the message itself names, compared with the VIHF. */
  readonly patientsNamed: (content: ParsedElement) => readonly Cx[];
  /** What the DMP must be like: `any`, even unknown; `active`; `not attached` to Mon espace santé when active (1.4). */
  readonly dmp: 'any' | 'active' | 'not attached';
  /** Whether the caller must hold an authorisation (dmp-transactions 2). */
  readonly needsAuthorisation: (content: ParsedElement) => boolean;
  /** The answer in which the service tells a refusal (dmp-transactions 9.3). */
  readonly refusal: (
    code: FailureCode,
    text: string,
    content: ParsedElement,
    world: World,
  ) => TransactionAnswer;
  readonly handle: (call: CheckedCall, world: World, recorder: Recorder) => Promise<TransactionAnswer>;
}
