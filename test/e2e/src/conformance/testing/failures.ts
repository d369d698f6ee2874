import { expect } from 'vitest';
import type { Answer } from '../../client/command.js';
import { announcedErrors, violation } from './published.js';

/** Fields of every answer that is no success (js-api 2.2). */
const FAILURE_FIELDS = [
  'i_apiErrorCode',
  'i_apiErrorType',
  's_apiErrorContext',
  's_apiErrorDescription',
  's_apiErrorExtendedInformations',
  's_apiErrorTypeDescription',
  's_errorDescription',
  's_status',
];

/**
 * Checks an error: its numbers, its status, every field of js-api 2.2 and no field more; of a known command, that its
 * page announces it.
 */
export function expectFailure(answer: Answer, type: number, code: number, command?: string): void {
  expect(answer).toMatchObject({
    s_status: type === 6000 ? 'ERROR' : 'API_ERROR',
    i_apiErrorType: type,
    i_apiErrorCode: code,
  });
  // What became of a mail is said of mails alone.
  const ofMail = command === 'hl_sendMssEmail' ? ['s_mailDelivery'] : [];
  const known = [...FAILURE_FIELDS, 'i_remainingPinCodeInputs', ...ofMail];
  expect(Object.keys(answer)).toEqual(expect.arrayContaining(FAILURE_FIELDS));
  expect(Object.keys(answer).filter((field) => !known.includes(field))).toEqual([]);
  expect(violation(answer, 'failure.json')).toBeUndefined();
  for (const field of ['s_errorDescription', 's_apiErrorDescription', 's_apiErrorTypeDescription']) {
    expect(answer[field], field).not.toBe('');
  }
  if (command !== undefined) expect(announcedErrors(command)).toContain(`${type}/${code}`);
}
