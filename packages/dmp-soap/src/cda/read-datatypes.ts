import { attribute, child, children, type ParsedElement, textOf } from '@dmpconnect/soap';
import type { CodedValue } from '../codes/coded-value.js';
import { V3_URI } from '../hl7v3/elements.js';
import type { CdaAddress, CdaId, CdaInterval, CdaTelecom } from './cda-header.js';

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
  return element && codedValueOf(element);
}

/** Equivalents of a coded child in other terminologies. */
export function translationsOf(parent: ParsedElement, name: string): readonly CodedValue[] {
  const element = child(parent, V3_URI, name);
  if (element === undefined) return [];
  return children(element, V3_URI, 'translation').flatMap((translation) => codedValueOf(translation) ?? []);
}

function codedValueOf(element: ParsedElement): CodedValue | undefined {
  const code = attribute(element, 'code');
  if (code === undefined) return undefined;
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

/** Text of a child. */
export function textIn(parent: ParsedElement | undefined, name: string): string | undefined {
  const element = parent && child(parent, V3_URI, name);
  return element && textOf(element);
}

/** A positive whole number in `@value` of a child, of at most nine digits. */
export function numberAttribute(parent: ParsedElement, name: string): number | undefined {
  const value = valueAttribute(parent, name);
  return value !== undefined && /^\d{1,9}$/.test(value) ? Number(value) : undefined;
}

/** The span of time in a child: `low` and `high`, or `@value` alone for an instant. */
export function intervalOf(parent: ParsedElement, name: string): CdaInterval {
  const time = child(parent, V3_URI, name);
  if (time === undefined) return { startTime: undefined, stopTime: undefined };
  return {
    startTime: valueAttribute(time, 'low') ?? attribute(time, 'value'),
    stopTime: valueAttribute(time, 'high'),
  };
}

/** Addresses of an element, those that are only a `nullFlavor` left out. */
export function addressesOf(parent: ParsedElement): readonly CdaAddress[] {
  return children(parent, V3_URI, 'addr').flatMap((element) => {
    const parts = children(element, V3_URI).flatMap((part) => {
      const text = textOf(part);
      return text === '' ? [] : [{ part: part.localName ?? '', text }];
    });
    const text = parts.length > 0 || textOf(element) === '' ? undefined : textOf(element);
    return parts.length === 0 && text === undefined ? [] : [{ use: attribute(element, 'use'), parts, text }];
  });
}

/** Phone numbers and mail addresses of an element. */
export function telecomsOf(parent: ParsedElement): readonly CdaTelecom[] {
  return children(parent, V3_URI, 'telecom').flatMap((element) => {
    const value = attribute(element, 'value');
    return value === undefined ? [] : [{ value, use: attribute(element, 'use') }];
  });
}
