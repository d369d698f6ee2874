import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startSandbox } from '@dmpconnect/sandbox';
import type { Send } from './client/command.js';
import { overHttp } from './client/http.js';
import { overWebSocket } from './client/websocket.js';
import { printSandbox, printSimulatorChecks, printStep, printTitle, printTlsKey } from './demo-print.js';
import { readDocument } from './document.js';
import { runMainJob } from './main-job/run.js';
import type { MainJobInput } from './main-job/steps.js';

/** Kept between runs, so that the second one need not make the test authorities again. */
const STATE = fileURLToPath(new URL('../../../node_modules/.cache/dmpconnect/demo', import.meta.url));

const { values: only } = parseArgs({ options: { wss: { type: 'boolean' }, http: { type: 'boolean' } } });

const sandbox = await startSandbox({ stateDirectory: join(STATE) });
try {
  const { https, wss, caFile, pin, dmpUrl, dcParametersFile } = sandbox.ready;
  if (https === undefined || wss === undefined || caFile === undefined) {
    throw new Error('The sandbox runs without the connector.');
  }
  printSandbox(sandbox.ready);
  printTlsKey();
  const ca = readFileSync(caFile, 'utf8');
  const input: Omit<MainJobInput, 'title'> = {
    pin,
    dmpUrl,
    dcParameter: readFileSync(dcParametersFile, 'utf8').trim(),
    documentBase64: readDocument().toString('base64'),
  };
  const http = overHttp({ url: https, ca });
  const ways: readonly { readonly title: string; readonly send: Send; readonly wanted: boolean }[] = [
    { title: 'WebSocket, one socket per command', send: overWebSocket({ url: wss, ca }), wanted: !only.http },
    { title: 'HTTPS POST /api/<command>', send: http.send, wanted: !only.wss },
  ];
  for (const { title, send } of ways.filter(({ wanted }) => wanted)) {
    printTitle(title);
    sandbox.dmp.clearJournal();
    for await (const step of runMainJob(send, { ...input, title: `Compte rendu, ${title}` })) printStep(step);
    printSimulatorChecks(sandbox.dmp.journal());
  }
  await http.close();
  console.log('\nThe document came back byte for byte.');
} finally {
  await sandbox.stop();
}
