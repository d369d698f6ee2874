import { ApiFailure } from './errors.js';

/** Deepest nesting of a request: the contract needs six. */
const MAX_DEPTH = 32;

/**
 * Reads the JSON object of a request.
 *
 * @throws {ApiFailure} 6000/2 when the bytes are not UTF-8 JSON, no object, nested too deep, or hold a member
 * named `__proto__`.
 */
export function readRequest(body: Buffer): Readonly<Record<string, unknown>> {
  const request = parse(body);
  if (!isObject(request)) throw refuse('The request must be a JSON object');
  inspect(request);
  return request;
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    // The parser's own message quotes the text, which may hold a PIN: it is neither answered nor kept.
    throw refuse('The request is not valid JSON');
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Walks level by level, without recursion: the depth is what an attacker chooses. */
function inspect(request: object): void {
  let level: readonly object[] = [request];
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) throw refuse(`The request is nested deeper than ${MAX_DEPTH} levels`);
    const below: object[] = [];
    for (const value of level) {
      for (const [name, member] of Object.entries(value)) {
        if (name === '__proto__') throw refuse('The request holds a member named __proto__');
        if (typeof member === 'object' && member !== null) below.push(member);
      }
    }
    level = below;
  }
}

function refuse(description: string): ApiFailure {
  return new ApiFailure('functional-fault', { description });
}
