import { TeleservicesError } from '../errors.js';
import { INS_OIDS, type InsFamily, insFamilyOf, insKindOf } from './ins.js';

const MATRICULE = /^[1-8]\d{4}(?:\d{2}|2[AB])\d{6}$/;

/**
 * Control key of a matricule: 97 − (N mod 97), Corsica counted as 19 (2A) and 18 (2B) (teleservices 9).
 *
 * @param matricule 13 characters.
 * @returns Two digits; `undefined` when the text has not the form of a matricule.
 * @example matriculeKey('2751263220749') // '74'
 */
export function matriculeKey(matricule: string): string | undefined {
  if (!MATRICULE.test(matricule)) return undefined;
  // 13 digits fit in a double.
  const number = Number(matricule.replace('2A', '19').replace('2B', '18'));
  return String(97 - (number % 97)).padStart(2, '0');
}

/** An identifier to be sent. */
export interface InsToSend {
  /** 13 characters. */
  readonly value: string;
  /** Two digits. */
  readonly key: string;
  readonly oid: string;
  /**
   * Where it comes from. Default `typed`: its key must be right. One that the service gave is sent back as it was given:
   * two of its own test identities have a wrong key (teleservices 9).
   */
  readonly source?: 'typed' | 'service';
}

/**
 * Checks an identifier before it is sent.
 *
 * @param field Name of the identifier, for the error.
 * @param family What the platform knows.
 * @throws {TeleservicesError} `INS_INVALID`, `INS_KEY`, `INS_ENVIRONMENT`.
 */
export function checkInsToSend(ins: InsToSend, field: string, family: InsFamily): void {
  const expected = matriculeKey(ins.value);
  if (expected === undefined) {
    throw new TeleservicesError('INS_INVALID', `${field}.value must be a matricule of 13 characters.`, {
      field: `${field}.value`,
    });
  }
  if (!/^\d{2}$/.test(ins.key)) {
    throw new TeleservicesError('INS_INVALID', `${field}.key must be two digits.`, { field: `${field}.key` });
  }
  if (ins.source !== 'service' && ins.key !== expected) {
    throw new TeleservicesError('INS_KEY', `${field}.key is not the control key of the matricule.`, {
      field: `${field}.key`,
    });
  }
  const kind = insKindOf(ins.oid);
  if (kind === undefined) {
    throw new TeleservicesError(
      'INS_INVALID',
      `${field}.oid must be one of ${Object.values(INS_OIDS).join(', ')}.`,
      { field: `${field}.oid` },
    );
  }
  if (insFamilyOf(kind) !== family) {
    throw new TeleservicesError(
      'INS_ENVIRONMENT',
      family === 'real'
        ? 'A test or demonstration identifier cannot be sent where those of real patients are kept.'
        : 'The identifier of a real patient cannot be sent to a test platform.',
      { field: `${field}.oid` },
    );
  }
}
