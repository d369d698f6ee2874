import { DmpConnectError } from './base-error.js';
import { OBSTACLES } from './obstacles.js';

/** See {@link OBSTACLES}. */
export type ObstacleCode = keyof typeof OBSTACLES;

/** A text for people, in the two languages. */
export interface Bilingual {
  readonly fr: string;
  readonly en: string;
}

/**
 * Why the connector cannot be reached or used, with what to do about it. Nothing was carried out.
 *
 * @example
 * ```ts
 * if (error instanceof ObstacleError) show(error.sentence.fr, error.remedy.fr);
 * ```
 */
export class ObstacleError extends DmpConnectError {
  override readonly name = 'ObstacleError';
  declare readonly code: ObstacleCode;
  /** What is in the way, for a user. */
  readonly sentence: Bilingual;
  /** What to do about it, for a user. */
  readonly remedy: Bilingual;
  /** What was seen, for a developer: the results of the probes, never an address or a content. */
  readonly observed: string;

  constructor(code: ObstacleCode, observed = '', cause?: unknown) {
    const { sentence, remedy } = OBSTACLES[code];
    super(code, `${sentence.en} ${remedy.en}`, false, cause);
    this.sentence = sentence;
    this.remedy = remedy;
    this.observed = observed;
  }
}
