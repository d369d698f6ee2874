import type { XmlElement } from '@dmpconnect/soap';
import type { RefusalCode } from '../codes.js';
import { QUERY, RIM, RS, XDS } from './namespaces.js';

/** Statuses of a registry answer (dmp-transactions 2.16, 2.18, 2.20). */
export const RESPONSE_STATUS = {
  Success: 'urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Success',
  Failure: 'urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Failure',
  PartialSuccess: 'urn:ihe:iti:2007:ResponseStatusType:PartialSuccess',
} as const;

export type ResponseStatus = keyof typeof RESPONSE_STATUS;

const SEVERITY = 'urn:oasis:names:tc:ebxml-regrep:ErrorSeverityType:Error';

/** One error of a registry answer. */
export interface RegistryError {
  readonly code: RefusalCode | string;
  readonly text: string;
}

/** `rs:RegistryResponse`: the answer to a submission, and the head of the answer to a retrieval. */
export function writeRegistryResponse(
  status: ResponseStatus,
  errors: readonly RegistryError[] = [],
): XmlElement {
  return RS.element('RegistryResponse', { status: RESPONSE_STATUS[status] }, [errorList(errors)]);
}

/** `query:AdhocQueryResponse`. */
export function writeQueryResponse(
  status: ResponseStatus,
  objects: readonly XmlElement[],
  errors: readonly RegistryError[] = [],
): XmlElement {
  return QUERY.element(
    'AdhocQueryResponse',
    {
      status: RESPONSE_STATUS[status],
      startIndex: '0',
      totalResultCount: String(objects.length),
    },
    [errorList(errors), RIM.element('RegistryObjectList', {}, objects)],
  );
}

/** `xds:RetrieveDocumentSetResponse`. */
export function writeRetrieveResponse(
  status: ResponseStatus,
  documents: readonly XmlElement[],
  errors: readonly RegistryError[] = [],
): XmlElement {
  return XDS.element('RetrieveDocumentSetResponse', {}, [writeRegistryResponse(status, errors), documents]);
}

function errorList(errors: readonly RegistryError[]): XmlElement | undefined {
  if (errors.length === 0) return undefined;
  return RS.element(
    'RegistryErrorList',
    { highestSeverity: SEVERITY },
    errors.map(({ code, text }) =>
      RS.element('RegistryError', { errorCode: code, codeContext: text, severity: SEVERITY }),
    ),
  );
}
