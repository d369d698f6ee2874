import type { ToolResult } from './run-tool.js';
import type { StoreChange, TrustOutcome } from './types.js';

/** What systems say to whom may not change a store: `ERROR_ACCESS_DENIED` in three forms, macOS and POSIX in words. */
const NO_RIGHTS =
  /0x80070005|\(5\)|E_ACCESSDENIED|permission denied|not permitted|authoriz|write permissions|read-only|SEC_ERROR_READ_ONLY/i;

const ACCESS_DENIED: ReadonlySet<number> = new Set([5, 0x80070005, 0x80070005 | 0]);

/** What a program of the system came to, when exit code 0 means `done`. */
export function changeOf(result: ToolResult, done: TrustOutcome): StoreChange {
  const { code, stdout, stderr } = result;
  if (code === 0) return { outcome: done };
  if (code === 'missing') return { outcome: 'no-tool' };
  const detail = `${stderr}\n${stdout}`.trim().slice(0, 500);
  if (ACCESS_DENIED.has(code) || NO_RIGHTS.test(detail)) return { outcome: 'needs-rights', detail };
  return { outcome: 'failed', ...(detail === '' ? {} : { detail }) };
}
