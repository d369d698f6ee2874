import type { WireOutputs } from '../data/wire/messages.js';
import type { WebSocketLike, WireMessage } from '../transport/index.js';

/**
 * What the methods return: the WebSocket of the command, which a page may close to stop a monitor. Without address or
 * WebSocket it is what the error handler returned.
 */
export type HistoricalSocket = WebSocketLike | undefined;

/** Fields of the answer to a command: any, for one that the contract does not know. */
type FieldsOf<Command extends string> = Command extends keyof WireOutputs
  ? string extends keyof WireOutputs[Command]
    ? WireMessage
    : Partial<WireOutputs[Command]>
  : WireMessage;

/**
 * What a page receives in a result callback: the server's message, or what its own error handler made of a failure.
 * Every field may be absent.
 */
export type HistoricalAnswer<Command extends string = string> = FieldsOf<Command> & {
  readonly s_status?: string;
  /** Set by the error handler of the page, by the custom of the examples: `cb({ error })` (js-api 14.3). */
  readonly error?: HistoricalError;
};

/** An error object: made by the class (type 5000, no `s_status`), or the server's answer as it came (js-api 2.8). */
export type HistoricalError = WireMessage & {
  readonly i_apiErrorType?: number;
  readonly i_apiErrorCode?: number;
  readonly s_apiErrorDescription?: string;
};

/** Ends a monitor with `false` or nothing, lets it go on with `true` (js-api 14.3). */
export type Responder = (goOn?: boolean) => void;

/** Result callback, always the last parameter. `responder` comes with the messages of a monitor only. */
export type ResultCallback<Command extends string = string> = (
  answer: HistoricalAnswer<Command>,
  responder?: Responder,
) => void;

/** Parameter 1 of the constructor. The command comes with the text of what is sent, its secrets masked. */
export type LogCallback = (text: string, command?: object) => void;

/** Parameter 2 of the constructor: the flags have changed. */
export type RefreshCallback = () => void;

/**
 * Parameter 3 of the constructor. It decides whether the callback of the command is called at all.
 *
 * @param error the server's answer, or an error object of type 5000.
 * @param command the command as it was sent; absent when it could not be sent, like what follows.
 * @param timeoutInSeconds the time-out of the command.
 * @param callback the callback of the command.
 * @param persistent `true` when a monitor answered with an error.
 */
export type ErrorHandler = (
  error: HistoricalError,
  command?: object,
  timeoutInSeconds?: number,
  callback?: ResultCallback,
  persistent?: boolean,
) => unknown;

/** Parameter 4 of the constructor: the address is known. */
export type InitCallback = (url: string) => void;
