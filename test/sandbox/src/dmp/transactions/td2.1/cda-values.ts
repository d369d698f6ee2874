import { attribute, type ParsedElement } from '@dmpconnect/soap';
import { all } from '../../cda/navigate.js';
import type { Code } from '../../identifiers/code.js';

/** The code of a CDA element; `undefined` when it has none. */
export function codeOf(element: ParsedElement | undefined): Code | undefined {
  const code = element === undefined ? undefined : attribute(element, 'code');
  if (element === undefined || code === undefined) return undefined;
  return {
    code,
    system: attribute(element, 'codeSystem') ?? '',
    label: attribute(element, 'displayName') ?? '',
  };
}

/** The codes of every element of a path. */
export function codesAt(from: ParsedElement, path: string): Code[] {
  return all(from, path).flatMap((element) => codeOf(element) ?? []);
}

/** The identifiers of every element of a path. */
export function idsAt(
  from: ParsedElement,
  path: string,
): { readonly root: string; readonly extension: string }[] {
  return all(from, path).map((element) => ({
    root: attribute(element, 'root') ?? '',
    extension: attribute(element, 'extension') ?? '',
  }));
}
