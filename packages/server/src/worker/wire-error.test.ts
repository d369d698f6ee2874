import { CARD_ERROR_CODES, CardError, type CardErrorCode } from '@dmpconnect/card-pkcs11';
import { DMP_ERRORS, DmpError, type DmpErrorCode, DmpServiceError } from '@dmpconnect/dmp-soap';
import {
  DcParameterError,
  LICENSING_ERRORS,
  LicenceError,
  LicensingError,
  type LicensingErrorCode,
} from '@dmpconnect/licensing';
import { MssError } from '@dmpconnect/mss';
import { NTP_ERRORS, NtpError, type NtpErrorCode } from '@dmpconnect/ntp';
import {
  SOAP_ERROR_CODES,
  SoapError,
  type SoapErrorCode,
  SoapFaultError,
  TRANSPORT_SENTENCES,
  TransportError,
} from '@dmpconnect/soap';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { describeFailure } from '../contract/answers.js';
import { ApiFailure, WIRE_ERRORS } from '../contract/errors.js';
import { SERVER_ERRORS, ServerError, type ServerErrorCode } from '../errors.js';
import { toApiFailure } from './wire-error.js';

const codes = <Code extends string>(record: Readonly<Record<Code, unknown>>) => Object.keys(record) as Code[];

/** One error of each code of each package. */
const EVERY_ERROR: readonly (readonly [string, Error])[] = [
  ...codes<CardErrorCode>(CARD_ERROR_CODES).map((code) => [code, new CardError(code, 'said')] as const),
  ...codes<DmpErrorCode>(DMP_ERRORS).map((code) => [code, new DmpError(code, 'said')] as const),
  ...codes<SoapErrorCode>(SOAP_ERROR_CODES).map((code) => [code, new SoapError(code, 'said')] as const),
  ...codes<LicensingErrorCode>(LICENSING_ERRORS).map(
    (code) => [code, new LicensingError(code, 'said')] as const,
  ),
  ...codes<NtpErrorCode>(NTP_ERRORS).map((code) => [code, new NtpError(code, 'said')] as const),
  ...codes<ServerErrorCode>(SERVER_ERRORS).map((code) => [code, new ServerError(code, 'said')] as const),
];

describe('what a handler throws, on the wire', () => {
  it.each(EVERY_ERROR)('%s is an error of the catalogue and keeps its cause', (_, error) => {
    const failure = toApiFailure(error);
    expect(WIRE_ERRORS[failure.failure]).toMatchObject({ type: failure.type, code: failure.code });
    expect(failure.cause).toBe(error);
  });

  it.each([
    ['CARD_ABSENT', 1, 1001],
    ['CARD_BLOCKED', 1, 1002],
    ['CARD_EXPIRED', 1, 1003],
    ['CARD_CHANGED', 1, 1004],
    ['CARD_NOT_CPX', 1, 1005],
    ['READER_NOT_FOUND', 1, 1006],
    ['CARD_SERVICE_UNAVAILABLE', 1, 1007],
    ['CARD_LIBRARY', 1, 1008],
    ['TLS_ENGINE_UNAVAILABLE', 1, 1014],
    ['PIN_FORMAT', 6000, 2],
  ] as const)('the card says %s: %i/%i', (code, type, number) => {
    expect(toApiFailure(new CardError(code, 'said'))).toMatchObject({ type, code: number });
  });

  it('a refused PIN is 1/7 with the tries left, as a number too', () => {
    const wire = (remainingTries: number) =>
      describeFailure(toApiFailure(new CardError('PIN_REFUSED', 'no', { remainingTries })), 'hl_readCpxCard');
    expect(wire(2)).toMatchObject({
      s_status: 'API_ERROR',
      i_apiErrorType: 1,
      i_apiErrorCode: 7,
      s_apiErrorContext: 'readCpxCard',
      s_apiErrorExtendedInformations: '2 tries left',
      i_remainingPinCodeInputs: 2,
    });
    expect(wire(1).s_apiErrorExtendedInformations).toBe('1 try left');
    expect(wire(0)).toHaveProperty('i_remainingPinCodeInputs', 0);
  });

  it('a handshake that failed because of the card is told as what the card said', () => {
    const removed = new CardError('CARD_CHANGED', 'removed');
    expect(toApiFailure(new TransportError('card', 'handshake', { cause: removed }))).toMatchObject({
      type: 1,
      code: 1004,
    });
    expect(toApiFailure(new TransportError('card', 'handshake'))).toMatchObject({ type: 3, code: 35 });
  });

  it.each([
    ['proxy-name', 5],
    ['host-name', 6],
    ['connect', 7],
    ['timeout', 28],
    ['tls-handshake', 35],
    ['proxy-refused', 56],
    ['proxy-authentication', 56],
    ['receive', 56],
    ['server-certificate', 60],
    ['intercepted', 60],
  ] as const)(
    'a transport that fails by %s carries the number of libcurl, %i, and a sentence in both languages',
    (reason, code) => {
      const { fr, en } = TRANSPORT_SENTENCES[reason];
      const extended = `${fr} / ${en} (said)`;
      const error = new TransportError(reason, 'said.');
      expect(toApiFailure(error)).toMatchObject({ type: 3, code, extended });
      const mail = new MssError('CONNECTION', 'mail', { cause: error });
      expect(toApiFailure(mail)).toMatchObject({ type: 3, code, extended: `CONNECTION: ${extended}` });
    },
  );

  it('a SOAP fault opens the extended field with its code', () => {
    const fault = { code: 'Sender', subcode: 'DMPInvalidCertificate', reason: 'Certificat refusé' };
    expect(toApiFailure(new SoapFaultError(fault, 500))).toMatchObject({
      type: 2,
      code: 1001,
      extended: 'DMPInvalidCertificate: Certificat refusé',
    });
  });

  it('an error of the DMP opens the extended field with the DMP’s own code, verbatim', () => {
    const error = new DmpServiceError('XDS_REFUSED', 'TD2.1', [
      { code: 'XDSDuplicateUniqueIdInRegistry', text: 'déjà publié', severity: 'error' },
      { code: 'XDSRegistryError', text: '', severity: 'error' },
    ]);
    expect(toApiFailure(error)).toMatchObject({
      type: 2,
      code: 1002,
      extended: 'XDSDuplicateUniqueIdInRegistry: déjà publié; XDSRegistryError',
    });
  });

  it('a missing trait is 1/1013 and says which', () => {
    const error = new DmpError('TRAIT_MISSING', 'the birth place is missing', {
      field: 'patient.birthPlace',
    });
    expect(toApiFailure(error)).toMatchObject({
      type: 1,
      code: 1013,
      extended: 'the birth place is missing',
    });
  });

  it.each(['LICENCE_REFUSED', 'LICENCE_UNREACHABLE', 'LICENCE_ANSWER_INVALID'] as const)(
    '%s is 1/1011 with its sentence in both languages',
    (code) => {
      const error = new LicenceError(code, 'refused', {
        explanation: { fr: 'Licence expirée', en: 'Licence expired' },
      });
      expect(toApiFailure(error)).toMatchObject({
        type: 1,
        code: 1011,
        extended: 'Licence expirée / Licence expired',
      });
    },
  );

  it('a refused DC parameter is the developer’s mistake', () => {
    expect(toApiFailure(new DcParameterError('DC_PARAMETER_EXPIRED', 'it has expired'))).toMatchObject({
      type: 6000,
      code: 2,
      message: 'it has expired',
    });
  });

  it('an input that does not fit is 6000/2 naming the field', () => {
    const { error } = z.object({ s_x: z.string('must be a text') }).safeParse({ s_x: 1 });
    expect(toApiFailure(error)).toMatchObject({ type: 6000, code: 2, message: 's_x must be a text' });
  });

  it('a failure that is one already stays as it is', () => {
    const failure = new ApiFailure('unknown-data');
    expect(toApiFailure(failure)).toBe(failure);
  });

  it.each([
    'PIN 1234',
    new Error('PIN 1234'),
    undefined,
    null,
    { message: 'PIN 1234' },
    new ServerError('STORAGE_UNREADABLE', 'cannot read the file of PIN 1234'),
  ])('anything else is 6000/1 and says nothing of itself: %s', (thrown) => {
    const failure = toApiFailure(thrown);
    expect(failure).toMatchObject({ type: 6000, code: 1 });
    expect(JSON.stringify(describeFailure(failure))).not.toContain('1234');
  });
});
