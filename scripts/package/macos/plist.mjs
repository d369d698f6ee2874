/**
 * A property list, as Apple's XML writes it: strings, numbers, booleans, arrays, and objects as dictionaries.
 *
 * @example writePlist({ Label: 'x', RunAtLoad: true })
 */
export function writePlist(value) {
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
${writeValue(value, '')}
</plist>
`;
}

function writeValue(value, indent) {
  if (typeof value === 'boolean') return `${indent}<${value}/>`;
  if (Number.isInteger(value)) return `${indent}<integer>${value}</integer>`;
  if (typeof value === 'string') return `${indent}<string>${escapeXml(value)}</string>`;
  const inside = `${indent}\t`;
  if (Array.isArray(value))
    return wrap(
      'array',
      indent,
      value.map((item) => writeValue(item, inside)),
    );
  const entries = Object.entries(value).flatMap(([key, item]) => [
    `${inside}<key>${escapeXml(key)}</key>`,
    writeValue(item, inside),
  ]);
  return wrap('dict', indent, entries);
}

const wrap = (name, indent, lines) => [`${indent}<${name}>`, ...lines, `${indent}</${name}>`].join('\n');

const escapeXml = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
