export {
  type CommandSocketHandlers,
  openCommandSocket,
  readMessage,
  type WireCommand,
  type WireMessage,
} from './command-socket.js';
export { openSocket, type Socket, type SocketClose, type SocketHandlers } from './socket.js';
export { findWebSocket, type WebSocketConstructor, type WebSocketLike } from './websocket.js';
export {
  ERROR_TYPES,
  NORMAL_CLOSURE,
  SOFTWARE_ERROR_CODES,
  WRAPPER_ERROR_CODES,
} from './wire-errors.js';
