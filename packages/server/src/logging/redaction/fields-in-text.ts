import { isSensitiveName } from './field-names.js';
import { MASK } from './mask.js';

/** The name of a field and what separates it from its value: `pin=`, `"s_pinCode": `, `\"s_pinCode\":`. */
const NAME_AND_SEPARATOR = /([A-Za-z_][\w-]{0,60})(?:\\*["'])?\s{0,3}([:=])\s{0,3}/g;

/** A value in quotes, themselves escaped any number of times. One that is cut ends with the text. */
const ESCAPED = /(\\+)"(?:(?!(?<!\\)\1").)*(?:\1"|$)/sy;
const QUOTED = /"(?:[^"\\]|\\.)*(?:"|$)|'[^']*(?:'|$)/sy;
/** What a list or an object holds is not looked into: it is masked with all that follows. */
const COMPOUND = /[{[].*/sy;
/** In a sentence a value may hold spaces ("patient: Jean Dupont"); after `=` it holds none. */
const BARE: Readonly<Record<string, RegExp>> = { ':': /[^,;&}\])\r\n]+/y, '=': /[^\s,;&}\])]+/y };

/** Masks the values of sensitive fields written inside a text, as JSON, as `name=value` or as `name: value`. */
export function maskFieldsInText(text: string): string {
  let masked = '';
  let copied = 0;
  NAME_AND_SEPARATOR.lastIndex = 0;
  for (let match = NAME_AND_SEPARATOR.exec(text); match !== null; match = NAME_AND_SEPARATOR.exec(text)) {
    const [, name = '', separator = '='] = match;
    const start = NAME_AND_SEPARATOR.lastIndex;
    const end = isSensitiveName(name) ? endOfValue(text, start, separator) : start;
    if (end > start) {
      masked += text.slice(copied, start) + MASK;
      copied = end;
      NAME_AND_SEPARATOR.lastIndex = end;
    }
  }
  return masked + text.slice(copied);
}

function endOfValue(text: string, start: number, separator: string): number {
  for (const pattern of [ESCAPED, QUOTED, COMPOUND, BARE[separator]]) {
    if (pattern === undefined) continue;
    pattern.lastIndex = start;
    if (pattern.test(text)) return pattern.lastIndex;
  }
  return start;
}
