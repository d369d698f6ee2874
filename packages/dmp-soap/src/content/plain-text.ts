import type { ContentProblem } from './problem.js';

/** Control characters but tab, line feed, form feed and carriage return: no text has them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const CONTROL = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/;

/** What keeps bytes from being plain text: UTF-8 with something to read in it, and nothing but text. */
export function plainTextProblem(bytes: Uint8Array): ContentProblem {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return 'is not text in UTF-8';
  }
  const control = CONTROL.exec(text);
  if (control !== null) {
    const code = control[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    return `holds the control character U+${code}, which no text has`;
  }
  return text.trim() === '' ? 'holds no text' : undefined;
}
