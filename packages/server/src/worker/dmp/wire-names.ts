import { DmpError } from '@dmpconnect/dmp-soap';
import { MssError } from '@dmpconnect/mss';
import { TeleservicesError } from '@dmpconnect/teleservices';
import { ApiFailure } from '../../contract/errors.js';
import { toApiFailure } from '../wire-error.js';

/** Fields of the wire by the field of the library; `[]` stands for any position in a list. */
export type WireNames = Readonly<Record<string, string>>;

/**
 * Runs work of a library and, when it complains of a field, adds the name that the application knows: the
 * library's own names never travel.
 */
export function inWireNames<Result>(names: WireNames, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw rename(names, error);
  }
}

/** {@link inWireNames} for work that takes time. */
export async function inWireNamesLater<Result>(
  names: WireNames,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw rename(names, error);
  }
}

function rename(names: WireNames, error: unknown): unknown {
  const field = fieldOf(error);
  if (field === undefined) return error;
  const name = findWireName(names, field);
  if (name === undefined) return error;
  const failure = toApiFailure(error);
  const say = (text: string): string => sayInWireName(text, field, name);
  const inDescription = failure.failure === 'functional-fault';
  return new ApiFailure(failure.failure, {
    description: inDescription ? say(failure.message) : failure.message,
    extended: inDescription ? failure.extended : say(failure.extended),
    extra: failure.extra,
    cause: error,
  });
}

/** The field that an error of a library is about, by the library's own name. */
export function fieldOf(error: unknown): string | undefined {
  const known = error instanceof DmpError || error instanceof TeleservicesError || error instanceof MssError;
  return known ? error.field : undefined;
}

/** A sentence of the library about one of its fields, in the name of the wire. */
export function sayInWireName(sentence: string, field: string, name: string): string {
  return sentence.includes(field) ? sentence.replaceAll(field, name) : `${name}: ${sentence}`;
}

/** The longest listed beginning of a field, with the positions put back: `documents[2].title` → `Documents[2].s_title`. */
export function findWireName(names: WireNames, field: string): string | undefined {
  const positions = [...field.matchAll(/\[(\d+)\]/g)].map(([position]) => position);
  const plain = field.replace(/\[\d+\]/g, '[]');
  const known = Object.keys(names)
    .filter((name) => plain === name || ['.', '[', '/'].some((end) => plain.startsWith(`${name}${end}`)))
    .sort((a, b) => b.length - a.length)[0];
  if (known === undefined) return undefined;
  let next = 0;
  // A name without a position of its own is that of the only document of the command.
  const skipped = (known.match(/\[\]/g)?.length ?? 0) - (names[known]?.match(/\[\]/g)?.length ?? 0);
  return names[known]?.replace(/\[\]/g, () => {
    next += 1;
    return positions[skipped + next - 1] ?? '';
  });
}
