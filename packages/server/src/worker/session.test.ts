import { describe, expect, it } from 'vitest';
import { SILENT_LOGGER } from '../testing/silent.js';
import { createSession } from './session.js';

function makeSession() {
  const closed: string[] = [];
  const seed = {
    id: 'one',
    applicationId: 'a',
    integrator: undefined,
    origin: undefined,
    opened: {} as never,
  };
  return { session: createSession(seed, SILENT_LOGGER, (id) => closed.push(id)), closed };
}

describe('the end of a session', () => {
  it('frees what was added, last first, once, whatever fails', async () => {
    const { session, closed } = makeSession();
    const freed: string[] = [];
    session.onClose(() => void freed.push('first'));
    session.onClose(() => {
      throw new Error('refused');
    });
    session.onClose(async () => void freed.push('last'));
    await Promise.all([session.close(), session.close()]);
    expect(freed).toEqual(['last', 'first']);
    expect(closed).toEqual(['one']);
  });

  it('does not free what was taken back, and keeps nothing of it', async () => {
    const { session } = makeSession();
    const freed: string[] = [];
    const forget = session.onClose(() => void freed.push('taken back'));
    session.onClose(() => void freed.push('kept'));
    forget();
    forget();
    await session.close();
    expect(freed).toEqual(['kept']);
  });
});
