import { BerError, type BerValue, readText, requireTag, UNIVERSAL } from './ber.js';
import { type LdapEntry, valuesOf } from './entry.js';

/** Whether an entry is what a filter asks for. */
export type LdapFilter = (entry: LdapEntry) => boolean;

/** Tags of the kinds of filters (RFC 4511 4.5.1.7). */
const KIND = {
  and: 0,
  or: 1,
  not: 2,
  equal: 3,
  substrings: 4,
  atLeast: 5,
  atMost: 6,
  present: 7,
  approximate: 8,
} as const;

/** Filters in filters: more is nobody's search. */
const MAX_DEPTH = 20;

/**
 * Reads a filter. Texts are compared without case, and with one space for several (`caseIgnoreMatch`): accents count.
 *
 * @throws {BerError} also for a matching rule of its own (`extensibleMatch`), which this directory has none of.
 */
export function readFilter(value: BerValue | undefined, depth = 0): LdapFilter {
  if (value?.tagClass !== 'context' || depth > MAX_DEPTH) throw new BerError('The filter is none.');
  const parts = (): readonly LdapFilter[] => value.values.map((part) => readFilter(part, depth + 1));
  switch (value.tag) {
    case KIND.and: {
      const filters = parts();
      return (entry) => filters.every((matches) => matches(entry));
    }
    case KIND.or: {
      const filters = parts();
      return (entry) => filters.some((matches) => matches(entry));
    }
    case KIND.not: {
      const [matches, second] = parts();
      if (matches === undefined || second !== undefined) throw new BerError('"not" is about one filter.');
      return (entry) => !matches(entry);
    }
    case KIND.equal:
    case KIND.approximate:
      return comparing(value, (found, wanted) => found === wanted);
    case KIND.atLeast:
      return comparing(value, (found, wanted) => found >= wanted);
    case KIND.atMost:
      return comparing(value, (found, wanted) => found <= wanted);
    case KIND.present: {
      const name = Buffer.from(value.bytes).toString('utf8');
      return (entry) => name.toLowerCase() === 'objectclass' || valuesOf(entry, name).length > 0;
    }
    case KIND.substrings:
      return readSubstrings(value);
    default:
      throw new BerError('This kind of filter is not known here.');
  }
}

function comparing(
  { values: [name, wanted] }: BerValue,
  test: (found: string, wanted: string) => boolean,
): LdapFilter {
  const [attribute, text] = [readText(name), prepare(readText(wanted))];
  return (entry) => valuesOf(entry, attribute).some((found) => test(prepare(found), text));
}

/** `initial`, `any`, `final` (RFC 4511 4.5.1.7.2). */
function readSubstrings({ values: [name, list] }: BerValue): LdapFilter {
  const attribute = readText(name);
  const parts = requireTag(list, 'universal', UNIVERSAL.sequence).values.map(({ tagClass, tag, bytes }) => {
    if (tagClass !== 'context' || tag > 2)
      throw new BerError('A part of a text is at its begin, in it or at its end.');
    return { tag, text: prepare(Buffer.from(bytes).toString('utf8')) };
  });
  return (entry) =>
    valuesOf(entry, attribute).some((found) => {
      const text = prepare(found);
      let at = 0;
      for (const part of parts) {
        const place =
          part.tag === 0
            ? text.startsWith(part.text)
              ? 0
              : -1
            : part.tag === 2
              ? text.endsWith(part.text)
                ? text.length - part.text.length
                : -1
              : text.indexOf(part.text, at);
        if (place < at) return false;
        at = place + part.text.length;
      }
      return true;
    });
}

function prepare(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ');
}
