import { maskFieldsInText } from './fields-in-text.js';
import { MASK } from './mask.js';

/** One rule applied to every text of a journal, in the order of the table. */
interface TextRule {
  readonly what: string;
  readonly apply: (text: string) => string;
}

/** A pattern and what stands in its place. */
function rule(what: string, pattern: RegExp, replacement: string): TextRule {
  return { what, apply: (text) => text.replace(pattern, replacement) };
}

/** An element of markup, and the text that follows it. */
const TAG_AND_TEXT = /(<\/?[A-Za-z_?!][^<>]*>)[^<]+/g;
const LOOKS_LIKE_MARKUP = /<\/[A-Za-z]|<\?xml|\sxmlns|\/>/;

/** Base64 of 30 bytes or more; it may go on over several lines. */
const BASE64 = /[A-Za-z0-9+/_-]{40,}={0,2}(?:\r?\n[A-Za-z0-9+/_-]+={0,2})*/g;

/** A piece of a path or of an identifier: words, camel case, a number at the end. Base64 does not look like it. */
const WORDS = /^(?:[A-Z]{0,3}[a-z]{2,})*[A-Z]{0,3}\d{0,4}$|^\d{1,10}$/;

/**
 * NIR or NIA, 13 digits and a key of 2 or not: sex, year, month, department (2A and 2B too), town, order. People
 * write it in groups.
 */
const NIR =
  /(?<!\d)\d(?:[\s-]?\d){4}[\s-]?(?:\d[\s-]?\d|2[\s-]?[ABab])(?:[\s-]?\d){6}(?:[\s-]?\d[\s-]?\d)?(?!\d)/g;

/** Lengths of a NIR without and with its key, and of an INS-C. */
const IDENTITY_LENGTHS = new Set([13, 15, 22]);

export const TEXT_RULES: readonly TextRule[] = [
  {
    what: 'text and attributes of markup',
    apply: (text) =>
      LOOKS_LIKE_MARKUP.test(text)
        ? text.replace(/=\s?("[^"<]*"|'[^'<]*')/g, '="…"').replace(TAG_AND_TEXT, '$1…')
        : text,
  },
  rule('user and password of a URL', /:\/\/[^\s/@"']+@/g, `://${MASK}@`),
  rule('query of a URL', /(https?:\/\/[^\s?"'<>]{1,500})\?[^\s"'<>]+/g, '$1?…'),
  rule('credentials of a header', /\b(Bearer|Basic|Digest|Negotiate)\s+[\w+/=.~-]{4,}/gi, `$1 ${MASK}`),
  { what: 'sensitive field inside a text', apply: maskFieldsInText },
  rule(
    'PIN in a sentence',
    /(\b(?:pin|code porteur|code confidentiel)\b[^\d\n]{0,20})\d{4,8}\b/gi,
    `$1${MASK}`,
  ),
  rule('token', /\beyJ[\w-]{5,}(?:\.[\w-]+){1,4}/g, '<token>'),
  rule('electronic address', /(?<![\w.+-])[\w.+-]{1,300}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,20}/g, '<mail>'),
  // Session ids, and every other UUID with them: eight characters are enough to follow one in a journal.
  rule('session id', /\b([0-9a-f]{8})-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, '$1…'),
  {
    what: 'base64 content',
    apply: (text) =>
      text.replace(BASE64, (run) =>
        run.split(/[/_+-]/).every((piece) => WORDS.test(piece)) ? run : `<base64 ${run.length}>`,
      ),
  },
  rule('NIR in groups', NIR, '<nir>'),
  {
    what: 'long number',
    apply: (text) =>
      text.replace(/\d{13,}/g, (digits, offset: number, all: string) => {
        // An arc of an OID may be long (2.25.<uuid>); an identity put there has its own length.
        const inOid = /\d\.$/.test(all.slice(Math.max(0, offset - 2), offset));
        return inOid && !IDENTITY_LENGTHS.has(digits.length) ? digits : '<number>';
      }),
  },
];
