export type { WebSocketConstructor } from './transport/index.js';
