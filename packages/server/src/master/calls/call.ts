import type { Envelope } from './scan-envelope.js';

/** A request as the gateway hands it over. */
export interface IncomingCall {
  /** JSON text of the request. */
  readonly body: Buffer;
  /** Command and session of the body where they were read already; may throw what reading them would. */
  readonly envelope?: () => Envelope;
  /** `Origin` header, already accepted; absent for callers that send none. */
  readonly origin: string | undefined;
  /** Account of the system at the other end of the connection. */
  readonly account: string;
  /** Command named by the path of `/api/<name>`, in any case. */
  readonly pathCommand?: string;
  /** Whether the way the request came can carry the events of a monitor. */
  readonly carriesEvents: boolean;
}

/** Where the answers of a call go. After `answer` or `end` nothing more comes. */
export interface CallSink {
  /** The last message. */
  answer(body: Buffer): void;
  /** One message of a monitor. */
  event(body: Buffer): void;
  /** A monitor is over, without a last message. */
  end(): void;
}

/** A call under way. */
export interface CallHandle {
  /** The application is gone: the call is given up. */
  hangUp(): void;
}

/** Serves calls. */
export type ServeCall = (call: IncomingCall, sink: CallSink) => CallHandle;
