export { pruneDumps } from './prune.js';
export { createExchangeRecorder, type ExchangeRecorder, type OutgoingService } from './recorder.js';
export { type DumpState, dumpState, dumpStateOf } from './state.js';
