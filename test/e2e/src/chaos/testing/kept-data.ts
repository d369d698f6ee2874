import type { Send } from '../../client/command.js';

/** An application that writes its persistent data again and again, and knows what must still be there. */
export interface KeptData {
  /** Opens a session and checks that what was acknowledged is there. @throws {Error} when something was lost */
  open(send: Send): Promise<void>;
  /** Writes the next version. What was not answered may be there or not; what was, must. */
  writeNext(send: Send): Promise<void>;
}

/** Bytes of one version: more than one block of the disk, so that half of it would show. */
const SIZE = 50_000;

/** Makes the application of this id. */
export function keepData(applicationId: string): KeptData {
  let sessionId = '';
  let version = 0;
  /** Versions that may be what the disk holds. */
  let possible = new Set([contentOf(0)]);

  function contentOf(number: number): string {
    return number === 0 ? '' : Buffer.alloc(SIZE, `version ${number} `).toString('base64');
  }

  return {
    async open(send) {
      const opened = await send({ s_commandName: 'hl_openSession', s_applicationId: applicationId });
      sessionId = String(opened.answer.s_sessionId);
      const { answer } = await send({ s_commandName: 'hl_getPersistantData', s_sessionId: sessionId });
      const found = answer.s_persistantData64;
      if (answer.s_status !== 'OK' || typeof found !== 'string' || !possible.has(found)) {
        throw new Error(
          `${applicationId}: persistent data lost after version ${version}: ${JSON.stringify(answer).slice(0, 300)}`,
        );
      }
      possible = new Set([found]);
    },
    async writeNext(send) {
      version += 1;
      const content = contentOf(version);
      possible.add(content);
      const { answer } = await send({
        s_commandName: 'hl_setPersistantData',
        s_sessionId: sessionId,
        s_persistantData64: content,
      });
      if (answer.s_status === 'OK') possible = new Set([content]);
    },
  };
}
