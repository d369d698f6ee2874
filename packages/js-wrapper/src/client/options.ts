import type { OpenSessionInput } from '../data/areas/session.js';
import type { ObstacleError } from '../errors/index.js';
import type { WebSocketConstructor } from '../transport/index.js';

/** What every call takes beside its input. */
export interface CallOptions {
  /** Gives the call up: in the server too, as far as it can be stopped there. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Milliseconds to wait for the answer once the request has left, in the place of the time-out of the command. A
   * shorter one gives the call up earlier; the server keeps its own.
   */
  readonly deadlineMs?: number | undefined;
}

/** What happened on the way to the server: never a field, so never a PIN, an identity or a document. */
export interface LogEvent {
  readonly event: 'sent' | 'answered' | 'failed' | 'event';
  readonly command: string;
  /** `s_status` of the answer, or the code of the error. */
  readonly result?: string | undefined;
  /** Since the request left, or since the call when it never did. */
  readonly milliseconds: number;
}

/** What {@link connect} takes: where the connector is, and the session to open. */
export interface ConnectOptions extends Omit<OpenSessionInput, 'dcparameters64'> {
  /** Address of the connector; default `wss://localhost.icanopee.net:9982`. */
  readonly url?: string | undefined;
  /** DC parameter of the integrator, base64; white space in it does not matter. */
  readonly dcParameters?: string | undefined;
  /** Gives the connecting up. */
  readonly signal?: AbortSignal | undefined;
  /** `kept` (default): one socket for all calls where the server allows it. `single`: a socket for each. */
  readonly sockets?: 'kept' | 'single' | undefined;
  /** Lowest version of the connector that will do, e.g. `1.2`. */
  readonly minimumVersion?: string | undefined;
  /** Milliseconds a connection may take to open; default 10 000. */
  readonly openMs?: number | undefined;
  /**
   * Whether to wait for the browser's permission to reach this computer, and to try again each time it changes,
   * instead of failing. Default false.
   */
  readonly waitForPermission?: boolean | undefined;
  /** Told what is waited for, to show it, while `waitForPermission` waits. */
  readonly onObstacle?: ((obstacle: ObstacleError) => void) | undefined;
  /** Told once when the server does not know the session any more: `reopen()` opens another. */
  readonly onSessionExpired?: (() => void) | undefined;
  /** Told what happens. */
  readonly log?: ((event: LogEvent) => void) | undefined;
  /** WebSocket class where there is none, e.g. that of the package `ws` on Node 20. */
  readonly WebSocket?: WebSocketConstructor | undefined;
}
