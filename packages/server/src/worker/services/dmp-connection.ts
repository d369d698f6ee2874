import type { CpxCard } from '@dmpconnect/card-pkcs11';
import { createDmpClient, type DmpClientOptions, type DmpProtocol } from '@dmpconnect/dmp-soap';
import { createDispatcher, DMP_CIPHERS, type Signer } from '@dmpconnect/soap';
import type { Settings } from '../../config/index.js';
import { ApiFailure } from '../../contract/errors.js';
import type { ExchangeRecorder } from '../../dumps/index.js';
import type { Flavour } from '../../flavour.js';
import type { Logger } from '../../logging/logger.js';
import { describeStructure } from '../dmp/practice-location.js';
import type { DmpConnection, DmpOpening, InstanceId } from '../services.js';
import { type AuthorityChain, findAuthorityChain } from './certificate-chain.js';
import { chooseIdentity, readAuthorities } from './client-identity.js';
import { isDmpHostAllowed } from './dmp-hosts.js';
import { readPemFile } from './pem-file.js';

/** What connections to the DMP are made of. */
export interface DmpConnectionParts {
  readonly settings: Settings;
  readonly flavour: Flavour;
  readonly version: string;
  readonly instance: () => Promise<InstanceId>;
  readonly recorder: Pick<ExchangeRecorder, 'record'>;
  readonly log: Logger;
}

/** Name under which the connector speaks to the DMP. */
const SOFTWARE_NAME = 'DmpConnect-JS2';

/** A handshake costs a signature of the card: connections outlive the pauses of a consultation. */
const KEEP_ALIVE_MS = 60_000;

/** Opens the DMP for a card. */
export async function openDmpConnection(
  opening: DmpOpening,
  parts: DmpConnectionParts,
): Promise<DmpConnection> {
  const { settings } = parts;
  const { homologationId, trustFile } = settings.dmpconnect;
  if (homologationId === undefined) {
    throw new ApiFailure('technical-fault', {
      description:
        'The setting dmpconnect/homologation_id is missing: the DMP refuses a software without its number',
    });
  }
  const authorities = await readAuthorities(settings);
  const { certificates } = opening.card;
  const identity = await chooseIdentity(
    opening.card,
    findAuthorityChain(certificates.authentication, authorities),
    parts,
  );
  const { oid, uuid } = await parts.instance();
  const dispatcher = parts.recorder.record(
    'dmp',
    createDispatcher({
      ...(trustFile === undefined ? {} : { trust: await readPemFile(trustFile, 'dmpconnect/trust_file') }),
      identity,
      ...(opening.proxy === undefined ? {} : { proxy: opening.proxy }),
      // The address was judged with its port; here a redirection or another service of the same answer is stopped.
      allowHost: (hostname) =>
        hostname === opening.url.hostname || isDmpHostAllowed({ hostname, port: '' }, settings),
      ciphers: DMP_CIPHERS,
      keepAliveMs: KEEP_ALIVE_MS,
    }),
  );
  const { cpxType } = opening.card;
  const options = {
    baseUrl: opening.url.href.replace(/\/+$/, ''),
    dispatcher,
    signer: signerOf(opening.card, findAuthorityChain(certificates.signature, authorities)),
    // The DMP serves no other cards; one that is none of these is refused by it, in its own words.
    authentication: { mode: 'DIRECTE', ...(cpxType === 'CPA' ? {} : { card: cpxType }) },
    user: opening.card.professional,
    software: { name: SOFTWARE_NAME, version: parts.version, instanceId: uuid, homologationId, oid },
    environment: settings.server.environment,
    clock: opening.time.clock(),
    transactionTimeoutMs: opening.transactionTimeoutMs,
    protocol: protocolOf(settings.dmpconnect),
  } satisfies Omit<DmpClientOptions, 'structure' | 'practiceSetting'>;
  return {
    clientIn: ({ location, practiceSetting }) =>
      createDmpClient({ ...options, structure: describeStructure(location), practiceSetting }),
    close: () => dispatcher.destroy(),
  };
}

function signerOf(card: CpxCard, { complete }: AuthorityChain): Signer {
  const signer = card.signatureSigner();
  return {
    certificate: signer.certificate,
    chain: complete,
    sign: (data, algorithm) => signer.sign(data, algorithm),
  };
}

function protocolOf({ vihfAlgorithm, submissionSetAlgorithm }: Settings['dmpconnect']): Partial<DmpProtocol> {
  return {
    ...(vihfAlgorithm === undefined ? {} : { vihfSignatureAlgorithm: vihfAlgorithm }),
    ...(submissionSetAlgorithm === undefined
      ? {}
      : { submissionSetSignatureAlgorithm: submissionSetAlgorithm }),
  };
}
