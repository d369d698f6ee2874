import { children, type ParsedElement, textOf, WSA_URI } from '@dmpconnect/soap';
import { EXPERIMENTAL_PROFILE, type FrameEntry } from '@dmpconnect/teleservices/wire-profile';
import { OPERATIONS } from '../operations/table.js';
import type { Addressed, TlsiStep, WithEnvelope } from '../pipeline/call.js';
import { createJudge } from '../pipeline/judge.js';
import { refuse } from '../refusal.js';

const UUID = /^(?:uuid:)?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

const EXPERIMENTAL = new Map<string, FrameEntry>(
  Object.values(EXPERIMENTAL_PROFILE).map((entry) => [entry.action, entry]),
);

/** Step 4: the action, the one of HTTP if HTTP has one, and the identifier of the message (teleservices 3.2, 15.2). */
export const checkAddressing: TlsiStep<
  WithEnvelope & { readonly httpAction: string | undefined },
  Addressed
> = {
  name: 'action',
  run: ({ header, httpAction }, { world, recorder, verdict }) => {
    const judge = createJudge(world, verdict);
    const messageId = headerText(header, 'MessageID') ?? '';
    recorder.note({ messageId });
    const action = headerText(header, 'Action');
    if (action === undefined) throw refuse('desir_sim_002', 'The message has no wsa:Action.');
    recorder.note({ action });
    if (httpAction !== undefined && httpAction !== action) {
      throw refuse('desir_sim_002', 'wsa:Action is not the action of the HTTP header.');
    }
    const operation = OPERATIONS.find(({ entry }) => entry.action === action);
    const entry = operation?.entry ?? EXPERIMENTAL.get(action);
    if (entry === undefined) throw refuse('desir_sim_002', 'wsa:Action is no operation of these services.');
    recorder.note({ operation: entry.key });
    if (messageId === '') throw refuse('desir_sim_002', 'The message has no wsa:MessageID.');
    if (!UUID.test(messageId)) {
      judge.strictly(refuse('desir_sim_002', 'wsa:MessageID must be a UUID, after "uuid:" or alone.'));
    }
    return { entry, operation, messageId };
  },
};

function headerText(header: ParsedElement | undefined, name: string): string | undefined {
  const [element] = header === undefined ? [] : children(header, WSA_URI, name);
  const text = element === undefined ? '' : textOf(element);
  return text === '' ? undefined : text;
}
