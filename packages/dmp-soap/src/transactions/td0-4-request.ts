import type { XmlElement } from '@dmpconnect/soap';
import { DmpError } from '../errors.js';
import type { AccessibleRecordsQuery } from '../patients/accessible-record.js';
import { PATIENTS } from '../services/namespaces.js';
import { parseHl7Time } from '../time/hl7-time.js';

/** The real spelling of the first one lacks an H (dmp-transactions 2.5). */
const DATE_TYPES = { lastAuthorization: 'LASTAUTORIZATION', lastDocument: 'LASTDOC' } as const;

/** TD0.4, `patientList` (dmp-transactions 2.5). @throws {DmpError} `QUERY_INVALID`. */
export function buildAccessibleRecordsQuery(query: AccessibleRecordsQuery): XmlElement {
  const { since, by, professional } = query;
  return PATIENTS.element('patientList', {}, [
    PATIENTS.element('startDate', {}, [startDate(since)]),
    PATIENTS.element('dateType', {}, [DATE_TYPES[by]]),
    professional === undefined ? undefined : PATIENTS.element('psOwnerId', {}, [professional]),
  ]);
}

function startDate(since: string): string {
  if (!/^\d{8}(?:\d{6})?$/.test(since) || !isTime(since)) {
    throw new DmpError('QUERY_INVALID', 'since must have the form YYYYMMDD or YYYYMMDDhhmmss.', {
      field: 'since',
    });
  }
  return since.padEnd(14, '0');
}

function isTime(text: string): boolean {
  try {
    return parseHl7Time(text, 'since').digits !== '';
  } catch {
    return false;
  }
}
