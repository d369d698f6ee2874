import { plainElement, type XmlElement } from '../xml/element.js';
import type { SamlAssertion } from './assertion.js';

export function buildAssertion(assertion: SamlAssertion): XmlElement {
  return plainElement(assertion.id);
}
