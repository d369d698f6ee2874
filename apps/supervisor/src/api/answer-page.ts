import { SupervisorError } from '../errors.js';
import type { Texts } from '../texts/texts.js';
import type { AnswerPage, PageAnswer } from '../web/page-server.js';
import type { PageAnswers } from './answers.js';
import { describeFailure } from './failure.js';
import { PAGE_REQUESTS, type PageRequest, type PageRequestBody } from './requests.js';

/** What does each request; a file is answered for `bundle`. */
export type PageHandlers = {
  readonly [Name in PageRequest]: (
    body: PageRequestBody<Name>,
  ) => Promise<Name extends keyof PageAnswers ? PageAnswers[Name] : PageFileAnswer>;
};

/** A file for the person to keep. */
export interface PageFileAnswer {
  readonly file: Buffer;
  readonly type: string;
  readonly name: string;
}

/** What a person can do by hand when a request failed. */
export type ByHand = (name: PageRequest, body: unknown) => Promise<Texts | undefined>;

/** Reads what the page asks, does it, and makes an answer of whatever it comes to. */
export function createPageAnswer(handlers: PageHandlers, byHand: ByHand): AnswerPage {
  return async (name, body) => {
    if (!isRequest(name)) return undefined;
    try {
      return await run(handlers, name, body);
    } catch (thrown) {
      return { json: { ok: false, failure: describeFailure(thrown, await byHand(name, body)) } };
    }
  };
}

const isRequest = (name: string): name is PageRequest => Object.hasOwn(PAGE_REQUESTS, name);

async function run<Name extends PageRequest>(
  handlers: PageHandlers,
  name: Name,
  body: unknown,
): Promise<PageAnswer> {
  const read = PAGE_REQUESTS[name].safeParse(body);
  if (!read.success) {
    throw new SupervisorError('REQUEST_REFUSED', `The request ${name} is not valid.`, {
      detail: read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'),
    });
  }
  // The schema of the name read the body: it is what the handler of that name takes.
  const handle: (given: never) => Promise<unknown> = handlers[name];
  const value = await handle(read.data as never);
  return isFile(value) ? value : { json: { ok: true, value } };
}

const isFile = (value: unknown): value is PageFileAnswer =>
  typeof value === 'object' && value !== null && 'file' in value && Buffer.isBuffer(value.file);
