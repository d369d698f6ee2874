import type { WireAddress } from '@dmpconnect/mss/wire-profile';
import { MssRefusal } from '../refusal.js';
import { type Mailbox, putMessage, type StoredMessage, SYSTEM_FOLDER } from './mailbox.js';
import type { NewMessage, PostOffice } from './post-office.js';
import { sizeOf } from './show.js';

/** Mailboxes of patients: who exists is known by matricule alone (mss 15.6). */
export const PATIENT_DOMAIN = 'patient.mssante.fr';

/** What decides where a mail may go. */
export interface Routing {
  readonly office: PostOffice;
  /** Domains of other operators. */
  readonly partnerDomains: readonly string[];
  /** Matricules with their keys of the patients that have a mailbox. */
  readonly patients: () => ReadonlySet<string>;
}

/** RFC 5321, as far as an address is told from another text. */
const ADDRESS =
  /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@(?=.{1,253}$)(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z0-9-]{2,63}$/;

/** Whether a text is an address. */
export function isAddress(text: string): boolean {
  return ADDRESS.test(text);
}

/**
 * Sends a message: it is kept among the sent ones, and delivered at once (mss 15.3). Whom nobody knows comes back as a
 * report; a domain outside the white list stops all of it.
 *
 * @throws {MssRefusal} 1
 */
export function sendMail(
  routing: Routing,
  sender: Mailbox,
  mail: NewMessage,
  options: { readonly conversation?: number | undefined; readonly id?: number | undefined } = {},
): StoredMessage {
  const { office } = routing;
  const recipients = mail.addresses.filter(({ type }) => type !== 'FROM');
  for (const { email } of recipients) checkRecipient(routing, email);
  const id = options.id ?? office.nextId();
  const conversation = options.conversation ?? id;
  const sent = store(office, sender, mail, {
    id,
    folder: SYSTEM_FOLDER.sent,
    flags: ['SENT_BY_ME'],
    conversation,
  });
  for (const email of new Set(recipients.map((one) => one.email.toLowerCase()))) {
    deliver(routing, sender, { ...sent, receiptTo: mail.receiptTo }, email);
  }
  return sent;
}

/** Puts a message into the inbox of a mailbox, as it comes from elsewhere. */
export function receiveMail(
  office: PostOffice,
  mailbox: Mailbox,
  mail: NewMessage,
  conversation?: number,
): StoredMessage {
  return store(office, mailbox, mail, { folder: SYSTEM_FOLDER.inbox, flags: ['UNREAD'], conversation });
}

/** Keeps a draft; the one of that number is replaced (mss 15.3). */
export function keepDraft(
  office: PostOffice,
  mailbox: Mailbox,
  mail: NewMessage,
  id?: number,
): StoredMessage {
  return store(office, mailbox, mail, { id, folder: SYSTEM_FOLDER.drafts, flags: ['DRAFT'] });
}

/** Tells whoever asked for it that a message was read, once (mss 15.3). */
export function acknowledgeReading(routing: Routing, reader: Mailbox, message: StoredMessage): void {
  if (message.receiptTo === undefined || !message.flags.has('UNREAD')) return;
  const current = reader.messages.get(message.id);
  if (current !== undefined) putMessage(reader, { ...current, receiptTo: undefined });
  const asker = routing.office.find(message.receiptTo);
  if (asker === undefined) return;
  const note = {
    ...report(reader.address, asker.address),
    subject: `Lu : ${message.subject}`,
    body: `Le message « ${message.subject} » a été affiché par ${reader.address}.`,
  };
  receiveMail(routing.office, asker, note, message.conversation);
}

function checkRecipient({ office, partnerDomains }: Routing, email: string): void {
  if (!isAddress(email)) throw new MssRefusal(1, 'The address of a recipient is not one.');
  const domain = domainOf(email);
  if (domain === PATIENT_DOMAIN || office.holds(domain) || partnerDomains.includes(domain)) return;
  throw new MssRefusal(1, 'The domain of a recipient is not on the white list.');
}

function deliver(routing: Routing, sender: Mailbox, sent: StoredMessage, email: string): void {
  const { office, patients } = routing;
  const mailbox = office.find(email);
  const domain = domainOf(email);
  if (mailbox !== undefined) {
    receiveMail(office, mailbox, sent, sent.conversation);
  } else if (domain === PATIENT_DOMAIN ? !patients().has(localOf(email)) : office.holds(domain)) {
    const note = {
      ...report(`postmaster@${domainOf(sender.address)}`, sender.address),
      subject: `Message non remis : ${sent.subject}`,
      body: `Le message n'a pas été remis à ${email} : cette adresse n'existe pas.`,
    };
    receiveMail(office, sender, note, sent.conversation);
  } else {
    office.outbox.push({
      at: sent.at.toISOString(),
      from: sender.address,
      to: email,
      subject: sent.subject,
      size: sizeOf(sent),
      files: sent.files.map(({ fileName }) => fileName),
    });
  }
}

function store(
  office: PostOffice,
  mailbox: Mailbox,
  mail: NewMessage,
  where: {
    readonly folder: number;
    readonly flags: readonly string[];
    readonly id?: number | undefined;
    readonly conversation?: number | undefined;
  },
): StoredMessage {
  const id = where.id ?? office.nextId();
  const { priority, subject, body, html, addresses, files = [], receiptTo } = mail;
  return putMessage(mailbox, {
    id,
    folder: where.folder,
    conversation: where.conversation ?? id,
    at: office.clock.now(),
    flags: new Set([...where.flags, ...(priority === 'HAUTE' ? ['URGENT'] : [])]),
    priority,
    subject,
    body,
    html,
    addresses,
    // Part 1 is the body (mss 15.3).
    files: files.map((file, index) => ({ ...file, part: String(index + 2) })),
    // Whoever keeps the mail they sent asks themselves for nothing.
    receiptTo: where.folder === SYSTEM_FOLDER.inbox ? receiptTo : undefined,
  });
}

/** Addresses and form of a report of the operator. */
function report(from: string, to: string) {
  const addresses: readonly WireAddress[] = [
    { email: from, name: '', type: 'FROM' },
    { email: to, name: '', type: 'TO' },
  ];
  return { priority: 'NORMAL', html: false, addresses };
}

function domainOf(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1).toLowerCase();
}

function localOf(email: string): string {
  return email.slice(0, email.lastIndexOf('@'));
}
