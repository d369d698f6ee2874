import { SoapError, type SoapFaultError } from '@dmpconnect/soap';
import { type TlsiFault, TlsiFaultError } from '../errors.js';
import { FAULTS, readSiramError, SEVERITIES, UNAVAILABLE_SUBCODE } from '../wire-profile/index.js';

const LAYERS = [
  ['desir_', 'front'],
  ['insi_', 'service'],
] as const;

/** HTTP statuses of what may work later. */
export const UNAVAILABLE_STATUSES: ReadonlySet<number> = new Set([502, 503, 504]);

/** A fault of the frame out of a SOAP one, in both dialects: of the layer in front, and of the service behind it (teleservices 6). */
export function translateFault(label: string, error: SoapFaultError): TlsiFaultError {
  const { fault } = error;
  const detail = fault.detail && readSiramError(fault.detail);
  const code = detail?.code ?? '';
  const read: TlsiFault = {
    soapCode: fault.code,
    subcode: fault.subcode ?? '',
    reason: fault.reason,
    severity: SEVERITIES[detail?.severity ?? ''] ?? 'unknown',
    detailCode: code,
    detailText: detail?.text ?? '',
    messageId: detail?.messageId,
    layer: LAYERS.find(([prefix]) => code.startsWith(prefix))?.[1] ?? 'unknown',
  };
  return new TlsiFaultError(label, read, {
    httpStatus: error.httpStatus,
    meaning: Object.values(FAULTS).find((known) => known.detail === code)?.meaning,
    retryable: read.subcode === UNAVAILABLE_SUBCODE || UNAVAILABLE_STATUSES.has(error.httpStatus),
    cause: error,
  });
}

/** A part of an answer that is missing is an answer that is not the expected one. */
export function isUnexpectedElement(error: unknown): error is SoapError {
  return error instanceof SoapError && error.code === 'XML_UNEXPECTED';
}
