import { isOriginPattern } from '@dmpconnect/licensing';
import { isBypassRule } from '@dmpconnect/soap/bypass';
import { z } from 'zod';
import { isRunAsRule } from '../../accounts/index.js';
import type { Texts } from '../../cli/texts.js';
import { FEATURES, isFeature } from '../../features.js';
import { isNetworkService, NETWORK_SERVICE_NAMES } from '../../network/services.js';
import { type Form, mustBe } from '../form.js';
import { collect } from './collect.js';
import { hostPortSchema, hostSchema } from './hosts.js';

/** What one item of a list must be. */
interface ItemRule {
  readonly type: Texts;
  readonly schema: z.ZodType<string>;
}

/** An origin pattern of js-api 1.6: what licensing compares origins with. */
export const ORIGIN_PATTERN: ItemRule = {
  type: {
    fr: 'une origine telle que https://*.exemple.fr ou http://localhost:*',
    en: 'an origin such as https://*.example.org or http://localhost:*',
  },
  schema: z.string().max(300).refine(isOriginPattern),
};

/** A host without a port, in a list. */
export const HOST_NAME: ItemRule = {
  type: {
    fr: 'un nom d’hôte ou une adresse IP, sans port',
    en: 'a host name or an IP address, without a port',
  },
  schema: hostSchema,
};

/** Rule of a host, with a port or without, in a list. */
export const HOST_ITEM: ItemRule = {
  type: { fr: 'hôte ou hôte:port', en: 'host or host:port' },
  schema: hostPortSchema,
};

/** What is reached without the proxy. */
export const BYPASS_RULE: ItemRule = {
  type: {
    fr: 'un nom, un suffixe (.exemple.fr, *.exemple.fr), une adresse, une plage (10.0.0.0/8), <local> ou *, avec un port ou sans',
    en: 'a name, a suffix (.example.org, *.example.org), an address, a range (10.0.0.0/8), <local> or *, with a port or without',
  },
  schema: z.string().max(300).refine(isBypassRule),
};

/** A domain of mail addresses, in a list. */
export const MAIL_DOMAIN: ItemRule = {
  type: { fr: 'un domaine tel que hopital.mssante.fr', en: 'a domain such as hopital.mssante.fr' },
  schema: hostSchema,
};

/** A mail address, in a list. */
export const MAIL_ADDRESS: ItemRule = {
  type: { fr: 'une adresse de messagerie', en: 'a mail address' },
  schema: z
    .string()
    .max(254)
    .regex(/^[^\s@]+@[^\s@]+$/),
};

/** A reserved feature, in a list. */
export const FEATURE_ITEM: ItemRule = {
  type: {
    fr: `l’une de ${Object.keys(FEATURES).join(', ')}`,
    en: `one of ${Object.keys(FEATURES).join(', ')}`,
  },
  schema: z.string().refine(isFeature),
};

/** A service that needs the network, in a list. */
export const NETWORK_SERVICE: ItemRule = {
  type: {
    fr: `l’un de ${NETWORK_SERVICE_NAMES.join(', ')}`,
    en: `one of ${NETWORK_SERVICE_NAMES.join(', ')}`,
  },
  schema: z.string().refine(isNetworkService),
};

/** Who may work under which account of the system. */
export const RUN_AS_RULE: ItemRule = {
  type: {
    fr: 'appelant=compte, les noms avec leur domaine (DOMAINE\\nom) ou sans, * pour tout compte',
    en: "caller=account, names with their domain (DOMAIN\\name) or without, * for anybody's account",
  },
  schema: z.string().max(300).refine(isRunAsRule),
};

/** A list whose items are child nodes named `item`. An empty list is the empty node. */
export function itemsForm(item: string, rule: ItemRule): Form<readonly string[]> {
  return {
    kind: 'list',
    type: {
      fr: `une liste de <${item}>, chacun ${rule.type.fr}`,
      en: `a list of <${item}>, each ${rule.type.en}`,
    },
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
          : { ok: false, broken: [{ line: child.line, rule: itemRule(item, rule.type) }] },
      );
    },
    write: (values) => [{ children: values.map((text) => ({ name: item, text })) }],
  };
}

function itemRule(item: string, type: Texts): Texts {
  const rule = mustBe(type);
  return { fr: `<${item}> ${rule.fr}`, en: `<${item}> ${rule.en}` };
}
