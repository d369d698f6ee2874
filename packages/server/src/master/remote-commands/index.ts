export { type AllowedOrigins, createAllowedOrigins } from './allowed-origins.js';
export { createRemoteCommands, type RemoteCommandOptions } from './run.js';
export {
  REMOTE_COMMAND_NAMES,
  type RemoteCaller,
  type RemoteCommandName,
  type RemoteCommands,
  type RemoteOutcome,
} from './types.js';
