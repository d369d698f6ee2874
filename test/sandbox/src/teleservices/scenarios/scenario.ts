import { WIRE_PROFILE } from '@dmpconnect/teleservices/wire-profile';
import { z } from 'zod';

/**
 * What the simulator can be told to do in place of an answer (teleservices 15.4): a fault that says the service is
 * unavailable, the technical fault of the operation, HTTP 503, an answer whose second half comes late, a connection cut
 * midway, an HTML page with status 200.
 */
export const SCENARIOS = ['unavailable', 'technical', 'http503', 'slow', 'cut', 'notxml'] as const;

const OPERATIONS = Object.values(WIRE_PROFILE).map(({ key }) => key);

export const scenarioSchema = z
  .strictObject({
    scenario: z.enum(SCENARIOS),
    /** Only calls of this operation, e.g. `insi.traits`; without it any call. */
    operation: z
      .string()
      .refine((key) => OPERATIONS.includes(key), `must be one of ${OPERATIONS.join(', ')}`)
      .optional(),
    /** How many calls it lasts. */
    calls: z.number().int().positive().default(1),
    /** How late the second half of a slow answer is. */
    milliseconds: z.number().int().positive().max(600_000).optional(),
  })
  .superRefine(({ scenario, milliseconds }, context) => {
    if ((scenario === 'slow') === (milliseconds !== undefined)) return;
    const message = scenario === 'slow' ? 'must be given for a slow answer' : `is not taken by ${scenario}`;
    context.addIssue({ code: 'custom', path: ['milliseconds'], message });
  });

/** @example `teleservices.force({ scenario: 'technical', operation: 'insi.traits', calls: 2 })` */
export type ForcedScenarioInput = z.input<typeof scenarioSchema>;
/** A scenario that waits for its calls. */
export type ForcedScenario = z.output<typeof scenarioSchema>;

/** The scenarios that wait for their calls. */
export interface ScenarioQueue {
  /** @throws {ZodError} naming the field. */
  push(scenario: ForcedScenarioInput): void;
  /** The first one that concerns an operation; one call of it is used up. */
  take(operation: string): ForcedScenario | undefined;
  list(): readonly ForcedScenario[];
  clear(): void;
}

/** An empty queue. */
export function createScenarioQueue(): ScenarioQueue {
  let waiting: readonly ForcedScenario[] = [];
  return {
    push: (scenario) => {
      waiting = [...waiting, scenarioSchema.parse(scenario)];
    },
    take: (operation) => {
      const found = waiting.find((each) => each.operation === undefined || each.operation === operation);
      if (found === undefined) return undefined;
      waiting = waiting.flatMap((each) => {
        if (each !== found) return [each];
        return each.calls > 1 ? [{ ...each, calls: each.calls - 1 }] : [];
      });
      return found;
    },
    list: () => [...waiting],
    clear: () => {
      waiting = [];
    },
  };
}
