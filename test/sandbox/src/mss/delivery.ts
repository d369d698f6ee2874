import { z } from 'zod';
import { isAddress, receiveMail } from './store/deliver.js';
import type { StoredMessage } from './store/mailbox.js';
import type { PostOffice } from './store/post-office.js';

/** A message to be put into a mailbox from outside (mss 15.1, `/_sim/deliver`). */
export const deliverySchema = z.strictObject({
  mailbox: z.string().refine(isAddress, 'must be an address'),
  from: z.string().refine(isAddress, 'must be an address'),
  subject: z.string().max(1000),
  body: z.string().max(200_000).default(''),
  files: z
    .array(
      z.strictObject({
        fileName: z.string().min(1).max(200),
        contentType: z.string().regex(/^[\w.+-]+\/[\w.+-]+$/, 'must be a media type'),
        base64: z.base64(),
      }),
    )
    .default([]),
});
export type DeliveryInput = z.input<typeof deliverySchema>;

/** Puts a message into a mailbox as if it came from elsewhere. @throws {ZodError}; {@link RangeError} for no mailbox of here. */
export function deliver(office: PostOffice, input: DeliveryInput): StoredMessage {
  const { mailbox: address, from, files, subject, body } = deliverySchema.parse(input);
  const mailbox = office.find(address);
  if (mailbox === undefined) throw new RangeError('mailbox: is not one of this operator.');
  return receiveMail(office, mailbox, {
    priority: 'NORMAL',
    html: false,
    subject,
    body,
    addresses: [
      { email: from, name: '', type: 'FROM' },
      { email: mailbox.address, name: '', type: 'TO' },
    ],
    files: files.map(({ base64, ...file }) => ({ ...file, part: '', bytes: Buffer.from(base64, 'base64') })),
  });
}
