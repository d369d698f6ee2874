export type { AllowedOrigins } from './allowed-origins.js';
export type { RemoteCaller, RemoteCommandName, RemoteCommands, RemoteOutcome } from './types.js';
