import type { ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DOCTOR_PATH } from '../../../../doctor/place.js';
import type { Guard } from '../../guards/guard.js';
import { originOf } from '../../guards/origin.js';
import { refuseRequest } from '../../refuse.js';
import { acceptedHeaders } from '../cors.js';
import type { Route } from '../router.js';
import type { OneTimeToken } from './one-time-token.js';

/** What the diagnosis of the supervisor is served with. */
export interface DoctorRouteOptions {
  readonly token: OneTimeToken;
  /** Starts the diagnosis, in a process of its own: the master loads no card library and contacts nobody (architecture 1). */
  readonly run: (signal: AbortSignal) => Readable;
}

const REFUSED = { status: 403 } as const;

/** Pages have no business here: only programs send no origin at all. */
const fromNoPage: Guard = (request) =>
  originOf(request) === undefined && request.headers['sec-fetch-site'] === undefined ? undefined : REFUSED;

/**
 * `POST /doctor` with `Authorization: Bearer <token>`: one line of JSON for each line of the doctor, as it comes. The token
 * is in a file of the state folder, which the account of the service and administrators can read.
 */
export function createDoctorRoute({ token, run }: DoctorRouteOptions, version: string): Route {
  let running = false;
  return {
    path: DOCTOR_PATH,
    named: false,
    methods: ['POST'],
    guard: fromNoPage,
    preflightGuard: () => REFUSED,
    async handle(request, response) {
      request.resume();
      const given = /^Bearer ([\w-]{1,100})$/.exec(request.headers.authorization ?? '')?.[1];
      // One at a time: a second one would only wait for the same card and the same servers.
      if (running || given === undefined || !(await token.take(given))) {
        refuseRequest(response, REFUSED);
        return;
      }
      running = true;
      try {
        await stream(run, response, acceptedHeaders(request, version));
      } finally {
        running = false;
      }
    },
  };
}

async function stream(
  run: DoctorRouteOptions['run'],
  response: ServerResponse,
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  response.writeHead(200, { ...headers, 'Content-Type': 'application/x-ndjson; charset=utf-8' });
  try {
    await pipeline(run(gone.signal), response);
  } catch (error) {
    // Who left needs no answer.
    if (!gone.signal.aborted) throw error;
  }
}
