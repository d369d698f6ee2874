import { WIRE_PROFILE } from '@dmpconnect/mss/wire-profile';
import { z } from 'zod';

/**
 * What the secure mail can be told to do in place of its answer (mss 15.5).
 *
 * On the mail host: `unavailable` (code 2), `sessionLost` (code 26, the session ends), `updateRequired` (code 3),
 * `htmlMaintenance` (a page with status 200), `slow` (the answer comes late), `slowBody` (its second half does),
 * `truncated` (a whole HTTP answer whose content stops midway), `cut` (the connection ends midway), `cutAfterSend`
 * (the operation is carried out, and the connection ends before any answer). On the identity host: `blocked` (code
 * 22), `idpDown` (the connection is cut), `clockSkew` (its clock is wrong by so many seconds).
 */
export const MAIL_SCENARIOS = [
  'unavailable',
  'sessionLost',
  'updateRequired',
  'htmlMaintenance',
  'slow',
  'slowBody',
  'truncated',
  'cut',
  'cutAfterSend',
] as const;
export const IDENTITY_SCENARIOS = ['blocked', 'idpDown', 'clockSkew'] as const;

const OPERATIONS = Object.values(WIRE_PROFILE).map(({ key }): string => key);
const LATE: readonly string[] = ['slow', 'slowBody'];

export const mssScenarioSchema = z
  .strictObject({
    scenario: z.enum([...MAIL_SCENARIOS, ...IDENTITY_SCENARIOS]),
    /** Only calls of this operation, e.g. `item.sendMessage`; without it any call of that host. */
    operation: z
      .string()
      .refine((key) => OPERATIONS.includes(key), `must be one of ${OPERATIONS.join(', ')}`)
      .optional(),
    /** How many calls pass before it. */
    after: z.number().int().nonnegative().default(0),
    /** How many calls it lasts. */
    calls: z.number().int().positive().default(1),
    /** How late the answer is, for `slow` and `slowBody`. */
    milliseconds: z.number().int().positive().max(600_000).optional(),
    /** How wrong the clock is, for `clockSkew`; negative is late. */
    seconds: z.number().int().min(-86_400).max(86_400).optional(),
  })
  .superRefine(({ scenario, milliseconds, seconds, operation }, context) => {
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (LATE.includes(scenario) !== (milliseconds !== undefined)) {
      refuse('milliseconds', milliseconds === undefined ? 'must be given' : `is not taken by ${scenario}`);
    }
    if ((scenario === 'clockSkew') !== (seconds !== undefined)) {
      refuse('seconds', seconds === undefined ? 'must be given' : `is not taken by ${scenario}`);
    }
    if (operation !== undefined && IDENTITY_SCENARIOS.some((name) => name === scenario)) {
      refuse('operation', `is not taken by ${scenario}`);
    }
  });

/** @example `mss.force({ scenario: 'sessionLost', after: 3 })` */
export type MssScenarioInput = z.input<typeof mssScenarioSchema>;
/** A scenario that waits for its calls. */
export type MssScenario = z.output<typeof mssScenarioSchema>;

/** Scenarios that wait for their calls. */
export interface MssScenarios {
  /** @throws {ZodError} naming the field. */
  push(scenario: MssScenarioInput): void;
  /** The first one that concerns a call; the call is counted on every one that it concerns. */
  take(host: 'identity' | 'mail', operation?: string): MssScenario | undefined;
  list(): readonly MssScenario[];
  clear(): void;
}

/** None is waiting. */
export function createScenarios(): MssScenarios {
  let waiting: readonly MssScenario[] = [];
  return {
    push: (scenario) => {
      waiting = [...waiting, mssScenarioSchema.parse(scenario)];
    },
    take(host, operation) {
      const concerned = waiting.filter((each) => concerns(each, host, operation));
      const found = concerned.find(({ after }) => after === 0);
      waiting = waiting.flatMap((each) => {
        if (each === found) return each.calls > 1 ? [{ ...each, calls: each.calls - 1 }] : [];
        return concerned.includes(each) && each.after > 0 ? [{ ...each, after: each.after - 1 }] : [each];
      });
      return found;
    },
    list: () => [...waiting],
    clear: () => {
      waiting = [];
    },
  };
}

function concerns(
  { scenario, operation: only }: MssScenario,
  host: 'identity' | 'mail',
  operation: string | undefined,
): boolean {
  const onIdentity = IDENTITY_SCENARIOS.some((name) => name === scenario);
  return onIdentity === (host === 'identity') && (only === undefined || only === operation);
}
