export {
  CLOSE,
  connectRaw,
  connectWebSocket,
  frame,
  PING,
  PONG,
  type RawFrame,
  type RawSocket,
  type RawTarget,
  TEXT,
  upgradeRequest,
} from './raw-websocket.js';
