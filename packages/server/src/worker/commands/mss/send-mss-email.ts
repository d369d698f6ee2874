import type { Handler } from '../../context.js';
import { requireConnector } from '../../dmp/require-connector.js';
import { inWireNamesLater } from '../../dmp/wire-names.js';
import { packAttachments } from '../../mss/attachments.js';
import { sayMailDelivery, withinTime } from '../../mss/mail-delivery.js';
import { readMessage } from '../../mss/message.js';
import { approvalNumber, requireMessaging } from '../../mss/require-messaging.js';
import { readSendingPath } from '../../mss/sending-path.js';

const NAMES = {
  mailbox: 's_senderEmail',
  'message.to': 's_recipient',
  'message.to[]': 's_recipient[]',
  'message.cc[]': 's_cc[]',
  'message.bcc[]': 's_bcc[]',
  'message.subject': 's_title',
  'message.body': 's_messageContentInBase64',
  'message.attachments': 'Attachments',
  message: 'Attachments and s_messageContentInBase64',
} as const;

/** Under the 30 seconds of the command: the application must still hear what became of the mail (js-api 10). */
const TIME_MS = 27_000;

/** js-api 10, mss 12.1. Nothing is repeated; every failure says whether the mail left. */
export const hl_sendMssEmail: Handler<'hl_sendMssEmail'> = async (input, context) => {
  try {
    await withinTime(TIME_MS, context.signal, (signal) => send(input, { ...context, signal }));
    return {};
  } catch (error) {
    throw sayMailDelivery(error);
  }
};

const send: Handler<'hl_sendMssEmail'> = async (input, context) => {
  const { session, services, signal, log } = context;
  const { settings } = services;
  const connector = requireConnector(session);
  const protocol = readSendingPath(input.s_requestPath);
  const documents =
    input.Attachments.length === 0 ? undefined : await packAttachments(input.Attachments, context);
  const product = settings.mss.productReference ?? approvalNumber(session);
  const message = readMessage(input, { connector, settings: settings.mss, product, documents });
  const connection = await requireMessaging(context);
  const mailbox = input.s_senderEmail.trim();
  const client = connection.mailboxes({ mailbox, protocol, accessToken: input.s_pscAccessToken });
  const { copied } = await services.withCardTurns(signal, () =>
    inWireNamesLater(NAMES, () => client.sendMessage(mailbox, message, { signal })),
  );
  if (!copied) log.warn('A mail left, and could not be copied to the folder of sent mails.');
  return {};
};
