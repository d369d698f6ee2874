import { CardError, chooseReader, type Reader, type ReaderSelection } from '@dmpconnect/card-pkcs11';
import type { WorkerServices } from '../services.js';

/**
 * Name of the reader that an application chose for the Vitale card. On a machine whose readers nobody can list, a name is
 * taken as it is: reading a Vitale card needs neither the card library nor the smart card service.
 *
 * @throws {CardError} `READER_NOT_FOUND`, and those of `listReaders` when only an index was given
 */
export async function chooseVitaleReader(
  { listReaders }: Pick<WorkerServices, 'listReaders'>,
  selection: ReaderSelection,
): Promise<string> {
  const named = selection.readerName?.trim() ?? '';
  let readers: readonly Reader[];
  try {
    readers = await listReaders();
  } catch (error) {
    if (named !== '' && error instanceof CardError) return named;
    throw error;
  }
  return chooseReader(readers, selection).name;
}
