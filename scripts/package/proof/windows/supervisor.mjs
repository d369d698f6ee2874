import { strict as assert } from 'node:assert';
import { existsSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { waitUntil } from './prefix.mjs';

const SUPERVISOR = String.raw`supervisor\\dist\\main\.js`;
const RUN_KEY = 'HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Run';

/**
 * What a person does with the supervisor: log on, click its icon again, stop and start the service from its page. The
 * browser is a program that writes down the address it is given.
 *
 * @param windows what `makeWindows` returns.
 * @param {{ record: string }} browser what addresses are opened with.
 * @param {() => Promise<string>} statusPage the page of the service, once it answers.
 */
export function supervisorSteps(windows, browser, statusPage) {
  const visited = () => {
    const path = windows.path(browser.record);
    return existsSync(path) ? readFileSync(path, 'utf8').trim().split(/\r?\n/) : [];
  };
  const processes = () => windows.processes(SUPERVISOR).filter((pid) => isNode(pid));
  const service = () => windows.output(['sc', 'query', 'DmpConnect-JS2']);
  let page;
  return [
    [
      'what is run at log-on starts the supervisor, without a console',
      async () => {
        const [, program] = /"([^"]+)"/.exec(windows.query(RUN_KEY, ['/v', 'DmpConnect-JS2'])) ?? [];
        windows.start([program]);
        await waitUntil(() => processes().length > 0, 'the supervisor');
      },
    ],
    [
      'a second start opens the page of the first, and ends',
      async () => {
        const program = windows.path('Program Files/DmpConnect-JS2/dmpconnect-js2-supervisor.exe');
        // The first may still be on its way to its place.
        await waitUntil(() => {
          if (visited().length === 0) windows.status([program]);
          return visited().length > 0;
        }, 'the page in the browser');
        assert.equal(processes().length, 1, 'there is more than one supervisor');
        page = await visit(visited().at(-1));
      },
    ],
    [
      'the page says that the service runs, as sc.exe does',
      async () => {
        assert.match(service(), /: 4 {2}RUNNING/);
        await waitUntil(async () => (await page.overview()).includes('"running"'), 'the state on the page');
      },
    ],
    [
      'the page stops the service through sc.exe',
      async () => {
        const said = await page.ask('service', { action: 'stop' });
        assert.match(service(), /: 1 {2}STOPPED/, said);
        assert.match(await page.overview(), /"stopped"/);
      },
    ],
    [
      'and starts it again',
      async () => {
        const said = await page.ask('service', { action: 'start' });
        assert.match(service(), /: 4 {2}RUNNING/, said);
        await statusPage();
      },
    ],
  ];
}

function isNode(pid) {
  return /runtime\\node\.exe/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
}

/** Opens the page as the browser does: the token of its address is worth one visit. */
async function visit(address) {
  const { port, hash } = new URL(address);
  const { headers, text } = await call(port, '/visit', { body: { token: hash.slice(1) } });
  const proof = {
    Cookie: String(headers['set-cookie']).split(';')[0],
    'X-Supervisor-Key': JSON.parse(text).key,
  };
  return {
    ask: async (name, body) => (await call(port, `/api/${name}`, { body, proof })).text,
    overview: async () =>
      (await call(port, '/api/events', { proof, until: /event: overview[\s\S]*?\n\n/ })).text,
  };
}

/** One request to the page's server; `until`: what is waited for in an answer that never ends. */
function call(port, path, { body, proof = {}, until }) {
  return new Promise((resolve, reject) => {
    const origin = `http://127.0.0.1:${port}`;
    const headers = { ...proof, Origin: origin, 'Content-Type': 'application/json' };
    const sent = request(
      `${origin}${path}`,
      { method: body === undefined ? 'GET' : 'POST', headers },
      (answer) => {
        let text = '';
        const done = () => resolve({ headers: answer.headers, text });
        if (answer.statusCode !== 200) reject(new Error(`${path}: HTTP ${answer.statusCode}`));
        answer.setEncoding('utf8').on('data', (piece) => {
          text += piece;
          if (until?.test(text)) {
            done();
            answer.destroy();
          }
        });
        answer.on('end', done);
        answer.on('error', reject);
      },
    );
    sent.on('error', reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}
