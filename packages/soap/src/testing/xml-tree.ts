import fc from 'fast-check';
import { plainElement, type XmlElement, type XmlNode, xmlNamespace } from '../xml/element.js';

const NAMESPACES = [
  xmlNamespace('', 'urn:hl7-org:v3'),
  xmlNamespace('', 'urn:other'),
  xmlNamespace('a', 'urn:a'),
  xmlNamespace('a', 'urn:another'),
  xmlNamespace('xsi', 'http://www.w3.org/2001/XMLSchema-instance'),
] as const;

const ATTRIBUTE_NAMESPACES = [
  xmlNamespace('xsi', 'http://www.w3.org/2001/XMLSchema-instance'),
  xmlNamespace('b', 'urn:b'),
  xmlNamespace('xml', 'http://www.w3.org/XML/1998/namespace'),
] as const;

const NAMES = ['a', 'b', 'é', 'Zz', 'a-b.c', '_1'] as const;

/** Text XML can carry, rich in what has to be escaped. */
const text = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom(...'<>&"\'\t\n\r ]]>é€😀'),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
    ),
  })
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken away.
  .map((value) => value.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, ''));

export interface XmlTreeOptions {
  /** Whether attributes may be qualified. Default `true`. */
  readonly attributeNamespaces?: boolean;
}

/** Outgoing trees of every shape the writer takes, for property tests. */
export function xmlTree({ attributeNamespaces = true }: XmlTreeOptions = {}): fc.Arbitrary<XmlElement> {
  const plainKey = fc.constantFrom<string>(...NAMES);
  const qualifiedKey = fc
    .tuple(fc.constantFrom(...ATTRIBUTE_NAMESPACES), fc.constantFrom(...NAMES))
    .map(([namespace, name]) => namespace.attribute(name));
  const attributes = fc.dictionary(attributeNamespaces ? fc.oneof(plainKey, qualifiedKey) : plainKey, text, {
    maxKeys: 4,
  });
  const { tree } = fc.letrec<{ tree: XmlElement; node: XmlNode }>((tie) => ({
    node: fc.oneof({ maxDepth: 4 }, text, tie('tree')),
    tree: fc
      .tuple(
        fc.constantFrom(undefined, ...NAMESPACES),
        fc.constantFrom(...NAMES),
        attributes,
        fc.array(tie('node'), { maxLength: 4 }),
      )
      .map(([namespace, name, written, children]) =>
        namespace === undefined
          ? plainElement(name, written, children)
          : namespace.element(name, written, children),
      ),
  }));
  return tree;
}
