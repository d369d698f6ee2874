import { attribute, child, children, type ParsedElement } from '@dmpconnect/soap';
import type { CodedValue } from '../codes/coded-value.js';
import { V3_URI } from '../hl7v3/elements.js';
import type { CdaId } from './cda-header.js';

/** Every id of an element that has a root. */
export function idsOf(parent: ParsedElement): readonly CdaId[] {
  return children(parent, V3_URI, 'id').flatMap((element) => idOf(element) ?? []);
}

/** An id, when it has a root. */
export function idOf(element: ParsedElement | undefined): CdaId | undefined {
  const root = element && attribute(element, 'root');
  return root === undefined ? undefined : { root, extension: element && attribute(element, 'extension') };
}

/** A coded child, when it has a code. */
export function codeOf(parent: ParsedElement, name: string): CodedValue | undefined {
  const element = child(parent, V3_URI, name);
  const code = element && attribute(element, 'code');
  if (element === undefined || code === undefined) return undefined;
  return {
    code,
    system: attribute(element, 'codeSystem') ?? '',
    label: attribute(element, 'displayName') ?? '',
  };
}

/** `@code` of a child. */
export function codeAttribute(parent: ParsedElement, name: string): string | undefined {
  const element = child(parent, V3_URI, name);
  return element && attribute(element, 'code');
}

/** `@value` of a child. */
export function valueAttribute(parent: ParsedElement, name: string): string | undefined {
  const element = child(parent, V3_URI, name);
  return element && attribute(element, 'value');
}
