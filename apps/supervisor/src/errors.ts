/** Every code a {@link SupervisorError} may carry, with what it means. The README lists the same (a test compares). */
export const SUPERVISOR_ERRORS = {
  COMMAND_MISSING: 'A program of the system that is needed is not there.',
  RIGHTS_NEEDED: 'The system refuses this to the account; an administrator can do it by hand.',
  RIGHTS_REFUSED: 'The person did not give the administrator rights that the system asked for.',
  SERVICE_ABSENT: 'The service manager does not know the service: it is not installed.',
  SERVICE_CONTROL_FAILED: 'The service manager could not do what was asked.',
  SERVICE_STATE_UNREADABLE: 'The service manager did not say in which state the service is.',
  TRAY_UNAVAILABLE: 'This session has no notification area that takes our icon.',
  REQUEST_REFUSED: 'A request of the page is not one that the supervisor understands.',
  CHANGE_ALTERED: 'The change handed to the privileged process is not the one that was agreed to.',
} as const satisfies Record<string, string>;

/** Stable codes of {@link SupervisorError}. */
export type SupervisorErrorCode = keyof typeof SUPERVISOR_ERRORS;

/** Failure of the supervisor. The message is for people; what the system printed is in `detail`. */
export class SupervisorError extends Error {
  override readonly name = 'SupervisorError';
  readonly code: SupervisorErrorCode;
  /** What a program of the system said, as it said it; empty when there is nothing. */
  readonly detail: string;

  constructor(
    code: SupervisorErrorCode,
    message: string,
    options: { readonly cause?: unknown; readonly detail?: string } = {},
  ) {
    super(message, options);
    this.code = code;
    this.detail = options.detail ?? '';
  }
}
