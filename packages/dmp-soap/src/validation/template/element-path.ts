import { children, type ParsedElement } from '@dmpconnect/soap';

/** Name of an element in a path: with its rank when it has brothers of the same name, `id[2]`. */
export function pathStep(element: ParsedElement): string {
  const name = element.localName ?? '';
  const parent = element.parentNode;
  if (parent === null || !isParsedElement(parent)) return name;
  const brothers = children(parent).filter((brother) => brother.localName === name);
  return brothers.length < 2 ? name : `${name}[${brothers.indexOf(element) + 1}]`;
}

function isParsedElement(node: { readonly nodeType: number }): node is ParsedElement {
  return node.nodeType === 1;
}
