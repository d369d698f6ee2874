export type { ConnectionEnds, OsAccount, OsAccounts, ProcessEnd, StartedProcess } from './account.js';
export { currentAccounts } from './current.js';
export { startAsOwn } from './launch/own.js';
