import { open } from 'node:fs/promises';
import { hasCode } from '../storage/atomic-write.js';

/** What was read of a file from its end: whole lines only. */
interface End {
  readonly lines: readonly string[];
  /** Bytes read. */
  readonly bytes: number;
}

/**
 * The last lines of a journal that goes on over several files.
 *
 * @param paths the files, the newest first; those that are not there are passed over.
 * @param count how many lines.
 * @param keep which lines count; the others are passed over.
 * @param maxBytes how much is read at most: what does not fit is left out, whole lines at a time.
 * @returns the lines in their order, without their ends.
 */
export async function readLastLines(
  paths: readonly string[],
  count: number,
  maxBytes: number,
  keep: (line: string) => boolean = () => true,
): Promise<readonly string[]> {
  let lines: readonly string[] = [];
  let left = maxBytes;
  for (const path of paths) {
    if (lines.length >= count || left <= 0) break;
    const end = await readEnd(path, left);
    if (end === undefined) continue;
    lines = [...end.lines.filter(keep), ...lines];
    left -= end.bytes;
  }
  return count === 0 ? [] : lines.slice(-count);
}

const LF = 0x0a;

async function readEnd(path: string, maxBytes: number): Promise<End | undefined> {
  try {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      const start = Math.max(0, size - maxBytes);
      const { buffer, bytesRead } = await file.read(Buffer.alloc(size - start), 0, size - start, start);
      const bytes = buffer.subarray(0, bytesRead);
      // Begun in the middle of a line, that line is not whole: it goes.
      const from = start === 0 ? 0 : bytes.indexOf(LF) + 1 || bytes.length;
      const text = bytes.toString('utf8', from);
      return { lines: text.split('\n').filter((line) => line !== ''), bytes: bytesRead };
    } finally {
      await file.close();
    }
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}
