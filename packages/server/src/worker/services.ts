import type { BasicServices } from './run.js';

/** What the handlers of a worker share: built once, when the worker starts. */
export interface WorkerServices extends BasicServices {}
