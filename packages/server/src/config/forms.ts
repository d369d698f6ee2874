import { isOriginPattern } from '@dmpconnect/licensing';
import { z } from 'zod';
import type { BrokenRule, Form, FormOutcome, SettingNode } from './form.js';

/** A public key with the name that tokens give to it. Raw Ed25519 key, base64url. */
export interface NamedKey {
  readonly kid?: string;
  readonly key: string;
}

/** Where the virtual card of the sandbox listens. */
export interface VirtualCardAddress {
  readonly host: string;
  readonly port: number;
  readonly token: string;
}

/** A scalar written as the text of its node: `schema` is the value, `fromText` reads the text, `toText` writes it. */
function scalarForm<T>(options: {
  readonly type: string;
  readonly schema: z.ZodType<T>;
  readonly fromText: (text: string) => unknown;
  readonly toText?: (value: T) => string;
}): Form<T> {
  const toText = options.toText ?? String;
  return {
    type: options.type,
    repeated: false,
    attributes: [],
    schema: options.schema,
    read: ([node]) => {
      if (node === undefined || node.text === '') return { ok: true, value: undefined };
      const result = options.schema.safeParse(options.fromText(node.text));
      if (result.success) return { ok: true, value: result.data };
      return { ok: false, broken: [{ line: node.line, rule: `must be ${options.type}` }] };
    },
    write: (value) => [{ text: toText(value) }],
  };
}

const asIs = (text: string): string => text;

/** Decimal digits only: `0x10`, `1e3` and `9982 ` written as such are mistakes, not numbers. */
const wholeNumber = (text: string): number => (/^\d{1,9}$/.test(text) ? Number(text) : Number.NaN);

/** What XML gives back as it was written: no control or separator character, no lone surrogate, no space at the ends. */
const ONE_LINE = /^(?!\s)[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}\uFFFE\uFFFF]*(?<!\s)$/u;

/** One line of text of at most `max` characters. */
export function textForm(max: number): Form<string> {
  return scalarForm({
    type: `a text of at most ${max} characters, on one line`,
    schema: z.string().min(1).max(max).regex(ONE_LINE),
    fromText: asIs,
  });
}

/** A whole number from `min` to `max`. */
export function integerForm(min: number, max: number): Form<number> {
  return scalarForm({
    type: `a whole number from ${min} to ${max}`,
    schema: z.number().int().min(min).max(max),
    fromText: wholeNumber,
  });
}

const BOOLEANS: Readonly<Record<string, boolean>> = { true: true, '1': true, false: false, '0': false };

/** `true` or `false`; `1` and `0` are read too. */
export function booleanForm(): Form<boolean> {
  return scalarForm({
    type: 'true or false',
    schema: z.boolean(),
    fromText: (text) => BOOLEANS[text.toLowerCase()],
  });
}

/** One of a closed list of words. */
export function choiceForm<const C extends readonly [string, ...string[]]>(choices: C): Form<C[number]> {
  return scalarForm<C[number]>({
    type: `one of ${choices.join(', ')}`,
    schema: z.enum(choices),
    fromText: asIs,
  });
}

const HOST =
  /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})?)*\.?|\[?[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*\]?)$/;

const HOST_PORT = /^(.*?)(?::(\d{1,5}))?$/;

function isHost(value: string): boolean {
  return value.length <= 253 && HOST.test(value);
}

/** `host`, `host:port` or `[address]:port`. A bare IPv6 address has no port. */
function isHostWithOptionalPort(value: string): boolean {
  if (isHost(value)) return true;
  const [, host = '', port = ''] = HOST_PORT.exec(value) ?? [];
  return (
    port !== '' && Number(port) <= 65_535 && isHost(host) && (!host.includes(':') || host.startsWith('['))
  );
}

const hostSchema = z.string().refine(isHost);
const hostPortSchema = z.string().refine(isHostWithOptionalPort);

/** A host name or an IP address, without scheme, port or path. */
export function hostForm(): Form<string> {
  return scalarForm({ type: 'a host name or an IP address', schema: hostSchema, fromText: asIs });
}

/** A host name or an IP address, with a port or without. */
export function serverForm(): Form<string> {
  return scalarForm({ type: 'host or host:port', schema: hostPortSchema, fromText: asIs });
}

/** Several hosts in one node, separated by `;`. */
export function hostsForm(): Form<readonly string[]> {
  return scalarForm<readonly string[]>({
    type: 'one host name or IP address, or several separated by ;',
    schema: z.array(hostSchema).min(1).max(16).readonly(),
    fromText: (text) =>
      text
        .split(';')
        .map((host) => host.trim())
        .filter((host) => host !== ''),
    toText: (hosts) => hosts.join(';'),
  });
}

/** What one item of a list must be. */
interface ItemRule {
  readonly type: string;
  readonly schema: z.ZodType<string>;
}

/** An origin pattern of js-api 1.6: what licensing compares origins with. */
export const ORIGIN_PATTERN: ItemRule = {
  type: 'an origin such as https://*.example.org or http://localhost:*',
  schema: z.string().max(300).refine(isOriginPattern),
};

/** A host without a port, in a list. */
export const HOST_NAME: ItemRule = {
  type: 'a host name or an IP address, without a port',
  schema: hostSchema,
};

/** Rule of a host, with a port or without, in a list. */
export const HOST_ITEM: ItemRule = { type: 'host or host:port', schema: hostPortSchema };

/** A list whose items are child nodes named `item`. An empty list is the empty node. */
export function itemsForm(item: string, rule: ItemRule): Form<readonly string[]> {
  return {
    type: `a list of <${item}>, each ${rule.type}`,
    repeated: false,
    attributes: [],
    schema: z.array(rule.schema).max(200).readonly(),
    read: ([node]) => {
      if (node === undefined) return { ok: true, value: undefined };
      const items = node.children.filter((child) => child.name === item && child.text !== '');
      return collect(items, (child) =>
        rule.schema.safeParse(child.text).success
          ? { ok: true, value: child.text }
          : { ok: false, broken: [{ line: child.line, rule: `<${item}> must be ${rule.type}` }] },
      );
    },
    write: (values) => [{ children: values.map((text) => ({ name: item, text })) }],
  };
}

/** Value of an attribute: printable characters without a space. */
const WORD = /^[!-~]{1,200}$/;

const namedKeySchema: z.ZodType<NamedKey> = z
  .object({
    kid: z.string().regex(WORD).exactOptional(),
    key: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  })
  .readonly();

/** Public keys, one repeated node each: `<public_key kid="2026">…</public_key>`. */
export function keysForm(): Form<readonly NamedKey[]> {
  const type = 'a raw Ed25519 public key in base64url (43 characters), with an attribute kid or without';
  return {
    type,
    repeated: true,
    attributes: ['kid'],
    schema: z.array(namedKeySchema).max(20).readonly(),
    read: (nodes) =>
      collect(
        nodes.filter((node) => node.text !== ''),
        (node) => {
          const kid = node.attributes.kid;
          const parsed = namedKeySchema.safeParse({ ...(kid ? { kid } : {}), key: node.text });
          return parsed.success
            ? { ok: true, value: parsed.data }
            : { ok: false, broken: [{ line: node.line, rule: `must be ${type}` }] };
        },
      ),
    write: (keys) =>
      keys.map(({ kid, key }) => ({ text: key, ...(kid === undefined ? {} : { attributes: { kid } }) })),
  };
}

const LOOPBACK_HOSTS = ['127.0.0.1', '::1', 'localhost'] as const;

const virtualCardSchema: z.ZodType<VirtualCardAddress> = z
  .object({
    host: z.enum(LOOPBACK_HOSTS),
    port: z.number().int().min(1).max(65_535),
    token: z.string().regex(WORD),
  })
  .readonly();

/** The virtual card: attributes host (a loopback one), port and token. No port: no virtual card. */
export function virtualCardForm(): Form<VirtualCardAddress> {
  const type = `attributes host (${LOOPBACK_HOSTS.join(', ')}), port and token`;
  return {
    type,
    repeated: false,
    attributes: ['host', 'port', 'token'],
    schema: virtualCardSchema,
    read: ([node]) => {
      const { host = '127.0.0.1', port = '', token = '' } = node?.attributes ?? {};
      if (node === undefined || port === '') return { ok: true, value: undefined };
      const parsed = virtualCardSchema.safeParse({ host, port: wholeNumber(port), token });
      return parsed.success
        ? { ok: true, value: parsed.data }
        : { ok: false, broken: [{ line: node.line, rule: `must carry ${type}` }] };
    },
    write: ({ host, port, token }) => [{ attributes: { host, port: String(port), token } }],
  };
}

/** Reads every node, keeping all the values or all the broken rules. No node at all: the default. */
function collect<T>(
  nodes: readonly SettingNode[],
  read: (
    node: SettingNode,
  ) =>
    | { readonly ok: true; readonly value: T }
    | { readonly ok: false; readonly broken: readonly BrokenRule[] },
): FormOutcome<readonly T[]> {
  const outcomes = nodes.map(read);
  const broken = outcomes.flatMap((outcome) => (outcome.ok ? [] : outcome.broken));
  if (broken.length > 0) return { ok: false, broken };
  const values = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : []));
  return { ok: true, value: values.length === 0 ? undefined : values };
}
