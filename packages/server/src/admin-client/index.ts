export type { StatusLine } from '../master/gateway/http/status-line.js';
export { createViewer, currentPlatform, readSurroundings, type Viewer } from '../platform/index.js';
export { askMaster, type MasterAddress, type MasterSilence, type MasterState } from './ask-master.js';
export { type JournalProblem, parseJournalProblem, readJournalProblems } from './journal-problems.js';
export { type InstalledService, type LocateOptions, locateService } from './locate-service.js';
export { findMasterProcess, stopMasterProcess } from './master-process.js';
