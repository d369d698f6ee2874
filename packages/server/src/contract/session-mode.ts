/**
 * Session mode of a WebSocket: many calls on one socket (`docs/session-mode.md`). Ours; a client that does not
 * propose the sub-protocol first sees no change.
 *
 * A request carries `s_requestId` beside its fields, each message that belongs to it carries it back. The socket
 * stays open. `{"s_requestId": …, "i_cancel": 1}` gives a call up; its last message is then `i_ended`.
 */
export const SESSION_MODE = {
  /** Sub-protocol to propose first. */
  protocol: 'dmpconnect.session.1',
  /** Longest `s_requestId`, characters. */
  requestIdCharacters: 64,
  /** Calls under way on one socket, at most; one more is refused with 6000/2. */
  callsPerSocket: 64,
} as const;
