import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startApplication } from '../../testing/application.js';

const MIB = 1024 * 1024;
const base64 = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64');
const refusal = (code: number) => ({ s_status: 'API_ERROR', i_apiErrorType: 1, i_apiErrorCode: code });

async function add(application: ReturnType<typeof startApplication>, data: string): Promise<string> {
  const { s_sessionDataId } = await application.send('hl_setSessionData', { s_sessionData64: data });
  expect(s_sessionDataId).toEqual(expect.stringMatching(/^[0-9a-f-]{36}$/));
  return String(s_sessionDataId);
}

describe('the data of a session', () => {
  it('come back as they were given, on one line and padded, whatever the bytes', async () => {
    const application = startApplication();
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 1, maxLength: 300 }),
        fc.constantFrom(4, 76, 1000),
        async (bytes, width) => {
          const sent = base64(bytes)
            .replace(/=+$/, '')
            .replace(new RegExp(`(.{${width}})`, 'g'), '$1\r\n');
          const s_sessionDataId = await add(application, sent);
          expect(await application.send('hl_getSessionData', { s_sessionDataId })).toEqual({
            s_status: 'OK',
            s_sessionData64: base64(bytes),
          });
        },
      ),
      { numRuns: 30 },
    );
  });

  it('are several entries, replaced by their id, removed one by one or all at once', async () => {
    const application = startApplication();
    const [one, two] = [await add(application, base64('one')), await add(application, base64('two'))];
    expect(
      await application.send('hl_setSessionData', {
        s_sessionData64: base64('longer'),
        s_sessionDataId: one,
      }),
    ).toEqual({ s_status: 'OK', s_sessionDataId: one });
    expect(await application.send('hl_getSessionDataSize')).toEqual({ s_status: 'OK', i_sessionDataSize: 9 });
    expect(await application.send('hl_removeSessionData', { s_sessionDataId: one })).toEqual({
      s_status: 'OK',
    });
    expect(await application.send('hl_getSessionData', { s_sessionDataId: one })).toMatchObject(
      refusal(1016),
    );
    expect(await application.send('hl_getSessionData', { s_sessionDataId: two })).toMatchObject({
      s_sessionData64: base64('two'),
    });
    await application.send('hl_clearSessionData');
    expect(await application.send('hl_getSessionDataSize')).toMatchObject({ i_sessionDataSize: 0 });
    expect(await application.send('hl_getSessionData', { s_sessionDataId: two })).toMatchObject(
      refusal(1016),
    );
  });

  it.each(['hl_getSessionData', 'hl_removeSessionData', 'hl_setSessionData'] as const)(
    'have no entry under an id that was never given: %s',
    async (command) => {
      const answer = await startApplication().send(command, {
        s_sessionDataId: 'mine',
        s_sessionData64: base64('x'),
      });
      expect(answer).toMatchObject(refusal(1016));
    },
  );

  it('hold one mebibyte together and not a byte more; what is refused changes nothing', async () => {
    const application = startApplication();
    const half = await add(application, base64(Buffer.alloc(MIB / 2, 1)));
    const other = await add(application, base64(Buffer.alloc(MIB / 2, 2)));
    expect(await application.send('hl_setSessionData', { s_sessionData64: base64('x') })).toMatchObject(
      refusal(1015),
    );
    expect(
      await application.send('hl_setSessionData', {
        s_sessionData64: base64(Buffer.alloc(MIB / 2 + 1)),
        s_sessionDataId: half,
      }),
    ).toMatchObject(refusal(1015));
    expect(await application.send('hl_getSessionDataSize')).toMatchObject({ i_sessionDataSize: MIB });
    await application.send('hl_removeSessionData', { s_sessionDataId: other });
    expect(
      await application.send('hl_setSessionData', {
        s_sessionData64: base64(Buffer.alloc(MIB, 3)),
        s_sessionDataId: half,
      }),
    ).toMatchObject({ s_status: 'OK' });
  });

  it('tell their maximum under both names', async () => {
    expect(await startApplication().send('hl_getMaximumSessionDataSize')).toEqual({
      s_status: 'OK',
      i_maximumSessionDataSize: MIB,
      hl_getMaximumSessionDataSize: MIB,
    });
  });

  it('are no memory without end: the number of entries has a limit too', async () => {
    const application = startApplication();
    for (let count = 0; count < 4096; count += 1) await add(application, 'eA==');
    expect(await application.send('hl_setSessionData', { s_sessionData64: 'eA==' })).toMatchObject(
      refusal(1015),
    );
  });

  it.each([
    ['nothing', {}, 's_sessionData64 is missing'],
    ['an empty text', { s_sessionData64: '' }, 's_sessionData64 is missing'],
    ['no base64', { s_sessionData64: 'é' }, 's_sessionData64 must be base64'],
  ])('are refused as %s', async (_, fields, s_apiErrorDescription) => {
    expect(await startApplication().send('hl_setSessionData', fields)).toMatchObject({
      i_apiErrorType: 6000,
      i_apiErrorCode: 2,
      s_apiErrorDescription,
    });
  });
});
