export type { AnswerName, DmpConnect, WireArguments } from './client/client.js';
export { connect } from './client/connect.js';
export type { Monitor } from './client/monitor.js';
export type { CallOptions, ConnectOptions, LogEvent } from './client/options.js';
export type * from './data/areas/index.js';
export type * from './data/structures.js';
export type * from './data/values.js';
export type { CommandName, MonitorName, WireInputs, WireOutputs } from './data/wire/messages.js';
export {
  ApiError,
  type ApiErrorCode,
  type Bilingual,
  DmpConnectError,
  type ErrorCode,
  type ObstacleCode,
  ObstacleError,
  TransportError,
  type TransportErrorCode,
} from './errors/index.js';
export type { WebSocketConstructor, WebSocketLike } from './transport/index.js';
