import { type Correspondent, MESSAGE_FLAGS, type Message } from '../mailbox/message.js';
import type { WireMessage } from '../wire-profile/index.js';
import { readServiceDate } from './dates.js';

/** A message of the national operator (mss 5.2). Flags that are not known are left out. */
export function messageFromWire(wire: WireMessage): Message {
  const addressed = (type: string): readonly Correspondent[] =>
    wire.addresses
      .filter((address) => address.type.toUpperCase() === type)
      .map(({ email, name }) => ({ email, ...(name === undefined || name === '' ? {} : { name }) }));
  const [from] = addressed('FROM');
  const flags = MESSAGE_FLAGS.filter((flag) => wire.flags.includes(flag));
  const date = wire.date === undefined ? undefined : readServiceDate(wire.date);
  return {
    id: String(wire.messageId),
    ...(wire.folderId === undefined ? {} : { folderId: String(wire.folderId) }),
    ...(wire.conversationId === undefined ? {} : { conversationId: String(wire.conversationId) }),
    ...(date === undefined ? {} : { date }),
    ...(wire.size === undefined ? {} : { size: wire.size }),
    flags,
    priority: wire.priority === 'HAUTE' || flags.includes('URGENT') ? 'high' : 'normal',
    subject: wire.subject ?? '',
    ...(wire.fragment === undefined ? {} : { fragment: wire.fragment }),
    ...(wire.body === undefined ? {} : { body: wire.body }),
    bodyTruncated: wire.isBodyLarger ?? false,
    ...(from === undefined ? {} : { from }),
    to: addressed('TO'),
    cc: addressed('CC'),
    bcc: addressed('BCC'),
    attachments: wire.attachments.map(({ part, contentType, size, fileName }) => ({
      part,
      fileName: fileName ?? '',
      contentType: contentType ?? 'application/octet-stream',
      size: size ?? 0,
    })),
  };
}
