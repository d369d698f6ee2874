/**
 * The same document for the parser of xml-crypto, which has the line ends of XML 1.1: in XML 1.0 these are characters
 * like any other, hidden from it as references.
 */
export function protectLineEnds(xml: string): string {
  return xml.replace(/[\u0085\u2028]/g, (character) => `&#x${character.charCodeAt(0).toString(16)};`);
}
