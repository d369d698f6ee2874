import { attribute, type ParsedElement, XML, type XmlElement, type XmlNode } from '@dmpconnect/soap';
import type { CodedValue } from '../codes/coded-value.js';
import { RIM, RIM_URI } from './namespaces.js';
import { codeClassification } from './registry-object.js';
import { ENTRY_SCHEMES, uuidUrn } from './schemes.js';

const XML_URI = 'http://www.w3.org/XML/1998/namespace';
const CONFIDENTIALITY = uuidUrn(ENTRY_SCHEMES.confidentialityCode);

/**
 * The whole of an entry as the registry gave it, under a symbolic id, with other confidentiality codes: ITI-57 wants
 * nothing left out, hash, size, lid and version included (dmp-transactions 2.19 b).
 *
 * @param object `ExtrinsicObject` of an answer to TD3.1.
 * @param id Symbolic id of the copy.
 */
export function copyEntry(
  object: ParsedElement,
  id: string,
  confidentialityCodes: readonly CodedValue[],
): XmlElement {
  const copy = copyElement(object, { from: attribute(object, 'id') ?? '', to: id });
  const codes = confidentialityCodes.map((code, index) =>
    codeClassification(id, 'confidentialityCode', ENTRY_SCHEMES.confidentialityCode, code, index),
  );
  const first = copy.children.findIndex(isConfidentiality);
  const others = copy.children.filter((child) => !isConfidentiality(child));
  // Classifications stand together: the new ones take the place of the old ones.
  const at = first < 0 ? others.length : first;
  return {
    ...copy,
    attributes: copy.attributes.map((each) => (each.name === 'id' ? { ...each, value: id } : each)),
    children: [...others.slice(0, at), ...codes, ...others.slice(at)],
  };
}

/** An element of the registry with its content. What names the entry names the copy. */
function copyElement(
  element: ParsedElement,
  renamed: { readonly from: string; readonly to: string },
): XmlElement {
  const attributes = [...element.attributes].flatMap((each) => {
    if (each.namespaceURI === XML_URI)
      return [[XML.attribute(each.localName ?? each.name), each.value] as const];
    if (each.namespaceURI !== null && each.namespaceURI !== '') return [];
    const isReference = each.name === 'classifiedObject' || each.name === 'registryObject';
    return [[each.name, isReference && each.value === renamed.from ? renamed.to : each.value] as const];
  });
  const children = [...element.childNodes].flatMap((node): XmlNode[] => {
    if (isRegistryElement(node)) return [copyElement(node, renamed)];
    return isText(node) && (node.nodeValue ?? '').trim() !== '' ? [node.nodeValue ?? ''] : [];
  });
  return RIM.element(element.localName ?? '', Object.fromEntries(attributes), children);
}

function isConfidentiality(node: XmlNode): boolean {
  return (
    typeof node !== 'string' &&
    node.kind === 'element' &&
    node.name === 'Classification' &&
    node.attributes.some(
      ({ name, value }) => name === 'classificationScheme' && value.toLowerCase() === CONFIDENTIALITY,
    )
  );
}

function isRegistryElement(node: { readonly nodeType: number }): node is ParsedElement {
  return node.nodeType === 1 && 'namespaceURI' in node && node.namespaceURI === RIM_URI;
}

function isText({ nodeType }: { readonly nodeType: number }): boolean {
  return nodeType === 3 || nodeType === 4;
}
