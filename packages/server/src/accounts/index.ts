export type { ConnectionEnds, OsAccount, OsAccounts, ProcessEnd, StartedProcess } from './account.js';
export { currentAccounts } from './current.js';
export { startAsOwn } from './launch/own.js';
export { createMayRunAs, isRunAsRule, type MayRunAs } from './run-as-rules.js';
