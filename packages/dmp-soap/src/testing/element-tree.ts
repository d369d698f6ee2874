import { children, type ParsedElement } from '@dmpconnect/soap';

/** One line for each element: depth, namespace and local name. Repeated siblings of one shape appear once. */
export function elementTree(
  root: ParsedElement,
  options: { readonly attributes?: boolean } = {},
): readonly string[] {
  const lines: string[] = [];
  const visit = (element: ParsedElement, path: string): void => {
    const here = `${path}/${element.localName}`;
    const names = options.attributes === true ? attributeNames(element) : '';
    const line = `{${element.namespaceURI ?? ''}}${here}${names}`;
    if (!lines.includes(line)) lines.push(line);
    for (const inner of children(element)) visit(inner, here);
  };
  visit(root, '');
  return lines;
}

function attributeNames(element: ParsedElement): string {
  const names = [...element.attributes]
    .filter(({ name }) => name !== 'xmlns' && !name.startsWith('xmlns:'))
    .map(({ localName }) => localName)
    .sort();
  return names.map((name) => ` @${name}`).join('');
}
