export { currentPlatform } from './current.js';
export type { FileAccess, Platform, PlatformName, PlatformPaths } from './platform.js';
export {
  cleanZombies,
  findRunningProcess,
  type InspectedRecord,
  inspectProcessRecords,
  type ProcessRecord,
  type ProcessRole,
  recordProcess,
} from './process-records.js';
export { readSurroundings } from './surroundings.js';
export { createViewer, type Viewer } from './viewer.js';
