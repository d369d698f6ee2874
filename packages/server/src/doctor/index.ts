export { askDoctor } from './ask.js';
export { type BundleOptions, writeBundle } from './bundle/write.js';
export type { DoctorOptions } from './options.js';
export { CHECK_GROUPS, type CheckGroup, type CheckOutcome, type CheckResult } from './result.js';
export { runDoctor } from './run.js';
