import { CARD_PROFILES } from '../card/profiles.js';
import type { DmpSimulator } from '../dmp/index.js';
import type { Pki } from '../pki/pki.js';
import type { TeleservicesPki } from '../pki/teleservices.js';
import {
  INVENTED_IDENTITIES,
  PUBLISHED_IDENTITIES,
  startTlsiSimulator,
  type TlsiIdentityInput,
  type TlsiProfessional,
  type TlsiSimulator,
} from '../teleservices/index.js';

/** The authorisation number (IDAM) of software that the sandbox's teleservices know. */
export const SOFTWARE_AUTHORIZATION = 'SIMIDAM00001';

/** Starts the teleservices, which trust the cards of this sandbox and know their holders. */
export async function startTeleservices(
  pki: Pick<Pki, 'server' | 'cardTrust' | 'authorities'>,
  { softwareTrust, vitaleTrust }: TeleservicesPki,
  dmp: Pick<DmpSimulator, 'patients'>,
): Promise<TlsiSimulator> {
  const { organisations, root } = pki.authorities;
  return await startTlsiSimulator({
    tls: { cert: pki.server.certificate, key: pki.server.key, softwareAuthorities: softwareTrust },
    signingAuthorities: pki.cardTrust,
    organisationAuthorities: organisations.certificate + root.certificate,
    vitaleAuthorities: vitaleTrust,
    environment: 'test',
    // Those of the test plan come last: they take the place of a patient of the DMP with the same matricule.
    identities: [...identitiesOf(dmp), ...PUBLISHED_IDENTITIES, ...INVENTED_IDENTITIES],
    professionals: Object.values(CARD_PROFILES).flatMap(({ holder }): TlsiProfessional[] =>
      holder.profession === undefined
        ? []
        : [{ id: holder.nationalIdentifier, profession: holder.profession }],
    ),
    settings: { authorizedSoftware: [SOFTWARE_AUTHORIZATION] },
  });
}

/**
 * The patients of the DMP as the national base knows them, so that what INSi answers leads to their DMP. Nobody is found
 * without a sex.
 */
export function identitiesOf(dmp: Pick<DmpSimulator, 'patients'>): readonly TlsiIdentityInput[] {
  return dmp.patients.list().flatMap(({ ins, traits }): TlsiIdentityInput[] => {
    const { birthName, birthGivenNames, birthDate, sex } = traits;
    if (sex === 'U') return [];
    const number = ins.slice(0, 13);
    return [
      {
        birthName,
        givenNames: birthGivenNames,
        sex,
        birthDate: birthDate.replace(/^(....)(..)(..)$/, '$1-$2-$3'),
        ins: { number, key: ins.slice(13) },
        rights: [{ insured: number }],
      },
    ];
  });
}
