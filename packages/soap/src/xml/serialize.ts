import type { ParsedElement } from './parse.js';

export function serializeElement(element: ParsedElement): string {
  return element.toString();
}
