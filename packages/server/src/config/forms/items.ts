import { isOriginPattern } from '@dmpconnect/licensing';
import { z } from 'zod';
import { isRunAsRule } from '../../accounts/index.js';
import { FEATURES, isFeature } from '../../features.js';
import type { Form } from '../form.js';
import { collect } from './collect.js';
import { hostPortSchema, hostSchema } from './hosts.js';

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

/** A reserved feature, in a list. */
export const FEATURE_ITEM: ItemRule = {
  type: `one of ${Object.keys(FEATURES).join(', ')}`,
  schema: z.string().refine(isFeature),
};

/** Who may work under which account of the system. */
export const RUN_AS_RULE: ItemRule = {
  type: "caller=account, names with their domain (DOMAIN\\name) or without, * for anybody's account",
  schema: z.string().max(300).refine(isRunAsRule),
};

/** A list whose items are child nodes named `item`. An empty list is the empty node. */
export function itemsForm(item: string, rule: ItemRule): Form<readonly string[]> {
  return {
    type: `a list of <${item}>, each ${rule.type}`,
    repeated: false,
    attributes: [],
    children: [item],
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
