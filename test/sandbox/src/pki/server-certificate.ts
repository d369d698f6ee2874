import { type Authority, type CertifiedKey, issueLeaf, type Validity } from './issue.js';
import {
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
} from './x509.js';

/** Issues the TLS certificate of the simulators: this machine's loopback names and addresses, nothing else. */
export async function issueServerCertificate(issuer: Authority, validity: Validity): Promise<CertifiedKey> {
  return await issueLeaf({
    subject: [{ C: 'FR' }, { O: 'VIRTUAL-CPS' }, { OU: '0002 000000000' }, { CN: 'localhost' }],
    issuer,
    validity,
    extensions: [
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.keyEncipherment, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension([
        { type: 'dns', value: 'localhost' },
        { type: 'ip', value: '127.0.0.1' },
        { type: 'ip', value: '::1' },
      ]),
    ],
  });
}
