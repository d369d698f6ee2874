import { type BeforeSending, type SearchAnswer, TeleservicesError } from '@dmpconnect/teleservices';
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

/**
 * Answers a search: INSi does, or on a test set-up the file that takes its place (teleservices 13). The request is built
 * and signed all the same, so that the file hides no mistake.
 *
 * @param search hands its argument on to the client
 */
export async function answerSearch(
  search: (beforeSending: BeforeSending) => Promise<SearchFound>,
  { session, services, log }: HandlerContext,
): Promise<OutputOf<'hl_getInsFromVitaleCard'>> {
  const override = await services.insiOverride();
  const beforeSending = async (): Promise<void> => {
    if (override !== undefined) throw new AnsweredByFile();
  };
  try {
    const { answer, matched } = await search(beforeSending);
    for (const { code, where } of answer.warnings) log.warn({ code, where }, 'Oddity in an answer of INSi.');
    if (answer.outcome === 'one') {
      services.protect(answer.identity);
      rememberIdentity(session, answer.identity);
    }
    return describeSearchAnswer(answer, matched);
  } catch (error) {
    if (override === undefined || !mayBeAnsweredByFile(error)) throw error;
    log.warn({ overridden: 1 }, 'The answer of INSi is that of a file: nothing was sent.');
    const { output, identity } = readOverride(override);
    if (identity !== undefined) {
      services.protect(identity);
      rememberIdentity(session, identity);
    }
    return output;
  }
}

/** The request was built, and a file answers it. */
class AnsweredByFile extends Error {
  override readonly name = 'AnsweredByFile';
}

/** A test set-up whose library reads Vitale cards without vouching for them is answered too: nothing is sent. */
function mayBeAnsweredByFile(error: unknown): boolean {
  return (
    error instanceof AnsweredByFile ||
    (error instanceof TeleservicesError && error.code === 'VITALE_ASSERTION_MISSING')
  );
}

/** What a search is made for, for the journal (teleservices 16): what the application says, else the session. */
export function careContextOf(given: string | undefined, { id }: HandlerContext['session']): string {
  return given ?? `session ${shortId(id)}`;
}
