import { createImapSmtpClient, fixedDomains } from '@dmpconnect/mss';
import { readPkcs12 } from '@dmpconnect/soap';

export async function clientOf(pkcs12: Uint8Array, passphrase: string, trust: string) {
  const { identity } = await readPkcs12(pkcs12, passphrase);
  return createImapSmtpClient({
    imap: { host: 'imap.operateur.example', port: 143 },
    smtp: { host: 'smtp.operateur.example', port: 587 },
    mailboxes: ['application@hopital.mss.test'],
    credentials: { kind: 'certificate' }, // or { kind: 'token', token: async () => accessToken }
    tls: { trust, identity },
    trustedDomains: fixedDomains(['hopital.mss.test']),
  });
}
