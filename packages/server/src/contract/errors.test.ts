import { describe, expect, it } from 'vitest';
import { describeFailure, encodeFailure, encodeSuccess } from './answers.js';
import { functionBehind } from './error-context.js';
import { ApiFailure, WIRE_ERROR_TYPES, WIRE_ERRORS, type WireErrorName } from './errors.js';
import { COMMANDS } from './table.js';

const rows = Object.entries(WIRE_ERRORS);

describe('the catalogue of wire errors', () => {
  it('gives each error a pair of type and code of its own', () => {
    const pairs = rows.map(([, { type, code }]) => `${type}/${code}`);
    expect(new Set(pairs).size).toBe(pairs.length);
  });

  it('says each error in both languages, in one sentence without a final stop', () => {
    for (const [, { en, fr }] of rows) {
      expect(en).toMatch(/^[A-Z].*[^.]$/);
      expect(fr).toMatch(/^[A-ZÉ].*[^.]$/);
    }
  });

  it('keeps our own codes away from the vendor’s numbers (js-api 2.4)', () => {
    const ours = rows.filter(([, { type }]) => type === 1 || type === 2 || type === 4);
    expect(ours.filter(([, { code }]) => code < 1000).map(([name]) => name)).toEqual(['pin-refused']);
    expect(WIRE_ERRORS['pin-refused']).toMatchObject({ type: 1, code: 7 });
  });

  it('names every type', () => {
    for (const [, { type }] of rows) expect(WIRE_ERROR_TYPES[type]).toMatch(/errors$/);
  });
});

describe('the wire form of a failure', () => {
  it.each(rows.map(([name]) => name as WireErrorName))('carries every field: %s', (name) => {
    const wire = describeFailure(new ApiFailure(name), 'hl_readCpxCard');
    expect(wire).toMatchObject({
      s_status: WIRE_ERRORS[name].type === 6000 ? 'ERROR' : 'API_ERROR',
      i_apiErrorType: WIRE_ERRORS[name].type,
      i_apiErrorCode: WIRE_ERRORS[name].code,
      s_apiErrorDescription: WIRE_ERRORS[name].en,
      s_apiErrorContext: WIRE_ERRORS[name].type === 6000 ? 'hl_readCpxCard' : 'readCpxCard',
      s_apiErrorExtendedInformations: '',
    });
    expect(wire.s_errorDescription).not.toBe('');
    expect(wire.s_apiErrorTypeDescription).not.toBe('');
  });

  it('is the one of js-api 2.8 for a wrong PIN', () => {
    const failure = new ApiFailure('pin-refused', {
      extended: '2 tries left',
      extra: { i_remainingPinCodeInputs: 2 },
    });
    expect(JSON.parse(encodeFailure(failure, 'hl_readCpxCard').toString())).toEqual({
      s_status: 'API_ERROR',
      s_errorDescription: 'API error',
      i_apiErrorType: 1,
      s_apiErrorTypeDescription: 'API errors',
      i_apiErrorCode: 7,
      s_apiErrorDescription: 'Wrong PIN code',
      s_apiErrorContext: 'readCpxCard',
      s_apiErrorExtendedInformations: '2 tries left',
      i_remainingPinCodeInputs: 2,
    });
  });

  it('never lets an extra field replace one of its own', () => {
    const failure = new ApiFailure('pin-refused', { extra: { s_status: 'OK' } });
    expect(describeFailure(failure).s_status).toBe('API_ERROR');
  });

  it('names the function that failed when the failure says which, or when it has a name of its own', () => {
    expect(describeFailure(new ApiFailure('card-absent', { context: 'here' }), 'x').s_apiErrorContext).toBe(
      'here',
    );
    expect(functionBehind('hl_getPcscReaders')).toBe('getPcscResourcesList');
    expect(functionBehind('getLogsTail')).toBe('getLogsTail');
  });
});

describe('the wire form of a success', () => {
  it('starts with the status', () => {
    expect(encodeSuccess({ i_x: 1 }).toString()).toBe('{"s_status":"OK","i_x":1}');
  });
});

describe('the table of commands', () => {
  it('files every row under its own name', () => {
    expect(Object.entries(COMMANDS).filter(([name, row]) => row.name !== name)).toEqual([]);
  });

  it('describes every command and gives it a time that leaves the server half a second', () => {
    for (const row of Object.values(COMMANDS)) {
      expect(row.summary).toMatch(/\.$/);
      expect(row.timeoutSeconds).toBeGreaterThan(1);
    }
  });

  it('has no two names that differ by case alone: paths of /api ignore it', () => {
    const names = Object.keys(COMMANDS).map((name) => name.toLowerCase());
    expect(new Set(names).size).toBe(names.length);
  });
});
