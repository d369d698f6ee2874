/** Stable codes of the errors of the sandbox, with what each one means. */
export const SANDBOX_ERROR_CODES = {
  ADDRESS_NOT_LOOPBACK: 'a configuration names another machine',
  CARD_ACTION: 'an action names a reader that does not exist, or a card that is not there',
  CONNECTOR_NOT_BUILT: "the connector's program does not exist",
  CONNECTOR_NOT_STARTED:
    'the connector ended, or was not ready in time; the end of its output is in the message',
  STATE_IN_USE: 'another sandbox runs on the state folder',
  STATE_UNREADABLE: 'the file of --dmp-state does not hold a state of the DMP',
  USAGE: 'the command line cannot be read',
} as const;

export type SandboxErrorCode = keyof typeof SANDBOX_ERROR_CODES;

/** Base class of the errors of this package. Switch on `code`; the message is for people. */
export class SandboxError extends Error {
  override readonly name: string = 'SandboxError';
  readonly code: SandboxErrorCode;

  constructor(code: SandboxErrorCode, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}

/** `CARD_ACTION`, with the option at fault and the rule it breaks. */
export class CardActionError extends SandboxError {
  override readonly name = 'CardActionError';
  readonly field: 'reader' | 'profile' | 'person';
  readonly rule: string;

  constructor(field: 'reader' | 'profile' | 'person', rule: string) {
    super('CARD_ACTION', `${field}: ${rule}`);
    this.field = field;
    this.rule = rule;
  }
}
