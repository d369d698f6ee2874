export { LOCAL_HOST_NAMES } from './gateway/guards/host.js';
export type { ServerCertificate } from './gateway/listen.js';
export { DEFAULT_LIMITS, type MasterLimits } from './limits.js';
export type { Master, MasterOptions } from './options.js';
export { startMaster } from './start.js';
export type { WorkerProgram } from './workers/launch.js';
export type { WorkerSource } from './workers/pool.js';
