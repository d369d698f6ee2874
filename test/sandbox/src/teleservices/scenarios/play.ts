import type { Operation } from '../operations/operation.js';
import { refuse } from '../refusal.js';
import type { ForcedScenario } from './scenario.js';

/** Birth name that always meets the technical fault (teleservices 15.4). */
const BROKEN_NAME = 'PANNE';

/** What stands in for an answer. */
export type Substitute =
  | { readonly kind: 'page'; readonly http: 200 | 503; readonly html: string }
  /** The answer is made, and comes spoilt. */
  | { readonly kind: 'slow'; readonly milliseconds: number }
  | { readonly kind: 'cut' };

const PAGES = {
  http503: { kind: 'page', http: 503, html: '<html><body><h1>503 Service Unavailable</h1></body></html>' },
  notxml: { kind: 'page', http: 200, html: '<!doctype html><html><body><p>Proxy error</p></body></html>' },
} as const satisfies Record<string, Substitute>;

/**
 * Plays what was forced; `undefined` lets the call through.
 *
 * @throws {Refusal} the faults of `unavailable`, of `technical` and of the name that stands for it.
 */
export function playScenario(
  forced: ForcedScenario | undefined,
  operation: Operation,
  birthName: string | undefined,
): Substitute | undefined {
  const { scenario, milliseconds = 0 } = forced ?? {};
  switch (scenario) {
    case undefined:
      if (birthName !== BROKEN_NAME) return undefined;
      throw refuse(operation.technicalFault, 'The back end cannot be reached.');
    case 'technical':
      throw refuse(operation.technicalFault, 'The back end cannot be reached.');
    case 'unavailable':
      throw refuse('desir_1020', 'The service is closed.');
    case 'slow':
      return { kind: 'slow', milliseconds };
    case 'cut':
      return { kind: 'cut' };
    default:
      return PAGES[scenario];
  }
}
