import type { InputOf, OutputOf, WireKey } from '@dmpconnect/mss/wire-profile';
import type { DirectoryPerson } from '../fixtures/directory.js';
import { MssRefusal } from '../refusal.js';
import type { MssSettings } from '../settings.js';
import { isAddress, type Routing } from '../store/deliver.js';
import type { Mailbox } from '../store/mailbox.js';

/** What the operations work on. */
export interface MssWorld extends Routing {
  /** The settings in force; they change between calls. */
  readonly settings: () => MssSettings;
  readonly directory: readonly DirectoryPerson[];
}

/** Who calls. */
export interface Caller {
  /** National identifier with its type digit. */
  readonly holder: string;
}

/** What an operation does. @throws {MssRefusal} */
export type Handler<K extends WireKey> = (world: MssWorld, caller: Caller, input: InputOf<K>) => OutputOf<K>;

/**
 * The mailbox that an operation acts on.
 *
 * @throws {MssRefusal} 23, 24, 42 (mss 7.2, 15.3)
 */
export function requireMailbox({ office }: MssWorld, { holder }: Caller, email: string): Mailbox {
  if (email.trim() === '') throw new MssRefusal(23, 'email is missing.');
  if (!isAddress(email)) throw new MssRefusal(24, 'email is not an address.');
  const mailbox = office.find(email);
  if (mailbox === undefined || !mailbox.owners.includes(holder)) {
    throw new MssRefusal(42, 'email is not a mailbox of the holder.');
  }
  return mailbox;
}
