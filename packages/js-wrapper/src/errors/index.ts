export { ApiError } from './api-error.js';
export { type ApiErrorCode, DmpConnectError, type ErrorCode } from './base-error.js';
export { type Bilingual, type ObstacleCode, ObstacleError } from './obstacle-error.js';
export { OBSTACLES } from './obstacles.js';
export { TRANSPORT_ERRORS, TransportError, type TransportErrorCode } from './transport-error.js';
