import { DEFAULT_LOG_LINES, type LogTailQuestion, type LogTails } from '../contract/logs.js';
import type { Journals } from './journals.js';

/** The answer of the commands that read logs, those of the service and those of a worker alike (js-api 6). */
export async function answerTails(
  question: LogTailQuestion,
  { tail }: Pick<Journals, 'tail'>,
): Promise<LogTails> {
  const encoded = async (journal: 'server' | 'library', lines = DEFAULT_LOG_LINES) =>
    Buffer.from(await tail(journal, lines), 'utf8').toString('base64');
  return {
    ...((question.i_getServerLog ?? true)
      ? { s_serverLogBase64: await encoded('server', question.i_serverLogNbLastLines) }
      : {}),
    ...((question.i_getDmpConnectLog ?? true)
      ? { s_dmpConnectLogBase64: await encoded('library', question.i_dmpConnectLogNbLastLines) }
      : {}),
  };
}
