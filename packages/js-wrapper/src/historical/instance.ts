import type {
  ErrorHandler,
  HistoricalAnswer,
  InitCallback,
  LogCallback,
  RefreshCallback,
  ResultCallback,
} from './callbacks.js';
import { type HttpCallback, postRemoteCommand } from './http-command.js';
import { buildCommand } from './methods/build-command.js';
import { LOW_LEVEL_TIMEOUT, lowLevelMethod } from './methods/low-level.js';
import { send } from './protocol/send.js';
import { type DmpState, INITIAL_DMP_STATE, INITIAL_STATE, type State } from './state.js';
import { createWrapperError, type WrapperError } from './wrapper-error.js';

const DEFAULT_PORT = 9982;

/**
 * The class without the methods of its table: constructor, properties and helpers of js-api 14.1. A class because the
 * pages use it with `new` and reach its properties; its names and its shape are those of the original.
 */
export class Instance {
  _port: string | number;
  _serverPort: string | number;
  _serverDomain: string | undefined;
  /** `wss://<domain>:<port>`, undefined without a domain. */
  _serverUrl: string | undefined;
  _sessionId: string;
  _logCallback: LogCallback;
  _refreshCallback: RefreshCallback;
  _errorHandler: ErrorHandler;
  declare _state: State;
  declare _dmpState: DmpState;

  constructor(
    logCallback: LogCallback,
    refreshCallback: RefreshCallback,
    errorHandler: ErrorHandler,
    initCallback?: InitCallback | null,
    port?: string | number | null,
    domain?: string | null,
  ) {
    this._logCallback = logCallback;
    this._refreshCallback = refreshCallback;
    this._errorHandler = errorHandler;
    this._port = port || DEFAULT_PORT;
    this._serverPort = this._port;
    this._serverDomain = domain ?? undefined;
    this._sessionId = '';
    if (domain) {
      this._serverUrl = `wss://${domain}:${this._port}`;
      // js-api 14.1: called before the flags exist and before `new` has returned.
      initCallback?.(this._serverUrl);
    }
    this.resetState();
  }

  /** The flags, and under `dmp` those of the DMP, in a new object. */
  getState(): State & { readonly dmp: DmpState } {
    return { ...this._state, dmp: { ...this._dmpState } };
  }

  /** Id of the session, `""` when there is none. */
  getSessionId(): string {
    return this._sessionId;
  }

  /** Writes one flag, any key; the refresh callback is not called. */
  setState(key: string, value: unknown): void {
    Reflect.set(this._state, key, value);
  }

  /** Writes one flag of the DMP, any key; the refresh callback is not called. */
  setDmpState(key: string, value: unknown): void {
    Reflect.set(this._dmpState, key, value);
  }

  /** Puts every flag back to `false`; the refresh callback is not called. */
  resetState(): void {
    this._state = { ...INITIAL_STATE };
    this._dmpState = { ...INITIAL_DMP_STATE };
  }

  /**
   * Sends a command object as it is, on a socket of its own: it is written when the socket opens.
   *
   * @param wrapperCallback given good answers and the errors of the class, before the page.
   * @returns the WebSocket; without address or WebSocket, what the error handler returned.
   */
  sendCommand(
    command: object,
    timeoutInSeconds: number,
    answerCallback: ResultCallback,
    persistentSocket = false,
    wrapperCallback?: (answer: HistoricalAnswer) => void,
  ): unknown {
    return send(this, {
      command,
      timeoutInSeconds,
      callback: answerCallback,
      persistent: persistentSocket,
      flag: wrapperCallback,
    });
  }

  /** Posts a remote command (js-api 3.3); no session, no time-out. */
  sendHttpCommand(command: object, entryPoint: string, callback?: HttpCallback): void {
    const url = `https://${this._serverDomain}:${this._serverPort}/remotecommand/${entryPoint}`;
    postRemoteCommand(url, command, callback);
  }

  /** An error object of type 5000. */
  createWrapperError(
    code: number,
    description: string,
    type = '',
    context = '',
    extended = '',
  ): WrapperError {
    return createWrapperError(code, description, type, context, extended);
  }

  /** Calls a low-level function by its name, with all members of an object (js-api 5). Time-out 10 s. */
  lowLevelApiFunctionCall(name: string, parameters: object, cb: ResultCallback): unknown {
    const command = buildCommand(lowLevelMethod(name), [parameters], this._sessionId);
    return this.sendCommand(command, LOW_LEVEL_TIMEOUT, cb);
  }
}
