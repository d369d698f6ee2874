import {
  buildXdm,
  createNationalClient,
  type NationalClientOptions,
  openXdm,
  type XdmSoftware,
} from '@dmpconnect/mss';

/** Sends a CDA document to a colleague, then reads the newest archive of the inbox. */
export async function exchange(options: NationalClientOptions, software: XdmSoftware, cda: Uint8Array) {
  const client = createNationalClient(options);
  const [mailbox = ''] = await client.listMailboxes();

  const { archive, pdfs, subject } = await buildXdm({ software, documents: [{ cda }] });
  await client.sendMessage(mailbox, {
    to: [{ email: 'confrere@hopital.mss.test' }],
    subject,
    body: 'Bonjour, voici le compte rendu.',
    attachments: [archive, ...pdfs],
  });

  const [newest] = await client.listMessages(mailbox, '2', { limit: 1 });
  const file = newest?.attachments.find(({ fileName }) => fileName.toUpperCase() === 'IHE_XDM.ZIP');
  if (newest === undefined || file === undefined) return [];
  const { bytes } = await client.downloadAttachment(mailbox, { messageId: newest.id, part: file.part });
  const { documents } = await openXdm(bytes);
  await client.close();
  return documents.map(({ title, typeCode, bytes: document }) => ({ title, type: typeCode.code, document }));
}
