// Made from the contract of the server by `npm run generate -w @dmpconnect/js-wrapper`. Do not edit.

/** Session mode of a socket (docs/session-mode.md). */
export const SESSION_MODE = {
  protocol: 'dmpconnect.session.1',
  requestIdCharacters: 64,
  callsPerSocket: 64,
} as const;
