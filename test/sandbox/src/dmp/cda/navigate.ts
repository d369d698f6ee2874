import { attribute, children, type ParsedElement, textOf } from '@dmpconnect/soap';
import { CDA_URI } from './namespace.js';

/** Every element reached by a path of child names, such as `author/assignedAuthor/id`. */
export function all(from: ParsedElement, path: string): ParsedElement[] {
  return path
    .split('/')
    .reduce((found: ParsedElement[], name) => found.flatMap((each) => children(each, CDA_URI, name)), [from]);
}

/** The first of them. */
export function first(from: ParsedElement, path: string): ParsedElement | undefined {
  return all(from, path)[0];
}

/** An attribute of the first element of a path; empty when there is none. */
export function valueAt(from: ParsedElement, path: string, name: string): string {
  const element = first(from, path);
  return (element === undefined ? undefined : attribute(element, name)) ?? '';
}

/** The text of the first element of a path; empty when there is none. */
export function textAt(from: ParsedElement, path: string): string {
  const element = first(from, path);
  return element === undefined ? '' : textOf(element);
}
