import type { SearchAnswer } from '@dmpconnect/teleservices';
import type { OutputOf } from '../../contract/table.js';
import type { HandlerContext } from '../context.js';
import { shortId } from '../session.js';
import { describeSearchAnswer } from './describe-answer.js';
import { rememberIdentity } from './identities.js';
import { readOverride } from './override.js';

/** What a search found. */
export interface SearchFound {
  readonly answer: SearchAnswer;
  /** Given name that led to it, when one did. */
  readonly matched?: string | undefined;
}

/** Answers a search: INSi does, or on a test set-up the file that takes its place (teleservices 13). */
export async function answerSearch(
  search: () => Promise<SearchFound>,
  { session, services, log }: HandlerContext,
): Promise<OutputOf<'hl_getInsFromVitaleCard'>> {
  const override = await services.insiOverride();
  if (override !== undefined) {
    log.warn({ overridden: 1 }, 'The answer of INSi is that of a file: nothing was sent.');
    const { output, identity } = readOverride(override);
    if (identity !== undefined) rememberIdentity(session, identity);
    return output;
  }
  const { answer, matched } = await search();
  for (const { code, where } of answer.warnings) log.warn({ code, where }, 'Oddity in an answer of INSi.');
  if (answer.outcome === 'one') {
    services.protect(answer.identity);
    rememberIdentity(session, answer.identity);
  }
  return describeSearchAnswer(answer, matched);
}

/** What a search is made for, for the journal (teleservices 16): what the application says, else the session. */
export function careContextOf(given: string | undefined, { id }: HandlerContext['session']): string {
  return given ?? `session ${shortId(id)}`;
}
