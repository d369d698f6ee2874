import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RecordedExchange, RecordedMessage } from '@dmpconnect/soap';
import type { Platform } from '../platform/platform.js';
import { makePrivateFolder } from '../storage/atomic-write.js';
import { maskBody, maskHeaders, maskUrl } from './mask.js';

/** An exchange with what it is known by in the journal. */
export interface DumpedExchange {
  readonly id: string;
  /** Number of the exchange in its process, from 1. */
  readonly number: number;
  readonly service: string;
  readonly exchange: FollowedExchange;
}

/** An exchange of HTTP, or of a protocol whose answers have no status. */
export type FollowedExchange = Omit<RecordedExchange, 'response'> & {
  readonly response?: RecordedMessage & { readonly status?: number };
};

/** Kinds of body by the beginning of their content type, with the extension of their file. */
const EXTENSIONS: readonly (readonly [RegExp, string])[] = [
  [/^multipart\//i, 'mime'],
  [/xml/i, 'xml'],
  [/json/i, 'json'],
  [/^text\/html/i, 'html'],
  [/^text\/|x-www-form-urlencoded/i, 'txt'],
];

/**
 * Writes one exchange: a file for each body as it was on the wire, and one that says the rest. Folder 0700, files
 * 0600, names that sort in the order of the exchanges.
 *
 * @throws the system's own errors, and {ServerError}
 */
export async function writeExchange(
  folder: string,
  { id, number, service, exchange }: DumpedExchange,
  platform: Pick<Platform, 'protect'>,
): Promise<void> {
  const label = exchange.label ?? exchange.method;
  const name = [String(number).padStart(6, '0'), service, label, id]
    .map((part) => part.replace(/[^A-Za-z0-9.]+/g, '_').slice(0, 60))
    .join('-');
  await makePrivateFolder(folder, platform);

  const write = async (side: 'request' | 'response', message: RecordedMessage | undefined) => {
    if (message === undefined) return {};
    const { headers, length, body } = message;
    const described = { headers: maskHeaders(headers), bytes: length };
    if (body === undefined || body.length === 0) return { [side]: described };
    const contentType = headers.find((header) => header.name.toLowerCase() === 'content-type')?.value ?? '';
    const extension = EXTENSIONS.find(([pattern]) => pattern.test(contentType))?.[1] ?? 'bin';
    const file = `${name}.${side}.${extension}`;
    await writeFile(join(folder, file), maskBody(body, contentType), { mode: 0o600, flag: 'wx' });
    const cut = body.length < length ? { cut: true } : {};
    return { [side]: { ...described, file, ...cut } };
  };

  const request = await write('request', exchange.request);
  const { response } = exchange;
  const answer = await write('response', response);
  const description = {
    id,
    service,
    transaction: exchange.label,
    method: exchange.method,
    url: maskUrl(exchange.url),
    startedAt: exchange.startedAt.toISOString(),
    ...(exchange.answerMs === undefined ? {} : { answerMs: exchange.answerMs }),
    totalMs: exchange.totalMs,
    ...(response?.status === undefined ? {} : { status: response.status }),
    ...('error' in exchange ? { error: describeError(exchange.error) } : {}),
    ...request,
    ...answer,
  };
  await writeFile(join(folder, `${name}.json`), `${JSON.stringify(description, null, 2)}\n`, {
    mode: 0o600,
    flag: 'wx',
  });
}

function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? ` (${String(error.code)})` : '';
  return `${error.name}${code}: ${error.message}`;
}
