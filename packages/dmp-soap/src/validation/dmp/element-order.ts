import { children, type ParsedElement } from '@dmpconnect/soap';
import { pathStep } from '../template/element-path.js';
import type { ElementTemplate } from '../template/element-template.js';
import type { Violation } from '../violation.js';

/**
 * Children of the header that stand before a brother that the schema puts first (dmp-transactions 5.1: a wrong order
 * is a schema error). Only elements whose children are a sequence are looked at.
 */
export function orderViolations(
  element: ParsedElement,
  template: ElementTemplate,
  path: string,
): readonly Violation[] {
  const names = [...new Set((template.children ?? []).map(({ name }) => name))];
  const found = children(element).filter(({ localName }) => names.includes(localName ?? ''));
  const rank = (child: ParsedElement) => names.indexOf(child.localName ?? '');
  const misplaced =
    template.unordered === true
      ? undefined
      : found.find((child, index) => {
          const previous = found[index - 1];
          return previous !== undefined && rank(child) < rank(previous);
        });
  const own =
    misplaced === undefined
      ? []
      : [
          {
            path: `${path}/${pathStep(misplaced)}`,
            rule: `CDA.${template.name}.order`,
            message: `${misplaced.localName ?? ''} stands before ${names[rank(misplaced) + 1] ?? 'the next element'} in the schema.`,
          },
        ];
  const below = found.flatMap((child) => {
    const childTemplate = (template.children ?? []).find(({ name }) => name === child.localName);
    return childTemplate === undefined
      ? []
      : orderViolations(child, childTemplate, `${path}/${pathStep(child)}`);
  });
  return [...own, ...below];
}
