import { type ParsedElement, parseXml, serializeElement } from '@dmpconnect/soap';

/** A change that may break a rule: one in each variant. */
type Change = (element: ParsedElement) => void;

/** Changes of an element, by name. */
const ELEMENT_CHANGES: Readonly<Record<string, Change>> = {
  removed: (element) => element.parentNode?.removeChild(element),
  twice: (element) => element.parentNode?.insertBefore(element.cloneNode(true), element),
  'with nullFlavor': (element) => element.setAttribute('nullFlavor', 'UNK'),
  'with an unknown child': (element) =>
    element.appendChild(documentOf(element).createElementNS('urn:hl7-org:v3', 'unknown')),
  'with a text': (element) => element.appendChild(documentOf(element).createTextNode('x y')),
};

/** Changes of an attribute, by name. */
const ATTRIBUTE_CHANGES: Readonly<Record<string, (value: string) => string | undefined>> = {
  absent: () => undefined,
  empty: () => '',
  'with an accent': () => 'é01',
  'with a leading zero': () => '1.02',
  'with a space': (value) => `${value} x`,
};

/** Things on which the official stylesheet itself ends with an error: it has no verdict to compare with. */
function isBeyondRules(element: ParsedElement, change: string): boolean {
  return (
    change.startsWith('xsi:') || (change === 'twice' && ['low', 'high'].includes(element.localName ?? ''))
  );
}

/**
 * Variants of a document with one fault each: a change of an element or an attribute of its header, spread evenly
 * over all of them.
 *
 * @param name Of the document, for the names of the variants.
 * @param count How many.
 */
export function oneFaultVariants(name: string, document: string, count: number): Map<string, string> {
  const size = headerElements(parseXml(document)).flatMap(changesOf).length;
  const step = Math.max(1, Math.floor(size / count));
  const variants = new Map<string, string>();
  for (let position = 0; position < size && variants.size < count; position += step) {
    const root = parseXml(document);
    const change = headerElements(root).flatMap(changesOf)[position];
    if (change === undefined) continue;
    change.apply();
    const file = `${name}-${String(position).padStart(5, '0')}-${change.label.replace(/[^\w]+/g, '-')}`;
    variants.set(file, serializeElement(root));
  }
  return variants;
}

function changesOf(
  element: ParsedElement,
): readonly { readonly label: string; readonly apply: () => void }[] {
  const own = Object.entries(ELEMENT_CHANGES).map(([label, change]) => ({
    label,
    apply: () => change(element),
  }));
  const attributes = [...element.attributes].filter(({ name }) => !name.startsWith('xmlns'));
  const ofAttributes = attributes.flatMap(({ name, value }) =>
    Object.entries(ATTRIBUTE_CHANGES).map(([label, change]) => ({
      label: `${name} ${label}`,
      apply: () => {
        const changed = change(value);
        if (changed === undefined) element.removeAttribute(name);
        else element.setAttribute(name, changed);
      },
    })),
  );
  return [...own, ...ofAttributes]
    .filter(({ label }) => !isBeyondRules(element, label))
    .map(({ label, apply }) => ({ label: `${element.localName ?? ''} ${label}`, apply }));
}

/** Every element of the header: those of the body have rules of their own. */
function headerElements(root: ParsedElement): readonly ParsedElement[] {
  const below = (element: ParsedElement): readonly ParsedElement[] =>
    [...element.childNodes]
      .filter(isElement)
      .flatMap((child) => [child, ...(child.localName === 'component' ? [] : below(child))]);
  return below(root);
}

function isElement(node: { readonly nodeType: number }): node is ParsedElement {
  return node.nodeType === 1;
}

function documentOf(element: ParsedElement) {
  const { ownerDocument } = element;
  if (ownerDocument === null) throw new Error('The element stands in no document.');
  return ownerDocument;
}
