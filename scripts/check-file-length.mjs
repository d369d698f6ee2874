// No source file over 500 lines: a file that long holds two things (design, style). Data tables are exempt.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const LIMIT = 500;
const SOURCE = /\.(ts|tsx|mts|cts|js|mjs|cjs|cc|h)$/;
const DATA_TABLE = /(^|\/)(codes|data|fixtures)\/([^/]+\/)*[^/]+\.ts$/;

const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
});
const tooLong = tracked
  .split('\n')
  .filter((file) => SOURCE.test(file) && !DATA_TABLE.test(file))
  .map((file) => ({ file, lines: readFileSync(file, 'utf8').split('\n').length - 1 }))
  .filter(({ lines }) => lines > LIMIT);

for (const { file, lines } of tooLong) console.error(`${file}: ${lines} lines, over the limit of ${LIMIT}.`);
process.exitCode = tooLong.length === 0 ? 0 : 1;
