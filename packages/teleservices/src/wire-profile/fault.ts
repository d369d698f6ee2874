import {
  attribute,
  child,
  type ParsedElement,
  SOAP,
  type SoapFaultCode,
  textOf,
  writeXml,
  XML,
  XML_PROLOG,
} from '@dmpconnect/soap';
import type { FaultDefinition } from './fault-codes.js';
import { SIRAM } from './namespaces.js';

/** `siram:Erreur` of a fault, as it was written. */
export interface SiramError {
  /** As written: `erreur`, `fatale`, `fatal`, … */
  readonly severity: string;
  /** e.g. `desir_550`. */
  readonly code: string;
  /** `MessageID` of the request; the front layer alone gives it. */
  readonly messageId?: string | undefined;
  /** Technical text; it may quote what was sent. */
  readonly text: string;
}

/** Reads `siram:Erreur` in the detail of a fault; `undefined` when there is none. */
export function readSiramError(detail: ParsedElement): SiramError | undefined {
  const element = child(detail, SIRAM.uri, 'Erreur');
  if (element === undefined) return undefined;
  return {
    severity: attribute(element, 'severite') ?? '',
    code: attribute(element, 'code') ?? '',
    messageId: attribute(element, 'messageID'),
    text: textOf(element),
  };
}

/** A fault to write. */
export interface FaultToWrite extends Pick<FaultDefinition, 'detail' | 'subcode' | 'severity'> {
  readonly soapCode: SoapFaultCode;
  /** French text for the user. */
  readonly reason: string;
  /** Language announced for it: the back end says `en`, and writes French (teleservices 6). */
  readonly lang: 'fr' | 'en';
  readonly text: string;
  readonly messageId?: string | undefined;
}

/** Writes a fault of the frame, whole message: no header, the subcode under the prefix of the envelope (teleservices 6). */
export function writeFault(fault: FaultToWrite): string {
  const { soapCode, subcode, reason, lang, detail, severity, messageId, text } = fault;
  const value = (name: string) => SOAP.element('Value', {}, [`${SOAP.prefix}:${name}`]);
  return (
    XML_PROLOG +
    writeXml(
      SOAP.element('Envelope', {}, [
        SOAP.element('Body', {}, [
          SOAP.element('Fault', {}, [
            SOAP.element('Code', {}, [value(soapCode), SOAP.element('Subcode', {}, [value(subcode)])]),
            SOAP.element('Reason', {}, [SOAP.element('Text', { [XML.attribute('lang')]: lang }, [reason])]),
            SOAP.element('Detail', {}, [
              SIRAM.element('Erreur', { severite: severity, code: detail, messageID: messageId }, [text]),
            ]),
          ]),
        ]),
      ]),
    )
  );
}
