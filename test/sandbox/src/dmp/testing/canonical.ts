/**
 * Canonical form of a document written by `makeCda`: double quotes, no entity in attributes, at most one comment
 * before the root. A second reading of the rules, so that a fault of the simulator's own canonicalisation shows.
 */
export function canonicalOf(xml: string): string {
  return xml
    .replace(/^<\?xml[^>]*\?>\s*/, '')
    .replace(/^(<!--[\s\S]*?-->)\s*/, '$1\n')
    .replace(
      /<([\w:]+)((?:\s+[\w:]+="[^"]*")*)\s*(\/?)>/g,
      (_, name: string, attributes: string, closed: string) => {
        const sorted = (attributes.match(/[\w:]+="[^"]*"/g) ?? []).sort((a, b) =>
          rank(a).localeCompare(rank(b), 'en'),
        );
        const written = sorted.map((attribute) => ` ${attribute}`).join('');
        return closed === '' ? `<${name}${written}>` : `<${name}${written}></${name}>`;
      },
    )
    .trimEnd();
}

/** Declarations first. */
function rank(attribute: string): string {
  const name = attribute.slice(0, attribute.indexOf('='));
  return name.startsWith('xmlns') ? `0${name}` : `1${name}`;
}
