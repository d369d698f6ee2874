import type { WireFolder } from '@dmpconnect/mss/wire-profile';
import { showFolders } from './folders.js';
import type { Mailbox, MailboxType } from './mailbox.js';

/** A mailbox in a few words, without any content. */
export interface MailboxSummary {
  readonly address: string;
  readonly type: MailboxType;
  readonly owners: readonly string[];
  readonly folders: readonly WireFolder[];
  readonly messages: readonly {
    readonly messageId: number;
    readonly folderId: number;
    readonly subject: string;
    readonly flags: readonly string[];
    readonly files: readonly { readonly fileName: string; readonly size: number }[];
  }[];
}

/** What the control API shows of a mailbox. */
export function summarize(mailbox: Mailbox): MailboxSummary {
  const { address, type, owners, messages } = mailbox;
  return {
    address,
    type,
    owners,
    folders: showFolders(mailbox, 0),
    messages: [...messages.values()].map(({ id, folder, subject, flags, files }) => ({
      messageId: id,
      folderId: folder,
      subject,
      flags: [...flags],
      files: files.map(({ fileName, bytes }) => ({ fileName, size: bytes.length })),
    })),
  };
}
