export { findFreePort } from './free-port.js';
export { outgoingRecorder } from './outgoing-recorder.js';
export {
  CLOSE,
  connectRaw,
  connectWebSocket,
  frame,
  PING,
  PONG,
  parseFrames,
  type RawFrame,
  type RawSocket,
  type RawTarget,
  TEXT,
  upgradeRequest,
} from './raw-websocket.js';
