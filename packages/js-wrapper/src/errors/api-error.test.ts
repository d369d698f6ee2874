import { describe, expect, it } from 'vitest';
import { ApiError } from './api-error.js';

const failed = (i_apiErrorType: number, i_apiErrorCode: number, more: object = {}) =>
  new ApiError('hl_sendMssEmail', { s_status: 'API_ERROR', i_apiErrorType, i_apiErrorCode, ...more });

describe('a mail that failed', () => {
  it('tells whether it left, whatever the code would let one think', () => {
    expect(failed(3, 28, { s_mailDelivery: 'not-sent' })).toMatchObject({
      code: 'TIMEOUT',
      mailDelivery: 'not-sent',
      mayHaveBeenCarriedOut: false,
    });
    expect(failed(2, 1003, { s_mailDelivery: 'unknown' })).toMatchObject({
      code: 'ANSWER_NOT_UNDERSTOOD',
      mailDelivery: 'unknown',
      mayHaveBeenCarriedOut: true,
    });
    expect(failed(3, 28, { s_mailDelivery: 'else' })).toMatchObject({
      mailDelivery: undefined,
      mayHaveBeenCarriedOut: true,
    });
  });
});
