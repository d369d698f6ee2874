import { z } from 'zod';
import type { Form } from '../form.js';
import { asIs, scalarForm } from './scalars.js';

const isLdapUrl = (text: string) => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const plain = url?.username === '' && url.password === '' && url.search === '' && url.hash === '';
  return (
    plain && ['ldap:', 'ldaps:'].includes(url.protocol) && url.hostname !== '' && /^\/?$/.test(url.pathname)
  );
};

/** The address of an LDAP server: host and port alone. */
export function ldapUrlForm(): Form<string> {
  return scalarForm({
    kind: 'text',
    type: {
      fr: 'ldap://hôte[:port] ou ldaps://hôte[:port]',
      en: 'ldap://host[:port] or ldaps://host[:port]',
    },
    schema: z.string().max(200).refine(isLdapUrl),
    fromText: asIs,
  });
}
