// Ends a CI run: names the tests that were tried twice, says how many were skipped, refuses skips where nothing excuses them, counts.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [testStatus, demoStatus] = process.argv.slice(2).map(Number);
const resultsFile = join(root, 'node_modules', '.cache', 'dmpconnect', 'test-results.json');

const results = existsSync(resultsFile) ? JSON.parse(readFileSync(resultsFile, 'utf8')) : {};
const passed = results.numPassedTests ?? 0;
const failed = results.numFailedTests ?? 0;
const skipped = (results.numPendingTests ?? 0) + (results.numTodoTests ?? 0);

for (const file of results.testResults ?? []) {
  for (const test of file.assertionResults ?? []) {
    if (test.status !== 'passed' || !test.failureMessages?.length) continue;
    console.log(`Passed at the second try only: ${test.fullName}`);
    console.log(`  ${test.failureMessages[0].split('\n', 1)[0]}`);
  }
}

console.log(`${skipped} tests skipped.`);
const conformance = existsSync(join(root, '..', 'shared', 'conformance'));
const excusable = !conformance;
if (skipped > 0 && !excusable) {
  console.log('The conformance material is here, so no test may be skipped:');
  for (const file of results.testResults ?? []) {
    for (const test of file.assertionResults ?? []) {
      if (['pending', 'skipped', 'todo'].includes(test.status)) console.log(`  ${test.fullName}`);
    }
  }
}

const failures = [
  testStatus !== 0 && failed === 0, // build, lint, types, or the runner itself
  demoStatus !== 0,
  skipped > 0 && !excusable,
].filter(Boolean).length;
const allFailed = failed + failures;
console.log(`${passed + (demoStatus === 0 ? 1 : 0)} passed, ${allFailed} failed`);
process.exitCode = allFailed === 0 ? 0 : 1;
