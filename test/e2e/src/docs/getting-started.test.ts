import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const PAGE = readFileSync(join(ROOT, 'docs', 'getting-started.md'), 'utf8');

/** The fenced blocks of the page in one language, in their order. */
function blocks(language: string): readonly string[] {
  return [...PAGE.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)]
    .filter(([, name]) => name === language)
    .map(([, , text = '']) => text);
}

// The page works at the root of the repository; the test does so in a folder that shows the same files, so that what
// the page makes a reader write is written there.
const folder = mkdtempSync(join(tmpdir(), 'dmpconnect-start-'));
const shell = (text: string) => spawnSync('bash', ['-ec', text], { cwd: folder, encoding: 'utf8' });

const [startSandbox = '', runProgram = '', askControl = '', withoutCard = '', ...moreCommands] = blocks('sh');
let sandbox: ChildProcess | undefined;

beforeAll(async () => {
  for (const name of readdirSync(ROOT)) {
    if (name !== '.git' && name !== 'sandbox.json') symlinkSync(join(ROOT, name), join(folder, name));
  }
  // As in a terminal of its own: an input that stays open, and a group that Ctrl-C reaches as a whole.
  sandbox = spawn('bash', ['-ec', startSandbox], { cwd: folder, detached: true });
  let said = '';
  sandbox.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const line = join(folder, 'sandbox.json');
  const isReady = () => existsSync(line) && readFileSync(line, 'utf8').endsWith('\n');
  await vi.waitUntil(() => isReady() || sandbox?.exitCode !== null, { timeout: 110_000, interval: 200 });
  if (!isReady()) throw new Error(`The sandbox did not start: ${said}`);
});
afterAll(async () => {
  if (sandbox?.pid !== undefined && sandbox.exitCode === null) {
    const ended = once(sandbox, 'exit');
    process.kill(-sandbox.pid, 'SIGINT');
    await ended;
  }
  rmSync(folder, { recursive: true, force: true });
});

it('from nothing to a first CPS card: each step of the page does what it says', () => {
  expect(moreCommands).toEqual([]);
  const [program = '', ...morePrograms] = blocks('js');
  expect(morePrograms).toEqual([]);
  const name = /^\/\/ (\S+)\n/.exec(program)?.[1] ?? '';
  expect(runProgram).toContain(name);
  writeFileSync(join(folder, name), program);

  const first = shell(runProgram);
  expect(first.stderr).toBe('');
  expect(first.stdout).toBe(blocks('text')[0]);

  expect(JSON.parse(shell(askControl).stdout)).toBeTypeOf('object');

  const second = shell(withoutCard);
  expect(second.status).not.toBe(0);
  expect(second.stderr).toContain('ApiError');
  expect(second.stderr).toContain("code: 'CARD_ABSENT'");
});

it('names files that exist', () => {
  const targets = [...PAGE.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, path = '']) => path);
  expect(targets.length).toBeGreaterThan(2);
  for (const path of targets) expect(existsSync(join(ROOT, 'docs', path)), path).toBe(true);
  execFileSync('test', ['-d', join(ROOT, 'packages', 'js-wrapper', 'examples', 'page')]);
});
