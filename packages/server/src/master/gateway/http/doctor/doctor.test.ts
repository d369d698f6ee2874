import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askDoctor } from '../../../../doctor/ask.js';
import { DOCTOR_TOKEN_FILE } from '../../../../doctor/place.js';
import type { CheckResult } from '../../../../doctor/result.js';
import { makeCertificate } from '../../../../testing/certificate.js';
import { createRouter } from '../router.js';
import { createOneTimeToken } from './one-time-token.js';
import { createDoctorRoute } from './route.js';

const LINE: CheckResult = {
  id: 'machine.disk',
  group: 'machine',
  outcome: 'ok',
  sentence: { fr: 'Place', en: 'Room' },
  details: { free: 1 },
};

let folder: string;
let server: Server;
let place: Parameters<typeof askDoctor>[0];
/** What the diagnosis writes; each run has its own. */
let runs: { readonly lines: PassThrough; readonly signal: AbortSignal }[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'doctor-route-'));
  runs = [];
  const identity = await makeCertificate();
  writeFileSync(join(folder, 'ca.pem'), identity.cert);
  const token = await createOneTimeToken(async (text) =>
    writeFileSync(join(folder, DOCTOR_TOKEN_FILE), text),
  );
  const route = createDoctorRoute(
    {
      token,
      run: (signal) => {
        const lines = new PassThrough();
        runs.push({ lines, signal });
        return lines;
      },
    },
    '1.2.3',
  );
  server = createServer(
    identity,
    createRouter(
      () => undefined,
      [route],
      () => undefined,
    ),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  place = {
    host: '127.0.0.1',
    port: typeof address === 'object' && address !== null ? address.port : 0,
    caFile: join(folder, 'ca.pem'),
    folders: {
      state: folder,
      certificate: folder,
      processes: folder,
      masterJournals: folder,
      sessionJournals: folder,
    },
  };
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true });
});

const readToken = () => readFileSync(join(folder, DOCTOR_TOKEN_FILE), 'utf8');
const started = async (count: number) => {
  while (runs.length < count) await new Promise((resolve) => setImmediate(resolve));
  return runs[count - 1]!;
};

/** Status of a request that has these headers. */
async function status(headers: Record<string, string>, method = 'POST'): Promise<number | undefined> {
  const { request } = await import('node:https');
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        host: '127.0.0.1',
        port: place.port,
        path: '/doctor',
        method,
        headers,
        rejectUnauthorized: false,
        agent: false,
      },
      (response) => {
        response.resume();
        resolve(response.statusCode);
      },
    );
    asked.once('error', reject);
    asked.end();
  });
}

describe('the diagnosis for the supervisor', () => {
  it('comes line by line, for a token that opens once', async () => {
    const first = readToken();
    const asking = askDoctor(place);
    const next = asking.next();
    const { lines } = await started(1);
    lines.write(`${JSON.stringify(LINE)}\n`);
    // The line is there although the diagnosis goes on.
    expect((await next).value).toEqual(LINE);
    expect(readToken()).not.toBe(first);
    lines.end();
    expect((await asking.next()).done).toBe(true);
    expect(await status({ authorization: `Bearer ${first}` })).toBe(403);
  });

  it('is refused without the token, to a page, and while one is made already', async () => {
    expect(await status({})).toBe(403);
    expect(await status({ authorization: 'Bearer x' })).toBe(403);
    const page = { authorization: `Bearer ${readToken()}`, origin: `https://localhost:${place.port}` };
    expect(await status(page)).toBe(403);
    expect(await status({ authorization: `Bearer ${readToken()}` }, 'GET')).toBe(405);
    expect(runs).toHaveLength(0);
    const asking = askDoctor(place);
    const next = asking.next();
    const { lines } = await started(1);
    await expect(askDoctor(place).next()).rejects.toMatchObject({ code: 'DOCTOR_REFUSED' });
    lines.end(`${JSON.stringify(LINE)}\n`);
    await next;
    await asking.return();
  });

  it('ends with who asked for it', async () => {
    const asking = askDoctor(place);
    const next = asking.next();
    const { lines, signal } = await started(1);
    lines.write(`${JSON.stringify(LINE)}\n`);
    await next;
    const ended = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    await asking.return();
    await ended;
  });

  it('says why when the token cannot be read, or nobody answers', async () => {
    rmSync(join(folder, DOCTOR_TOKEN_FILE));
    await expect(askDoctor(place).next()).rejects.toMatchObject({ code: 'STORAGE_UNREADABLE' });
    writeFileSync(join(folder, DOCTOR_TOKEN_FILE), 'x');
    await expect(askDoctor({ ...place, port: 1 }).next()).rejects.toMatchObject({ code: 'DOCTOR_REFUSED' });
  });
});
