export type { CallSink, Channel, ChannelCall, ChannelOptions, Expectation, Loss } from './channel.js';
export { type ChannelMode, createKeptChannel } from './kept-channel.js';
export { createSingleChannel } from './single-channel.js';
