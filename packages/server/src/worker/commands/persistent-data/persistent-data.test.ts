import { describe, expect, it } from 'vitest';
import { ServerError } from '../../../errors.js';
import { startApplication } from '../../testing/application.js';
import { createFakePersistentData } from '../../testing/fake-persistent-data.js';

const MIB = 1024 * 1024;
const base64 = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64');

describe('persistent data', () => {
  it('are one block: empty at first, replaced, measured, forgotten', async () => {
    const application = startApplication();
    expect(await application.send('hl_getPersistantData')).toEqual({
      s_status: 'OK',
      s_persistantData64: '',
    });
    expect(await application.send('hl_getPersistantDataSize')).toEqual({
      s_status: 'OK',
      i_persistantDataSize: 0,
    });
    for (const text of ['first', 'the second']) {
      expect(await application.send('hl_setPersistantData', { s_persistantData64: base64(text) })).toEqual({
        s_status: 'OK',
      });
    }
    expect(await application.send('hl_getPersistantData')).toMatchObject({
      s_persistantData64: base64('the second'),
    });
    expect(await application.send('hl_getPersistantDataSize')).toMatchObject({ i_persistantDataSize: 10 });
    expect(await application.send('hl_clearPersistantData')).toEqual({ s_status: 'OK' });
    expect(await application.send('hl_getPersistantData')).toMatchObject({ s_persistantData64: '' });
  });

  it('are taken under the other spelling of the field too', async () => {
    const application = startApplication();
    await application.send('hl_setPersistantData', { s_persistentData64: base64('x') });
    expect(await application.send('hl_getPersistantData')).toMatchObject({ s_persistantData64: base64('x') });
  });

  it('hold one mebibyte; more is 1/1015 and leaves what was there', async () => {
    const application = startApplication();
    const largest = base64(Buffer.alloc(MIB, 1));
    await application.send('hl_setPersistantData', { s_persistantData64: largest });
    expect(
      await application.send('hl_setPersistantData', { s_persistantData64: base64(Buffer.alloc(MIB + 1)) }),
    ).toMatchObject({ s_status: 'API_ERROR', i_apiErrorType: 1, i_apiErrorCode: 1015 });
    expect(await application.send('hl_getPersistantData')).toMatchObject({ s_persistantData64: largest });
    expect(await application.send('hl_getMaximumPersistantDataSize')).toEqual({
      s_status: 'OK',
      i_maximumPersistantDataSize: MIB,
    });
  });

  it('are refused without data', async () => {
    expect(await startApplication().send('hl_setPersistantData')).toMatchObject({
      i_apiErrorType: 6000,
      i_apiErrorCode: 2,
      s_apiErrorDescription: 's_persistantData64 is missing',
    });
  });

  it('say that the disk is full, without naming a folder', async () => {
    const persistentData = {
      ...createFakePersistentData(),
      write: () => Promise.reject(new ServerError('DISK_FULL', '/var/lib/x cannot be written.')),
    };
    const answer = await startApplication({ services: { persistentData } }).send('hl_setPersistantData', {
      s_persistantData64: base64('x'),
    });
    expect(answer).toMatchObject({
      s_status: 'ERROR',
      i_apiErrorType: 6000,
      i_apiErrorCode: 1,
      s_apiErrorDescription: 'The disk of this computer is full: nothing was changed',
      s_apiErrorExtendedInformations: 'DISK_FULL',
    });
    expect(JSON.stringify(answer)).not.toContain('/var');
  });
});
