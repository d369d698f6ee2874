import { CardError } from '../errors.js';
import { matchesReaderName } from './reader-name.js';

/** A reader as it is named by the smart card service, the card library, or both. */
interface NamedReader {
  readonly name: string;
  /** Name of its slot in the card library, which may be shortened. */
  readonly slotName?: string;
}

/** Which reader a caller wants. */
export interface ReaderSelection {
  readonly readerName?: string;
  readonly readerIndex?: number;
}

/**
 * Finds the reader a caller wants: a name that is not empty wins over the index; without either, index 0.
 *
 * @throws CardError `READER_NOT_FOUND`
 */
export function chooseReader<Reader extends NamedReader>(
  readers: readonly Reader[],
  { readerName, readerIndex }: ReaderSelection,
): Reader {
  const wanted = readerName?.trim() ?? '';
  const found =
    wanted === ''
      ? readers[readerIndex ?? 0]
      : (readers.find(({ name, slotName }) => name === wanted || slotName === wanted) ??
        readers.find((reader) => isNamed(wanted, reader)));
  if (found === undefined) {
    throw new CardError('READER_NOT_FOUND', 'No reader has that name or number.');
  }
  return found;
}

function isNamed(wanted: string, { name, slotName }: NamedReader): boolean {
  return matchesReaderName(wanted, name) || (slotName !== undefined && matchesReaderName(wanted, slotName));
}
