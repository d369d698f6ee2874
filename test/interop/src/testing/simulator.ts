import { createPrivateKey, sign } from 'node:crypto';
import { join } from 'node:path';
import { createDmpClient, type DmpClient, type DmpClientOptions } from '@dmpconnect/dmp-soap';
import { type CertifiedKey, type DmpSimulator, openPki, startDmpSimulator } from '@dmpconnect/sandbox';
import { certificateFromPem, createDispatcher, DMP_CIPHERS, type Signer } from '@dmpconnect/soap';
import { issueCertificate } from './card.js';
import { SOFTWARE } from './practice.js';

/** A strict DMP, and those who may speak to it. */
export interface SimulatorBench {
  readonly simulator: DmpSimulator;
  /** Authorities of its server, PEM. */
  readonly trust: string;
  /** The keys of the sandbox's doctor. */
  readonly card: { readonly authentication: CertifiedKey; readonly signature: CertifiedKey };
  /** The keys of a structure: ORG_AUTH_CLI and ORG_SIGN (dmp-transactions 8). */
  readonly organisation: { readonly authentication: CertifiedKey; readonly signature: CertifiedKey };
  /** A client with the keys of somebody; connections end with the bench. */
  clientOf(keys: SimulatorBench['card'], options: ClientChoice): DmpClient;
  close(): Promise<void>;
}

/** Who a client speaks for. */
export type ClientChoice = Pick<DmpClientOptions, 'user' | 'structure'> &
  Partial<Pick<DmpClientOptions, 'authentication' | 'dump'>>;

/** Starts it, with its PKI in a folder. */
export async function startSimulatorBench(folder: string): Promise<SimulatorBench> {
  const pki = await openPki(join(folder, 'pki'));
  const [card, orgClient, orgSign] = await Promise.all([
    pki.card('medecin'),
    organisationKey('keyUsage=critical,digitalSignature\nextendedKeyUsage=clientAuth\n'),
    organisationKey('keyUsage=critical,digitalSignature,nonRepudiation\nextendedKeyUsage=emailProtection\n'),
  ]);
  const authorities = pki.cardTrust + orgClient.authorityPem + orgSign.authorityPem;
  const simulator = await startDmpSimulator({
    tls: { cert: pki.server.certificate, key: pki.server.key, clientAuthorities: authorities },
    signingAuthorities: authorities,
    environment: 'test',
    mode: 'strict',
  });
  const dispatchers: DmpClientOptions['dispatcher'][] = [];
  return {
    simulator,
    trust: pki.serverTrust,
    card,
    organisation: { authentication: orgClient.keys, signature: orgSign.keys },
    clientOf({ authentication, signature }, choice) {
      const dispatcher = createDispatcher({
        identity: { cert: authentication.certificate, key: authentication.key },
        trust: pki.serverTrust,
        ciphers: DMP_CIPHERS,
      });
      dispatchers.push(dispatcher);
      return createDmpClient({
        baseUrl: simulator.url,
        dispatcher,
        signer: signerOf(signature),
        practiceSetting: 'AMBULATOIRE',
        software: SOFTWARE,
        environment: 'test',
        clock: { now: () => new Date() },
        transactionTimeoutMs: 30_000,
        ...choice,
      });
    },
    async close() {
      await Promise.all(dispatchers.map((dispatcher) => dispatcher.close()));
      await simulator.close();
    },
  };
}

/** A key as the product takes it. */
export function signerOf({ certificate, key }: CertifiedKey): Signer {
  const privateKey = createPrivateKey(key);
  return {
    certificate: certificateFromPem(certificate),
    sign: async (data, algorithm) => sign(algorithm, data, privateKey),
  };
}

async function organisationKey(extensions: string) {
  const subject = '/C=FR/ST=Paris (75)/O=HOPITAL VIRTUEL/OU=1750000001/CN=dmp.hopital.example';
  const issued = await issueCertificate({ subject, extensions, serial: '0a' });
  return {
    keys: { certificate: issued.certificatePem, key: issued.keyPem },
    authorityPem: issued.authorityPem,
  };
}
