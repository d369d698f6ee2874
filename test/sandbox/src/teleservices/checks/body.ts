import type { Addressed, TlsiStep, WithEnvelope, WithQuestion } from '../pipeline/call.js';
import { refuse } from '../refusal.js';

/** Step 9: the body is what its schema says (teleservices 15.2). */
export const checkBody: TlsiStep<WithEnvelope & Addressed, WithQuestion> = {
  name: 'body',
  run: ({ operation, entry, content }, { world, recorder }) => {
    if (operation === undefined) {
      throw refuse('desir_sim_002', `${entry.label} is not played: what it answers is not public.`);
    }
    if (content === undefined) throw refuse('desir_sim_003', 'The body must hold exactly one element.');
    try {
      const question = operation.read(content);
      if (world.settings.journalClear) recorder.note({ query: question.query });
      return { question };
    } catch (cause) {
      throw refuse(
        'desir_sim_003',
        cause instanceof Error ? cause.message : 'The body cannot be read.',
        cause,
      );
    }
  },
};
