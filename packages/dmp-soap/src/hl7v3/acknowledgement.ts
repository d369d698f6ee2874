import { attribute, child, children, type ParsedElement, path, textOf } from '@dmpconnect/soap';
import { DmpError, DmpServiceError, type DmpServiceFailure } from '../errors.js';
import { V3_URI } from './elements.js';

/**
 * Checks the acknowledgement of an HL7v3 answer (dmp-transactions 2.2): `AA`/`CA` pass, `AE`/`AR` and their commit
 * forms are refusals. A record that does not exist is no refusal.
 *
 * @throws {DmpServiceError} `HL7_REFUSED`.
 * @throws {DmpError} `ANSWER_UNEXPECTED`.
 */
export function checkAcknowledgement(answer: ParsedElement, transaction: string): void {
  const acknowledgement = child(answer, V3_URI, 'acknowledgement');
  const older = acknowledgement && child(acknowledgement, V3_URI, 'typeCode');
  const type =
    acknowledgement && (attribute(acknowledgement, 'typeCode') ?? (older && attribute(older, 'code')));
  const failures = acknowledgement === undefined ? [] : readDetails(acknowledgement, 'acknowledgementDetail');
  if (type === 'AE' || type === 'AR' || type === 'CE' || type === 'CR') throw refusal(transaction, failures);
  if (type !== 'AA' && type !== 'CA') {
    throw new DmpError(
      'ANSWER_UNEXPECTED',
      `The answer to ${transaction} has no acknowledgement that is known.`,
    );
  }
  const response = queryResponse(answer);
  if (response === 'AE' || response === 'QE') throw refusal(transaction, failures);
}

/** `OK` or `NF`, of the answer to a query. */
export function queryResponse(answer: ParsedElement): string | undefined {
  const code = path(answer, V3_URI, 'controlActProcess', 'queryAck', 'queryResponseCode');
  return code && attribute(code, 'code');
}

function refusal(transaction: string, failures: readonly DmpServiceFailure[]): DmpServiceError {
  const described = failures.length > 0 ? failures : [{ code: '', text: '', severity: 'error' as const }];
  return new DmpServiceError('HL7_REFUSED', transaction, described);
}

/** Codes and texts of the details of an acknowledgement, or of the issues of a control act: both have the same shape. */
export function readDetails(
  holder: ParsedElement,
  name: 'acknowledgementDetail' | 'detectedIssueEvent',
): readonly DmpServiceFailure[] {
  return children(holder, V3_URI, name).map((detail) => {
    const code = child(detail, V3_URI, 'code');
    const text = child(detail, V3_URI, 'text');
    const severity = attribute(detail, 'typeCode');
    return {
      code: (code && attribute(code, 'code')) ?? '',
      text: text === undefined ? '' : textOf(text),
      severity: severity === 'W' || severity === 'I' ? 'warning' : 'error',
    };
  });
}
