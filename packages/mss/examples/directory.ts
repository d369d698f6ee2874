import { createLdapDirectory } from '@dmpconnect/mss';

export async function findDoctors(url: string, trust: string) {
  const directory = createLdapDirectory({ url, tls: { trust } });
  const { entries, truncated, raw } = await directory.search({ name: 'DUP*', speciality: '10' });
  return { mails: entries.map(({ mail }) => mail), truncated, dsml: Buffer.from(raw).toString() };
}
