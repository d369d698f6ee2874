import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startApplication } from '../../testing/application.js';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-24T12:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the commands on birthdays', () => {
  it.each([
    ['hl_convertLunarDateToStandardDate', { s_date: '31142012' }, { s_date: '31012012' }],
    ['hl_convertLunarDateToStandardDate', { s_date: '790328' }, { s_date: '790328' }],
    ['hl_computeBirthDayCentury', { s_date: '150412', i_quality: '6' }, { i_century: 20 }],
    ['hl_computeBirthDayCentury', { s_date: '150412', i_quality: 0 }, { i_century: 19 }],
    ['hl_computeBirthDayCentury', { s_date: '12042015' }, { i_century: 20 }],
    ['hl_regularizeBirthDateIfNeeded', { s_date: '500000', i_quality: 0 }, { s_date: '19500101' }],
    ['hl_regularizeBirthDateIfNeeded', { s_date: '00001950' }, { s_date: '19500101' }],
  ] as const)('%s of %j answers %j', async (command, fields, answer) => {
    expect(await startApplication().send(command, fields)).toEqual({ s_status: 'OK', ...answer });
  });

  it.each([
    ['hl_convertLunarDateToStandardDate', {}, 's_date is missing'],
    ['hl_convertLunarDateToStandardDate', { s_date: '1979-03-28' }, 's_date must be YYMMDD or DDMMYYYY'],
    ['hl_computeBirthDayCentury', { s_date: '150412' }, /^i_quality is missing/],
    ['hl_regularizeBirthDateIfNeeded', { s_date: '150412', i_quality: '' }, /^i_quality is missing/],
    ['hl_regularizeBirthDateIfNeeded', { s_date: '150412', i_quality: 'child' }, /^i_quality must be/],
  ] as const)('%s of %j is refused', async (command, fields, sentence) => {
    expect(await startApplication().send(command, fields)).toMatchObject({
      s_status: 'ERROR',
      i_apiErrorType: 6000,
      i_apiErrorCode: 2,
      s_errorDescription: typeof sentence === 'string' ? sentence : expect.stringMatching(sentence),
    });
  });
});
