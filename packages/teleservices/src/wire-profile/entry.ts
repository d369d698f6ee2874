import type { ParsedElement, XmlElement } from '@dmpconnect/soap';

/**
 * How sure a wire format is (teleservices 14): `official` out of a published contract, `observed` in somebody else's
 * messages, `placeholder` invented here until the contract is obtained.
 */
export type WireStatus = 'official' | 'observed' | 'placeholder';

/** Who stands behind a request (teleservices 5). */
export type AuthenticationKind = 'cps' | 'psc' | 'tlsm' | 'delegated';

/** What the headers of an operation hold (teleservices 4). */
export interface WireHeaders {
  /** `COUVERTURE` of `ContexteBAM`: empty, the few data of operation 1, or all that the card holds. */
  readonly bam: 'empty' | 'vitale' | 'full';
  /** Whether `DateRef` is written. */
  readonly bamDateRef: boolean;
  /** Whether both contexts carry the attribute `Nature`. */
  readonly nature: boolean;
  /** How the name of the software is written (teleservices 4.2). */
  readonly softwareName: 'urn+version' | 'plain';
}

/** What the frame must know of an operation. */
export interface FrameEntry {
  /** e.g. `insi.traits`. */
  readonly key: string;
  /** For people and dumps, e.g. `INSi 2`. */
  readonly label: string;
  /** Of the request. */
  readonly status: WireStatus;
  readonly answerStatus: WireStatus | 'unknown';
  /** `wsa:Action`. */
  readonly action: string;
  readonly headers: WireHeaders;
  /** Assertions of `wsse:Security`: the professional's, then the card's when `required` or, if there is one, `optional`. */
  readonly vitaleAssertion: 'none' | 'optional' | 'required';
  readonly authentication: readonly AuthenticationKind[];
}

/**
 * One operation on the wire: client and simulator read the same entry, so that a placeholder is replaced in one place
 * (teleservices 14).
 */
export interface WireEntry<Query, Answer> extends FrameEntry {
  /** The body of a request. */
  encode(query: Query): XmlElement;
  /** Reads the body of an answer, children by name in any order. @throws {SoapError} `XML_UNEXPECTED`. */
  decode(content: ParsedElement): Answer;
  /** Reads the body of a request, strictly as its schema says. @throws {SoapError} `XML_UNEXPECTED`. */
  decodeQuery(content: ParsedElement): Query;
  /** The body of an answer. */
  encodeAnswer(answer: Answer): XmlElement;
}

/** An operation whose answer is not public: it is handed over as it is (teleservices 11). */
export interface RawEntry<Query> extends FrameEntry {
  /** The body of a request. */
  encode(query: Query): XmlElement;
}
