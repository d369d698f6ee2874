import { randomBytes } from 'node:crypto';
import type { CardControl } from '../card/control.js';
import { makeCardControl, READER_NAMES } from '../card/control-functions.js';
import { makeHardware } from '../card/hardware.js';
import { type CardServer, serveCards } from '../card/remote/server.js';
import { type DmpSimulator, startDmpSimulator } from '../dmp/index.js';
import { type LicenceServers, startLicenceServers } from '../licence/server.js';
import { type MssSimulator, startMssSimulator } from '../mss/index.js';
import { type NtpServer, startNtpServer } from '../ntp/server.js';
import type { CertifiedKey } from '../pki/issue.js';
import type { Pki } from '../pki/pki.js';
import { HOMOLOGATION_NUMBER } from '../settings/settings.js';
import { type IssuerKey, openIssuerKey } from '../signing-key/ed25519.js';
import type { TlsiSimulator } from '../teleservices/index.js';
import { startUpdateServers, type UpdateServers } from '../update/server.js';
import { makeVitaleControl, type VitaleControl } from '../vitale/control.js';
import type { Closing } from './closing.js';
import { registerCardHolders } from './directory.js';
import type { DmpStateFile } from './dmp-state.js';
import { startTeleservices } from './teleservices.js';

/** Everything of the sandbox but the connector and the control API. */
export interface Simulators {
  readonly card: CardControl;
  readonly cardServer: CardServer & { readonly token: string };
  readonly dmp: DmpSimulator;
  readonly teleservices: TlsiSimulator;
  readonly mss: MssSimulator;
  readonly vitale: VitaleControl;
  readonly softwareCertificate: (commonName: string) => Promise<CertifiedKey>;
  readonly licence: LicenceServers;
  readonly update: UpdateServers;
  readonly ntp: NtpServer;
  readonly keys: Readonly<Record<'licence' | 'update' | 'dcParameter', IssuerKey>>;
}

/** Starts the simulators; `closing` learns how to stop each one as soon as it runs. */
export async function startSimulators(
  pki: Pki,
  keyDirectory: string,
  options: { readonly signingMs: number; readonly dmpState?: DmpStateFile },
  closing: Closing,
): Promise<Simulators> {
  const keep = <T extends { close(): Promise<void> }>(started: T): T => {
    closing.add(() => started.close());
    return started;
  };
  const keys = {
    licence: await openIssuerKey(keyDirectory, 'licence'),
    update: await openIssuerKey(keyDirectory, 'update'),
    dcParameter: await openIssuerKey(keyDirectory, 'dc-parameter'),
  };
  const hardware = makeHardware(READER_NAMES, options);
  const teleservicesPki = await pki.teleservices();
  const vitale = makeVitaleControl(hardware, teleservicesPki);
  const token = randomBytes(24).toString('base64url');
  const cardServer = keep(await serveCards(hardware, { token, vitale }));
  const licence = keep(await startLicenceServers(pki.server, keys.licence));
  const update = keep(await startUpdateServers(pki.server, keys.update));
  const ntp = keep(await startNtpServer());
  const dmp = keep(
    await startDmpSimulator({
      settings: { homologationNumbers: [HOMOLOGATION_NUMBER] },
      tls: { cert: pki.server.certificate, key: pki.server.key, clientAuthorities: pki.cardTrust },
      signingAuthorities: pki.cardTrust,
      environment: 'test',
    }),
  );
  const { dmpState } = options;
  if (dmpState !== undefined) {
    await dmpState.load(dmp);
    closing.add(() => dmpState.save(dmp));
  }
  registerCardHolders(dmp);
  const teleservices = keep(await startTeleservices(pki, teleservicesPki, dmp));
  const mss = keep(
    await startMssSimulator({
      tls: { cert: pki.server.certificate, key: pki.server.key, clientAuthorities: pki.cardTrust },
      patients: () => dmp.patients.list().map(({ ins }) => ins),
    }),
  );
  const card = makeCardControl(hardware, pki);
  return {
    card,
    cardServer: { ...cardServer, token },
    dmp,
    teleservices,
    mss,
    vitale,
    softwareCertificate: teleservicesPki.software,
    licence,
    update,
    ntp,
    keys,
  };
}
