import { createPrivateKey, sign } from 'node:crypto';
import type { pkcs12 } from 'node-forge';
import { certificatePem } from '../certificates/pem.js';
import { readCertificate } from '../certificates/read.js';
import { SoapError } from '../errors.js';
import type { Signer } from '../signing/signer.js';
import type { TlsIdentity } from '../tls/identity.js';

/** A key with its certificate, both ways it may be used: which one is right is for its certificate to say. */
export interface Pkcs12Identity {
  /** To sign with it. */
  readonly signer: Signer;
  /** To authenticate with it in TLS. */
  readonly identity: TlsIdentity;
}

type Forge = typeof import('node-forge');

/**
 * Reads a PKCS#12 file: how structures receive their certificates (dmp-transactions 8). The key is in memory from then
 * on; the pass phrase is not kept.
 *
 * @param pfx The file.
 * @param passphrase Of ASCII characters: tools disagree on how others are encoded.
 * @example
 * ```ts
 * const { signer } = await readPkcs12(await readFile('org-sign.p12'), passphrase);
 * const { identity } = await readPkcs12(await readFile('org-auth-cli.p12'), passphrase);
 * ```
 * @throws {SoapError} `PKCS12` when the file cannot be read, the pass phrase is wrong, or it does not hold one RSA key
 * with its certificate.
 */
export async function readPkcs12(pfx: Uint8Array, passphrase: string): Promise<Pkcs12Identity> {
  // Loaded on demand: most programs hold their keys elsewhere.
  const { default: forge } = await import('node-forge');
  const file = openFile(forge, pfx, passphrase);
  const key = createPrivateKey(privateKeyPem(forge, file));
  const certificates = certificatesOf(forge, file);
  const certificate = certificates.find((der) => readCertificate(der).checkPrivateKey(key));
  if (certificate === undefined) {
    throw new SoapError('PKCS12', 'The PKCS#12 file holds no certificate of its key.');
  }
  const chain = chainOf(certificate, certificates);
  return {
    signer: {
      certificate,
      chain,
      sign: async (data, algorithm) => sign(algorithm, data, key),
    },
    identity: {
      cert: [certificate, ...chain].map(certificatePem).join(''),
      key: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
    },
  };
}

function openFile(forge: Forge, pfx: Uint8Array, passphrase: string): pkcs12.Pkcs12Pfx {
  try {
    const der = forge.util.createBuffer(Buffer.from(pfx).toString('binary'));
    return forge.pkcs12.pkcs12FromAsn1(forge.asn1.fromDer(der), passphrase);
  } catch {
    // The cause is left out: such messages may quote what was being decrypted.
    throw new SoapError(
      'PKCS12',
      'The PKCS#12 file cannot be read: not such a file, or a wrong pass phrase.',
    );
  }
}

function bagsOf(forge: Forge, file: pkcs12.Pkcs12Pfx, name: string): readonly pkcs12.Bag[] {
  const type = forge.pki.oids[name] ?? name;
  return file.getBags({ bagType: type })[type] ?? [];
}

function privateKeyPem(forge: Forge, file: pkcs12.Pkcs12Pfx): string {
  const keys = ['pkcs8ShroudedKeyBag', 'keyBag'].flatMap((name) => bagsOf(forge, file, name));
  const [first, ...others] = keys;
  if (first?.key == null || others.length > 0) {
    throw new SoapError('PKCS12', 'The PKCS#12 file must hold one private key, of the RSA kind.');
  }
  return forge.pki.privateKeyToPem(first.key);
}

function certificatesOf(forge: Forge, file: pkcs12.Pkcs12Pfx): readonly Uint8Array[] {
  return bagsOf(forge, file, 'certBag').flatMap(({ cert, asn1 }) => {
    const tree = cert == null ? asn1 : forge.pki.certificateToAsn1(cert);
    return tree == null ? [] : [Buffer.from(forge.asn1.toDer(tree).getBytes(), 'binary')];
  });
}

/** The authorities above a certificate that the file holds, nearest first. */
function chainOf(certificate: Uint8Array, all: readonly Uint8Array[]): readonly Uint8Array[] {
  const chain: Uint8Array[] = [];
  for (let below = certificate; chain.length < all.length; ) {
    const issued = readCertificate(below);
    const above = all.find(
      (der) => der !== below && !chain.includes(der) && issued.checkIssued(readCertificate(der)),
    );
    if (above === undefined) break;
    chain.push(above);
    below = above;
  }
  return chain;
}
