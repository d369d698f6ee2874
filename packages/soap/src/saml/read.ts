import type { ParsedElement } from '../xml/parse.js';
import type { ReadSamlAssertion } from './assertion.js';

export function readAssertion(element: ParsedElement): ReadSamlAssertion {
  throw new Error(`not written yet ${element.localName}`);
}
