import { attribute, children, type ParsedElement, XSI } from '@dmpconnect/soap';
import { type DataTypeRule, has, ownText } from './data-type.js';

/** Attributes that may stand beside any nullFlavor; a value when only that one may. */
const BESIDE_NULL: ReadonlyMap<string, string | undefined> = new Map([
  ['nullFlavor', undefined],
  ['classCode', undefined],
  ['typeCode', undefined],
  ['determinerCode', undefined],
  ['moodCode', undefined],
  ['partType', undefined],
  ['codeSystem', '2.16.840.1.113883.5.139'],
  ['codeSystemName', 'TimingEvent'],
  ['integrityCheckAlgorithm', 'SHA-1'],
  ['inverted', 'false'],
  ['mediaType', 'text/plain'],
  ['operator', 'I'],
  ['representation', 'TXT'],
  ['inclusive', 'true'],
  ['unit', '1'],
]);

/** Attributes that may stand beside "other" and its like, which say that a value exists outside the code system. */
const BESIDE_OTHER: ReadonlyMap<string, string | undefined> = new Map([
  ['nullFlavor', undefined],
  ['valueSet', undefined],
  ['valueSetVersion', undefined],
  ['codeSystem', undefined],
  ['codeSystemName', undefined],
  ['codeSystemVersion', undefined],
  ['extension', undefined],
  ['partType', undefined],
  ['integrityCheckAlgorithm', 'SHA-1'],
  ['mediaType', 'text/plain'],
  ['operator', 'I'],
  ['representation', 'TXT'],
  ['inclusive', 'true'],
  ['unit', '1'],
]);

const OTHER_FLAVORS: ReadonlySet<string> = new Set(['OTH', 'NA', 'UNC']);

export const ANY_RULES: readonly DataTypeRule[] = [
  {
    rule: 'dtr1-1-ANY',
    message: 'an element with a nullFlavor has no other value.',
    holds: (element) => [element, ...descendantElements(element)].every(isNullOrValue),
  },
];

function isNullOrValue(element: ParsedElement): boolean {
  const flavor = attribute(element, 'nullFlavor');
  if (flavor === undefined) return true;
  if (onlyAttributes(element, BESIDE_NULL) && children(element).length === 0 && ownText(element) === '')
    return true;
  return (
    OTHER_FLAVORS.has(flavor) &&
    onlyAttributes(element, BESIDE_OTHER) &&
    (has(element, 'extension') ||
      has(element, 'codeSystem') ||
      children(element).some(({ localName }) => localName === 'originalText' || localName === 'translation'))
  );
}

function onlyAttributes(element: ParsedElement, allowed: ReadonlyMap<string, string | undefined>): boolean {
  return [...element.attributes].every((each) => {
    if (each.namespaceURI === XMLNS_URI) return true;
    const name = each.localName ?? each.name;
    if (each.namespaceURI === XSI.uri) return name === 'type' || name === 'nil';
    if (!allowed.has(name)) return false;
    const only = allowed.get(name);
    return only === undefined || only === each.value;
  });
}

const XMLNS_URI = 'http://www.w3.org/2000/xmlns/';

/** Every element inside, at any depth. */
export function descendantElements(element: ParsedElement): readonly ParsedElement[] {
  return children(element).flatMap((inner) => [inner, ...descendantElements(inner)]);
}
