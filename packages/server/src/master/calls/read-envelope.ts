import { DEFAULT_REQUEST_BYTES } from '../../contract/define.js';
import { ApiFailure } from '../../contract/errors.js';
import { readRequest } from '../../contract/read-json.js';
import { type Envelope, scanEnvelope } from './scan-envelope.js';

/**
 * Command and session of a request: read as JSON when it is small, found by a scan when it is large.
 *
 * @throws {ApiFailure} 6000/2 when a small request is no JSON object, or a routing member is no text.
 */
export async function readEnvelope(body: Buffer): Promise<Envelope> {
  if (body.length > DEFAULT_REQUEST_BYTES) return scanEnvelope(body);
  const request = readRequest(body);
  return { command: readText(request, 's_commandName'), sessionId: readText(request, 's_sessionId') };
}

function readText(request: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = Object.hasOwn(request, name) ? request[name] : undefined;
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'string') return value;
  throw new ApiFailure('functional-fault', { description: `${name} must be a text` });
}
