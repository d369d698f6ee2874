import { parseArgs } from 'node:util';
import { CASES } from './cases/table.js';
import type { MemoryResult, Result } from './measure.js';
import { printTable } from './print.js';

// npm run bench [-- --json] [--only name]: performance as ratios, never as timed assertions.
const { values } = parseArgs({ options: { json: { type: 'boolean' }, only: { type: 'string' } } });

const results: (Result | MemoryResult)[] = [];
for (const [name, run] of Object.entries(CASES)) {
  if (values.only !== undefined && values.only !== name) continue;
  if (!values.json) console.error(`${name}…`);
  results.push(...(await run()));
}
if (values.json)
  console.log(JSON.stringify({ at: new Date().toISOString(), node: process.version, results }));
else printTable(results);
