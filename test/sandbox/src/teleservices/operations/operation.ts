import type { ParsedElement, XmlElement } from '@dmpconnect/soap';
import type { FaultDetailCode, FrameEntry, WireEntry } from '@dmpconnect/teleservices/wire-profile';
import type { CheckedCall } from '../pipeline/call.js';
import type { TlsiWorld } from '../world.js';

/** What an operation answers, ready to be put into an envelope. */
export interface OperationAnswer {
  readonly content: XmlElement;
  /** `CodeCR`, for the journal. */
  readonly code: string;
}

/** A question that was read, and its answer to be. */
export interface Question {
  readonly query: unknown;
  /** Birth name asked for, which may force a scenario (teleservices 15.4). */
  readonly birthName: string | undefined;
  /** @throws {Refusal} */
  answer(call: CheckedCall, world: TlsiWorld): OperationAnswer;
}

/** An operation that the simulator plays. */
export interface Operation {
  readonly entry: FrameEntry;
  /** What a technical failure of it is called (teleservices 6). */
  readonly technicalFault: FaultDetailCode;
  /** Reads a body strictly. @throws {SoapError} `XML_UNEXPECTED` */
  read(content: ParsedElement): Question;
}

/** An operation out of its entry of the wire profile and its rules; the type of the question stays inside. */
export function defineOperation<Query, Answer extends { readonly code: string }>(rules: {
  readonly entry: WireEntry<Query, Answer>;
  readonly technicalFault: FaultDetailCode;
  readonly birthName?: (query: Query) => string | undefined;
  readonly answer: (query: Query, call: CheckedCall, world: TlsiWorld) => Answer;
  /** Changes how the answer is written. */
  readonly dress?: (content: XmlElement, world: TlsiWorld) => XmlElement;
}): Operation {
  const { entry, technicalFault, dress = (content) => content } = rules;
  return {
    entry,
    technicalFault,
    read: (content) => {
      const query = entry.decodeQuery(content);
      return {
        query,
        birthName: rules.birthName?.(query),
        answer: (call, world) => {
          const answer = rules.answer(query, call, world);
          return { content: dress(entry.encodeAnswer(answer), world), code: answer.code };
        },
      };
    },
  };
}
