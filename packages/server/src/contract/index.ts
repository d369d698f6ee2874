export {
  type CommandGroup,
  type CommandKind,
  type CommandRow,
  type CommandServer,
  type CommandTable,
  DEFAULT_REQUEST_BYTES,
  DOCUMENT_REQUEST_BYTES,
  defineCommand,
  type Precondition,
} from './define.js';
export * as ENUMERATIONS from './enumerations.js';
export {
  ApiFailure,
  type ApiFailureDetails,
  WIRE_ERROR_TYPES,
  WIRE_ERRORS,
  type WireErrorName,
  type WireErrorType,
} from './errors.js';
export { SESSION_MODE } from './session-mode.js';
export {
  COMMANDS,
  type CommandName,
  type InputOf,
  type MasterCommandName,
  type OutputOf,
  type WireInputOf,
  type WireOutputOf,
  type WorkerCommandName,
} from './table.js';
export { listValues } from './values.js';
