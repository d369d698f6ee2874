import { SoapError } from '../errors.js';
import type { ParsedElement } from '../xml/parse.js';
import { attribute, child, children, path, textOf } from '../xml/query.js';
import { SOAP_URI, XML } from './namespaces.js';
import type { SoapEnvelope } from './read.js';

/** A SOAP fault, read. Prefixes are taken away from codes: they carry nothing (dmp-transactions 3.3). */
export interface SoapFault {
  /** `Sender`, `Receiver`, … as the service wrote it. */
  readonly code: string;
  /** Innermost subcode: the service's own code, e.g. `DMPInvalidCertificate`, `siram_40`. */
  readonly subcode?: string;
  /** Text for people, French when several are given. */
  readonly reason: string;
  readonly lang?: string;
  /** `soap:Detail`, for the services that put their own error there. */
  readonly detail?: ParsedElement;
}

/** The service answered with a SOAP fault. */
export class SoapFaultError extends SoapError {
  override readonly name: string = 'SoapFaultError';
  declare readonly fault: SoapFault;
  readonly httpStatus: number;

  constructor(fault: SoapFault, httpStatus: number) {
    super('SOAP_FAULT', `The service answered with a SOAP fault: ${fault.subcode ?? fault.code}.`);
    // Not enumerable: its texts are the service's and may name a patient, and loggers write what they enumerate.
    Object.defineProperty(this, 'fault', { value: fault });
    this.httpStatus = httpStatus;
  }
}

/** The fault a message carries, if it is one. */
export function readSoapFault(envelope: SoapEnvelope): SoapFault | undefined {
  const fault = child(envelope.body, SOAP_URI, 'Fault');
  if (fault === undefined) return undefined;
  const code = child(fault, SOAP_URI, 'Code');
  const subcode = code && innermostSubcode(code);
  const text = chooseText(fault);
  const lang = text && attribute(text, 'lang', XML.uri);
  const detail = child(fault, SOAP_URI, 'Detail');
  return {
    code: (code && codeValue(code)) ?? '',
    ...(subcode === undefined ? {} : { subcode }),
    reason: text === undefined ? '' : textOf(text),
    ...(lang === undefined ? {} : { lang }),
    ...(detail === undefined ? {} : { detail }),
  };
}

function innermostSubcode(code: ParsedElement): string | undefined {
  const subcode = child(code, SOAP_URI, 'Subcode');
  return subcode && (innermostSubcode(subcode) ?? codeValue(subcode));
}

/** Local part of the QName in `soap:Value`. */
function codeValue(code: ParsedElement): string | undefined {
  const value = child(code, SOAP_URI, 'Value');
  return value && textOf(value).replace(/^[^:]*:/, '');
}

function chooseText(fault: ParsedElement): ParsedElement | undefined {
  const reason = path(fault, SOAP_URI, 'Reason');
  const texts = reason === undefined ? [] : children(reason, SOAP_URI, 'Text');
  return texts.find((text) => /^fr\b/i.test(attribute(text, 'lang', XML.uri) ?? '')) ?? texts[0];
}
