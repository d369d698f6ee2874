import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Logger } from '../../../../logging/logger.js';
import { answerJson } from '../answer-json.js';
import { readBody } from '../read-body.js';

/** What passing requests on to the sandbox needs. */
export interface SandboxProxyOptions {
  /** Address of the control API, of this machine: `http://127.0.0.1:40123`. */
  readonly control: string;
  readonly version: string;
  readonly log: Logger;
}

/** Largest body passed on: the control API takes no more. */
const MAX_BYTES = 1024 * 1024;

/** How long the sandbox may take. */
const PATIENCE_MS = 10_000;

/** These bodies are small. */
const UNCOUNTED = { holds: () => true, release: () => {} };

/**
 * Passes what follows `/console/sandbox/` on to the control API of the sandbox, and its answer back. The address is that of the
 * settings, whatever the request says; of its headers nothing is passed on.
 */
export function createSandboxProxy({ control, version, log }: SandboxProxyOptions) {
  return async (request: IncomingMessage, response: ServerResponse, path: string): Promise<void> => {
    const reading = await readBody(request, MAX_BYTES, MAX_BYTES, UNCOUNTED);
    if (!('body' in reading)) {
      if (!response.headersSent && reading.problem !== 'aborted') response.writeHead(413).end();
      return;
    }
    try {
      const answer = await ask(new URL(`/${path}`, control), request.method ?? 'GET', reading.body);
      response.writeHead(answer.statusCode ?? 502, {
        'Content-Type': 'application/json; charset=utf-8',
        'Cache-Control': 'no-store',
        'X-Content-Type-Options': 'nosniff',
      });
      await pipeline(answer, response);
    } catch (error) {
      if (response.headersSent) return;
      log.warn({ err: error }, 'The sandbox does not answer.');
      answerJson(request, response, version, Buffer.from('{"error":"The sandbox does not answer."}'), 502);
    }
  };
}

function ask(url: URL, method: string, body: Buffer): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(url, {
      method,
      headers: { 'Content-Type': 'application/json', 'Content-Length': String(body.length) },
      timeout: PATIENCE_MS,
      agent: false,
    });
    sent.once('response', resolve);
    sent.once('timeout', () => sent.destroy(new Error('no answer in time')));
    sent.once('error', reject);
    sent.end(body);
  });
}
