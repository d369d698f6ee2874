import { z } from 'zod';
import { type Form, mustBe } from '../form.js';
import { collect } from './collect.js';
import { WORD } from './word.js';

/** A public key with the name that tokens give to it. Raw Ed25519 key, base64url. */
export interface NamedKey {
  readonly kid?: string;
  readonly key: string;
}

const namedKeySchema: z.ZodType<NamedKey> = z
  .object({
    kid: z.string().regex(WORD).exactOptional(),
    key: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  })
  .readonly();

/** Public keys, one repeated node each: `<public_key kid="2026">…</public_key>`. */
export function keysForm(): Form<readonly NamedKey[]> {
  const type = {
    fr: 'une clé publique Ed25519 brute en base64url (43 caractères), avec ou sans attribut kid',
    en: 'a raw Ed25519 public key in base64url (43 characters), with an attribute kid or without',
  };
  return {
    kind: 'keys',
    type,
    repeated: true,
    attributes: ['kid'],
    children: [],
    schema: z.array(namedKeySchema).max(20).readonly(),
    read: (nodes) =>
      collect(
        nodes.filter((node) => node.text !== ''),
        (node) => {
          const kid = node.attributes.kid;
          const parsed = namedKeySchema.safeParse({ ...(kid ? { kid } : {}), key: node.text });
          return parsed.success
            ? { ok: true, value: parsed.data }
            : { ok: false, broken: [{ line: node.line, rule: mustBe(type) }] };
        },
      ),
    write: (keys) =>
      keys.map(({ kid, key }) => ({ text: key, ...(kid === undefined ? {} : { attributes: { kid } }) })),
  };
}
