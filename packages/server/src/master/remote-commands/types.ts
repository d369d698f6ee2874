/** Commands of `POST /remotecommand/<name>` (js-api 3.3). Names are in their wire case. */
export const REMOTE_COMMAND_NAMES = [
  'registerDcParameter',
  'unregisterDcParameter',
  'isDcParameterRegistered',
  'getAllowedOrigins',
] as const;

/** Name of a remote command. */
export type RemoteCommandName = (typeof REMOTE_COMMAND_NAMES)[number];

/** Who calls. */
export interface RemoteCaller {
  /** `Origin` header; absent for a program that is no browser, which is accepted (js-api 1.6). */
  readonly origin?: string;
}

/** What the HTTP layer does with a remote command. */
export type RemoteOutcome =
  /** Answer `s_status: "OK"` with these fields. */
  | {
      readonly kind: 'answer';
      readonly fields: Readonly<Record<string, number | string | readonly string[]>>;
    }
  /** Answer `ERROR` 6000/`code` (1 technical, 2 functional); `description` is a sentence for people. */
  | { readonly kind: 'failure'; readonly code: 1 | 2; readonly description: string }
  /** Answer the 403 of js-api 1.6. */
  | { readonly kind: 'origin-refused' };

/** The remote commands of one server. Nothing is ever thrown: every outcome is in the value. */
export interface RemoteCommands {
  /**
   * Runs one command.
   *
   * @param body the parsed JSON body, whatever it is.
   */
  run(name: RemoteCommandName, body: unknown, caller: RemoteCaller): Promise<RemoteOutcome>;
}
