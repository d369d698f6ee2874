import { setImmediate } from 'node:timers/promises';

/** What routes a request. */
export interface Envelope {
  readonly command: string | undefined;
  readonly sessionId: string | undefined;
  /** Id of the call, in the session mode of a socket. */
  readonly requestId: string | undefined;
}

/** Bytes looked at between two turns of the event loop: a large request must not delay the others. */
const SLICE_BYTES = 1024 * 1024;

/** Names and ids are short; a longer text routes nowhere. */
const MAX_TEXT_BYTES = 1024;

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

/**
 * Finds the command and the session of a large request without reading the rest: the master never holds a
 * document in any other form than the bytes it passes on. As with `JSON.parse`, the last of equal members counts.
 * Whether the rest is JSON at all is the worker's to say.
 */
export async function scanEnvelope(body: Buffer): Promise<Envelope> {
  const members = new Map<string, string | undefined>();
  let name: string | undefined;
  let isValue = false;
  let depth = 0;
  let pause = SLICE_BYTES;

  for (let at = 0; at < body.length; at += 1) {
    if (at >= pause) {
      await setImmediate();
      pause = at + SLICE_BYTES;
    }
    switch (body[at]) {
      case QUOTE: {
        const end = await findStringEnd(body, at);
        if (depth === 1 && isValue && isRouting(name)) members.set(name, readText(body, at, end));
        else if (depth === 1 && !isValue) name = readText(body, at, end);
        at = end;
        break;
      }
      case COLON:
        isValue = true;
        // A later member that holds no text replaces an earlier one that does.
        if (depth === 1 && isRouting(name)) members.delete(name);
        break;
      case COMMA:
        if (depth === 1) isValue = false;
        break;
      case OPEN_BRACE:
      case OPEN_BRACKET:
        depth += 1;
        break;
      case CLOSE_BRACE:
      case CLOSE_BRACKET:
        depth -= 1;
        break;
    }
  }
  return {
    command: members.get('s_commandName'),
    sessionId: members.get('s_sessionId'),
    requestId: members.get('s_requestId'),
  };
}

const ROUTING = ['s_commandName', 's_sessionId', 's_requestId'] as const;

function isRouting(name: string | undefined): name is (typeof ROUTING)[number] {
  return ROUTING.some((known) => known === name);
}

/** Position of the quote that ends the string opened at `start`, or the end of the text. */
async function findStringEnd(body: Buffer, start: number): Promise<number> {
  for (let from = start + 1; from < body.length; ) {
    const slice = body.subarray(from, from + SLICE_BYTES);
    const found = slice.indexOf(QUOTE);
    if (found < 0) {
      from += slice.length;
      await setImmediate();
    } else if (isEscaped(body, start, from + found)) from += found + 1;
    else return from + found;
  }
  return body.length;
}

function isEscaped(body: Buffer, start: number, quote: number): boolean {
  let first = quote;
  while (first - 1 > start && body[first - 1] === BACKSLASH) first -= 1;
  return (quote - first) % 2 === 1;
}

function readText(body: Buffer, start: number, end: number): string | undefined {
  if (end - start > MAX_TEXT_BYTES || end >= body.length) return undefined;
  try {
    const text: unknown = JSON.parse(body.toString('utf8', start, end + 1));
    return typeof text === 'string' ? text : undefined;
  } catch {
    return undefined;
  }
}
