import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import type { OsAccount } from '../accounts/index.js';
import type { TestMaster } from './start-test-master.js';

/** What the other account runs: one HTTPS request, as told on its standard input. */
const PROGRAM = `
  const { request } = require('node:https');
  let input = '';
  process.stdin.setEncoding('utf8').on('data', (piece) => { input += piece; }).on('end', () => {
    const { body, ...options } = JSON.parse(input);
    request({ ...options, host: '127.0.0.1', servername: 'localhost', agent: false }, (response) => response.pipe(process.stdout))
      .end(body);
  });
`;

/** Sends a request from a process of another account, and gives the text of the answer. */
export async function requestAs(
  { posix, name }: OsAccount,
  master: TestMaster,
  options: { readonly path: string; readonly method: string; readonly body?: string },
): Promise<string> {
  const child = spawn(process.execPath, ['-e', PROGRAM], {
    ...(posix === undefined ? {} : { uid: posix.user, gid: posix.group }),
    cwd: '/',
    env: { USER: name },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(JSON.stringify({ ...options, port: master.port, ca: master.certificate.cert }));
  return text(child.stdout);
}

/** Runs a command from a process of another account. */
export async function runAs(
  account: OsAccount,
  master: TestMaster,
  command: string,
  fields: object = {},
): Promise<Record<string, unknown>> {
  const body = JSON.stringify({ s_commandName: command, ...fields });
  return JSON.parse(await requestAs(account, master, { method: 'POST', path: `/api/${command}`, body }));
}
