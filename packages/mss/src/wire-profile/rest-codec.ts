import { SoapError } from '@dmpconnect/soap';
import type { Json } from './field.js';
import type { WireOperation } from './operations.js';
import { isObject } from './record.js';
import { readCode, type WireFault } from './soap-codec.js';

/** The body of a request (mss 4.3). */
export function writeRestRequest<I>(operation: WireOperation<I, unknown>, input: I): string {
  return JSON.stringify({ [operation.restInput]: operation.input.toJson(input) });
}

/** What a request asks. @throws {SoapError} `XML_UNEXPECTED` */
export function readRestRequest<I>(operation: WireOperation<I, unknown>, json: unknown): I {
  if (!isObject(json) || !Object.hasOwn(json, operation.restInput)) {
    throw new SoapError('XML_UNEXPECTED', `The body holds no ${operation.restInput}.`);
  }
  return operation.input.fromJson(json[operation.restInput], operation.restInput);
}

/** How the service's JSON looks (mss 4.3, 15.4). */
export interface RestQuirks {
  /** A list of one is its one value. */
  readonly collapseSingleArrays?: boolean;
  /** An object without content is an empty text. */
  readonly emptyAsString?: boolean;
}

/** An answer. */
export function writeRestAnswer<O>(
  operation: WireOperation<unknown, O>,
  output: O,
  quirks: RestQuirks = {},
): string {
  const json = operation.output.toJson(output) ?? {};
  return JSON.stringify({ [operation.restOutput]: applyQuirks(json, quirks) });
}

function applyQuirks(json: Json, quirks: RestQuirks): Json {
  if (Array.isArray(json)) {
    const items: readonly Json[] = json.map((item: Json) => applyQuirks(item, quirks));
    const [first] = items;
    return quirks.collapseSingleArrays && items.length === 1 && first !== undefined ? first : items;
  }
  if (!isObject(json)) return json;
  const entries = Object.entries(json as Readonly<Record<string, Json>>);
  if (quirks.emptyAsString && entries.length === 0) return '';
  return Object.fromEntries(entries.map(([key, value]) => [key, applyQuirks(value, quirks)]));
}

/** What an answer holds; nothing at all stands for an output without content. @throws {SoapError} `XML_UNEXPECTED` */
export function readRestAnswer<O>(operation: WireOperation<unknown, O>, json: unknown): O {
  const { restOutput } = operation;
  if (json === undefined) return operation.output.readObject({}, restOutput);
  if (!isObject(json) || !Object.hasOwn(json, restOutput)) {
    throw new SoapError('XML_UNEXPECTED', `The answer holds no ${restOutput}.`);
  }
  return operation.output.fromJson(json[restOutput], restOutput);
}

/** The body of a refusal (mss 7.1). */
export function writeRestFault(fault: WireFault): string {
  return JSON.stringify({
    error: { code: fault.code ?? 1, type: fault.kind, message: fault.message ?? '' },
  });
}

/** The refusal that a body holds, if it does. */
export function readRestFault(json: unknown): WireFault | undefined {
  if (!isObject(json) || !isObject(json.error)) return undefined;
  const { code, type, message } = json.error;
  return {
    kind: type === 'FONCTIONNELLE' ? 'FONCTIONNELLE' : 'TECHNIQUE',
    code: readCode(String(code)),
    message: typeof message === 'string' ? message : undefined,
  };
}
