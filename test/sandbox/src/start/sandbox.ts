import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { READER_NAMES } from '../card/control-functions.js';
import { CARD_PIN } from '../card/virtual-card.js';
import { startControlServer } from '../control/server.js';
import { issueDcParameter } from '../dc-parameter/issue.js';
import { openPki } from '../pki/pki.js';
import { writeAtomically } from '../pki/store.js';
import { type Connector, startConnector } from '../server/connector.js';
import { findWorkspaceCli } from '../server/workspace-cli.js';
import { writeSettingsDocument } from '../settings/document.js';
import { describeSettings } from '../settings/settings.js';
import { type Closing, makeClosing } from './closing.js';
import { dmpStateFile } from './dmp-state.js';
import { locateStateFiles, type StateFiles, writeTrustFiles } from './files.js';
import { lockState, refuseStateInUse } from './lock.js';
import { type Simulators, startSimulators } from './simulators.js';
import { SOFTWARE_AUTHORIZATION } from './teleservices.js';
import type { Sandbox, SandboxOptions, SandboxReady } from './types.js';

/**
 * Starts the sandbox: test PKI, virtual card, simulators, control API and, unless told otherwise, the connector.
 * The first start in a folder makes the keys of the PKI, which takes a few seconds.
 *
 * @example
 * ```ts
 * const sandbox = await startSandbox({ stateDirectory: 'state', server: false });
 * await sandbox.card.insert({ profile: 'infirmier' });
 * await sandbox.stop();
 * ```
 * @throws {SandboxError} `STATE_IN_USE`, `STATE_UNREADABLE`, `CONNECTOR_NOT_BUILT`, `CONNECTOR_NOT_STARTED`
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const closing = makeClosing();
  try {
    return await start(options, closing);
  } catch (error) {
    await closing.closeAll().catch(() => undefined);
    throw error;
  }
}

async function start(options: SandboxOptions, closing: Closing): Promise<Sandbox> {
  const files = locateStateFiles(options.stateDirectory);
  await refuseStateInUse(options.stateDirectory);
  for (const folder of [files.storage, files.journal]) await mkdir(folder, { recursive: true });

  const { card: inserted = 'medecin', port = 0, signingMs = 0 } = options;
  const pki = await openPki(files.pki);
  await writeTrustFiles(files, pki, inserted ?? 'medecin');
  const dmpState = options.dmpState === undefined ? undefined : dmpStateFile(options.dmpState);
  const simulators = await startSimulators(
    pki,
    files.keys,
    { signingMs, ...(dmpState === undefined ? {} : { dmpState }) },
    closing,
  );
  if (inserted !== null) await simulators.card.insert({ profile: inserted });

  const { card, dmp, teleservices, mss, vitale, softwareCertificate, ntp, licence, update } = simulators;
  const actions = {
    card,
    dmp,
    teleservices,
    mss,
    vitale,
    softwareCertificate,
    ntp: ntp.control,
    licence: licence.authority,
    update: update.control,
  };
  const dcParameter = await issueDcParameter(simulators.keys.dcParameter, new Date());
  let ready: SandboxReady | undefined;
  const control = await startControlServer({ ...actions, dcParameter, ready: () => ready });
  closing.add(() => control.close());
  closing.add(await lockState(options.stateDirectory, control.url));
  await writeConfiguration(files, simulators, { port, control: control.url, dcParameter });

  const connector = options.server === false ? undefined : await runConnector(files, options, closing);
  ready = describeReady(files, simulators, control.url, connector);
  return {
    ...actions,
    ready,
    ...(connector === undefined ? {} : { serverPid: connector.pid, serverEnded: connector.ended }),
    stop: () => closing.closeAll(),
  };
}

async function writeConfiguration(
  files: StateFiles,
  simulators: Simulators,
  {
    dcParameter,
    ...addresses
  }: { readonly port: number; readonly control: string; readonly dcParameter: string },
): Promise<void> {
  const { cardServer, dmp, teleservices, mss, licence, update, ntp, keys } = simulators;
  await writeAtomically(files.dcParameters, `${dcParameter}\n`, 0o600);
  const document = writeSettingsDocument(
    describeSettings({
      ...addresses,
      storageDirectory: files.storage,
      journalDirectory: files.journal,
      serverTrustFile: files.serverTrust,
      authoritiesFolder: files.trust,
      cardAuthoritiesFile: files.cardAuthorities,
      testTlsIdentityFile: files.testTlsIdentity,
      virtualCard: cardServer,
      dmpUrl: dmp.url,
      teleservices,
      mss: {
        identityUrl: mss.hosts.identity,
        mailUrl: mss.hosts.mail,
        whiteListUrl: mss.whiteListUrl,
      },
      licence: { urls: licence.urls, key: keys.licence },
      update: { urls: update.urls, key: keys.update },
      ntp,
      dcParameterKey: keys.dcParameter,
    }),
  );
  // The file holds the token of the virtual card.
  await writeAtomically(files.config, document, 0o600);
}

async function runConnector(
  files: StateFiles,
  options: SandboxOptions,
  closing: Closing,
): Promise<Connector> {
  const cli = path.resolve(options.serverCli ?? findWorkspaceCli());
  const connector = await startConnector({ cli, configFile: files.config });
  closing.add(() => connector.stop());
  return connector;
}

function describeReady(
  files: StateFiles,
  { dmp, teleservices, mss, licence, update, ntp }: Simulators,
  control: string,
  connector: Connector | undefined,
): SandboxReady {
  const [cpxReader, vitaleReader] = READER_NAMES;
  return {
    ready: true,
    ...(connector === undefined
      ? {}
      : {
          https: `https://localhost:${connector.port}`,
          console: `https://localhost:${connector.port}/console`,
          wss: `wss://localhost:${connector.port}`,
          caFile: connector.caFile,
        }),
    dcParametersFile: files.dcParameters,
    pin: CARD_PIN,
    cpxReader,
    vitaleReader,
    dmpUrl: dmp.url,
    teleservicesUrl: teleservices.url,
    teleservicesCertificateUrl: teleservices.certificateUrl,
    softwareAuthorization: SOFTWARE_AUTHORIZATION,
    mssHosts: mss.hosts,
    mssWhiteListUrl: mss.whiteListUrl,
    mssDirectory: mss.directory,
    licenceUrls: licence.urls,
    updateUrls: update.urls,
    ntp: { host: ntp.host, port: ntp.port },
    control,
    config: files.config,
  };
}
