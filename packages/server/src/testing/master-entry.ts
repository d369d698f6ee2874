import { pathToFileURL } from 'node:url';
import { startTestMaster } from './start-test-master.js';

/** A master in a process of its own, for the tests that kill it. Prints its port, certificate and workers. */
const [, , workerPath = ''] = process.argv;
const master = await startTestMaster({ entry: pathToFileURL(workerPath), remove: async () => {} });
process.stdout.write(`${JSON.stringify({ port: master.port, cert: master.certificate.cert })}\n`);
