import { ApiError, ObstacleError } from '@dmpconnect/js-wrapper';

/** A sentence for the user: what is in the way and what to do, or what the connector answered. */
export function describeError(error: unknown): string {
  if (error instanceof ObstacleError) return `${error.sentence.fr} ${error.remedy.fr}`;
  if (error instanceof ApiError) return error.description;
  return error instanceof Error ? error.message : String(error);
}
