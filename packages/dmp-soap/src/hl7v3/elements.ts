import { type XmlChildren, type XmlElement, xmlNamespace } from '@dmpconnect/soap';
import type { CodedValue } from '../codes/coded-value.js';

/** Namespace of HL7v3 messages and of CDA documents. */
export const V3_URI = 'urn:hl7-org:v3';
/** Written as the default namespace, as CDA documents are. */
export const V3 = xmlNamespace('', V3_URI);

/** An instance identifier. */
export function idElement(root: string, extension?: string): XmlElement {
  return V3.element('id', { root, extension });
}

/** A coded element: code, label, code system. */
export function codedElement(name: string, { code, label, system }: CodedValue, children: XmlChildren = []) {
  return V3.element(name, { code, displayName: label, codeSystem: system }, children);
}

/** An element whose only content is `@value`. */
export function valueElement(name: string, value: string): XmlElement {
  return V3.element(name, { value });
}
