/**
 * Puts values in the place of `{{NAME}}` in a template.
 *
 * @throws {Error} when the template names a value that is not given, or a value is not used: either is a mistake in
 *   one of the two.
 * @example render('Version: {{VERSION}}', { VERSION: '1.2.3' }) // 'Version: 1.2.3'
 */
export function render(template, values) {
  const used = new Set();
  const text = template.replaceAll(/\{\{([A-Z0-9_]+)\}\}/g, (_, name) => {
    if (!Object.hasOwn(values, name)) throw new Error(`The template wants {{${name}}}, which is not given.`);
    used.add(name);
    return String(values[name]);
  });
  const unused = Object.keys(values).filter((name) => !used.has(name));
  if (unused.length > 0) throw new Error(`The template does not use: ${unused.join(', ')}.`);
  return text;
}
