import { attribute, children, type ParsedElement, SOAP_URI, WSA_URI } from '@dmpconnect/soap';
import type { Addressed, AtService, ReceivedCall, WithEnvelope } from '../pipeline/call.js';
import { refuseMessage } from '../pipeline/refusal.js';
import type { Step, StepTools } from '../pipeline/step.js';
import { TRANSACTIONS } from '../transactions/table.js';
import type { Transaction } from '../transactions/transaction.js';

type Call = ReceivedCall & AtService & WithEnvelope;

/** Step 5: MessageID new, Action consistent with path, body and HTTP, To (dmp-transactions 9.2, 3.1, 1.5). */
export const checkAddressing: Step<Call, Addressed> = {
  name: 'WS-Addressing',
  run: (call, tools) => {
    const { messageId = '', action = '', to } = call.envelope.addressing;
    tools.recorder.note({ messageId, action });
    if (messageId === '' || action === '') {
      throw refuseMessage(
        'A required message addressing header is absent: MessageID and Action are needed.',
        {
          subcode: 'MessageAddressingHeaderRequired',
        },
      );
    }
    const transaction = findTransaction(call, action, tools);
    const transactionId = transaction.idOf?.(call.content, tools.world) ?? transaction.id;
    tools.recorder.note({ transaction: transactionId });
    tools.verdict.detail(transactionId);
    if (tools.world.mode === 'permissive') return { messageId, transaction, transactionId };
    checkMessageId(messageId, tools);
    checkMustUnderstand(call.envelope.header);
    checkHttpAction(call.contentType, action);
    if (tools.world.mode === 'strict') checkTo(to, call.path);
    return { messageId, transaction, transactionId };
  },
};

function findTransaction(call: Call, action: string, { world }: StepTools): Transaction {
  const atService = TRANSACTIONS.filter(({ service }) => service === call.service);
  const actions = ({ action: own, aliases }: Transaction): readonly string[] =>
    world.mode === 'strict' ? [own] : [own, ...(aliases ?? [])];
  const named = atService.filter((transaction) => actions(transaction).includes(action));
  if (named.length === 0) {
    throw refuseMessage(`Action ${JSON.stringify(action)} is not one of /${call.service}.`, {
      subcode: 'ActionNotSupported',
    });
  }
  const { content } = call;
  const found = named.find(
    ({ root, recognises }) =>
      content.localName === root.name &&
      content.namespaceURI === root.uri &&
      (recognises === undefined || recognises(content)),
  );
  if (found === undefined) {
    throw refuseMessage(`The body ${content.localName} does not go with the action.`, {
      subcode: 'ActionMismatch',
    });
  }
  return found;
}

const MESSAGE_ID = /^urn:uuid:[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/;

function checkMessageId(messageId: string, { world }: StepTools): void {
  if (!MESSAGE_ID.test(messageId)) {
    throw refuseMessage('MessageID is not a urn:uuid.', { subcode: 'InvalidAddressingHeader' });
  }
  if (!world.messages.remember(messageId)) {
    throw refuseMessage('MessageID was already used.', { subcode: 'InvalidAddressingHeader' });
  }
}

/** dmp-transactions 3.1: a live server refused mustUnderstand on wsse:Security; addressing headers may carry it. */
function checkMustUnderstand(header: ParsedElement | undefined): void {
  if (header === undefined) return;
  const refused = children(header).find(
    (block) =>
      block.namespaceURI !== WSA_URI &&
      ['true', '1'].includes(
        attribute(block, 'mustUnderstand', SOAP_URI) ?? attribute(block, 'mustUnderstand') ?? '',
      ),
  );
  if (refused !== undefined) {
    throw refuseMessage(`Header ${refused.localName} must not carry mustUnderstand.`, {
      code: 'MustUnderstand',
    });
  }
}

function checkHttpAction(contentType: string, action: string): void {
  const written = /;\s*action\s*=\s*(?:"([^"]*)"|([^;\s]*))/i.exec(contentType);
  const parameter = written?.[1] ?? written?.[2];
  if (parameter !== undefined && parameter !== action) {
    throw refuseMessage('The action parameter of the content type differs from wsa:Action.', {
      subcode: 'ActionMismatch',
    });
  }
}

function checkTo(to: string | undefined, path: string): void {
  if (
    to === undefined ||
    !URL.canParse(to) ||
    new URL(to).pathname.replace('//', '/') !== path.replace('//', '/')
  ) {
    throw refuseMessage('wsa:To is not the address of the service.', { subcode: 'InvalidAddressingHeader' });
  }
}
