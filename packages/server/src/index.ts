export { readSettingsFile, type Settings, SettingsError } from './config/index.js';
export * from './contract/index.js';
export { SERVER_ERRORS, ServerError, type ServerErrorCode } from './errors.js';
export { FLAVOUR, type Flavour } from './flavour.js';
export type { Logger } from './logging/logger.js';
export {
  DEFAULT_LIMITS,
  LOCAL_HOST_NAMES,
  type Master,
  type MasterLimits,
  type MasterOptions,
  type ServerCertificate,
  startMaster,
  type WorkerProgram,
  type WorkerSource,
} from './master/index.js';
export type { AllowedOrigins, RemoteCommands, RemoteOutcome } from './master/remote-commands/index.js';
export type { HandlerContext, WorkerSession } from './worker/context.js';
export { type BasicServices, runWorker, type WorkerLinks, type WorkerParts } from './worker/run.js';
