import { readFile } from 'node:fs/promises';
import { request } from 'node:https';
import { z } from 'zod';
import type { StatusLine } from '../master/gateway/http/status-line.js';
import type { InstalledService } from './locate-service.js';

/** Where the service listens, and what its certificate is checked with. */
export type MasterAddress = Pick<InstalledService, 'host' | 'port' | 'caFile'>;

/** Why the service did not answer. `other`: something answers there that is not the service. */
export type MasterSilence = 'refused' | 'timeout' | 'tls' | 'other';

/** Whether the service answers, as a browser would see it. */
export type MasterState =
  | {
      readonly answers: true;
      readonly version: string;
      /** Open sessions. */
      readonly sessions: number;
      /** What its status page tells: settings that wait for a restart, licences, updates, dumps. */
      readonly lines?: readonly StatusLine[];
      /** Whether its certificate was checked; false when the authority cannot be read by this account. */
      readonly verified: boolean;
    }
  | { readonly answers: false; readonly why: MasterSilence };

const TIMEOUT_MS = 3_000;

/** A status page is a few kB. */
const MAX_BYTES = 1024 * 1024;

/** Second line of the status page (seed 7.1). */
const SESSIONS = /Number of active sessions: (\d+)/;

/** Asks the service for its status page (seed 7.1), on this machine. Never fails: silence is an answer. */
export async function askMaster(address: MasterAddress, signal?: AbortSignal): Promise<MasterState> {
  const ca = await readFile(address.caFile, 'utf8').catch(() => undefined);
  return new Promise((resolve) => {
    const silent = (why: MasterSilence) => resolve({ answers: false, why });
    const asked = request(
      {
        host: address.host,
        port: address.port,
        servername: 'localhost',
        headers: {
          Host: `localhost:${address.port}`,
          Connection: 'close',
          Accept: 'application/json, text/html;q=0.5',
        },
        // Without the authority only the address is known; the doctor judges the certificate.
        ...(ca === undefined ? { rejectUnauthorized: false } : { ca }),
        agent: false,
        signal: AbortSignal.any([AbortSignal.timeout(TIMEOUT_MS), ...(signal === undefined ? [] : [signal])]),
      },
      (response) => {
        const chunks: Buffer[] = [];
        let size = 0;
        response.on('data', (chunk: Buffer) => {
          size += chunk.length;
          if (size > MAX_BYTES) asked.destroy(new Error('The answer is too long.'));
          else chunks.push(chunk);
        });
        response.on('error', () => silent('other'));
        response.on('end', () => {
          const version = response.headers['esanteconnect-version'];
          const told = readStatus(Buffer.concat(chunks).toString('utf8'));
          if (typeof version !== 'string' || told === undefined) return silent('other');
          resolve({ answers: true, version, ...told, verified: ca !== undefined });
        });
      },
    );
    asked.on('error', (error) => silent(silenceOf(error)));
    asked.end();
  });
}

const statusSchema = z.object({
  sessions: z.int(),
  lines: z.array(
    z.object({
      id: z.string(),
      label: z.object({ fr: z.string(), en: z.string() }),
      sentence: z.object({ fr: z.string(), en: z.string() }),
      attention: z.boolean(),
    }),
  ),
});

/** The answer of this version, or the page of an earlier one. */
function readStatus(
  text: string,
): { readonly sessions: number; readonly lines?: readonly StatusLine[] } | undefined {
  try {
    const parsed = statusSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    const sessions = SESSIONS.exec(text)?.[1];
    return sessions === undefined ? undefined : { sessions: Number(sessions) };
  }
}

function silenceOf(error: Error): MasterSilence {
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'ECONNREFUSED') return 'refused';
  if (error.name === 'TimeoutError' || error.name === 'AbortError' || code === 'ABORT_ERR') return 'timeout';
  return /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_|UNABLE_TO|SELF_SIGNED|EPROTO)/.test(code) ? 'tls' : 'other';
}
