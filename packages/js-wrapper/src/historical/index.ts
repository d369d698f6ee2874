export type {
  ErrorHandler,
  HistoricalAnswer,
  HistoricalError,
  InitCallback,
  LogCallback,
  RefreshCallback,
  Responder,
  ResultCallback,
} from './callbacks.js';
export { DMPConnect } from './dmpconnect.js';
export { getXhr, type HttpCallback, type Xhr } from './http-command.js';
export { printObject } from './print-object.js';
export { type DmpState, INITIAL_DMP_STATE, INITIAL_STATE, type State } from './state.js';
export type { WrapperError } from './wrapper-error.js';
