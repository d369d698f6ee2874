import type { NetworkService } from './services.js';

/** Environments of the national services. */
export type NetworkEnvironment = 'prod' | 'test';

/** Services whose servers are the nation's; the servers of the others are named by the settings alone. */
export type NationalService = Extract<
  NetworkService,
  'dmp' | 'web-ps' | 'teleservices' | 'messaging' | 'patient-forms'
>;

/**
 * Hosts of the national services that a machine must reach over HTTPS, port 443, by environment (seed 3.3.1 to 3.3.5 and
 * 9.2.1; the list of trusted domains: mss 8.3).
 */
export const NATIONAL_PREREQUISITES: Readonly<
  Record<NationalService, Readonly<Record<NetworkEnvironment, readonly string[]>>>
> = {
  dmp: {
    prod: ['lps2.dmp.gouv.fr'],
    test: [
      'devh.lps2.dmp.gouv.fr',
      'formation1.lps2.dmp.gouv.fr',
      'formation3.lps2.dmp.gouv.fr',
      'formation5.lps2.dmp.gouv.fr',
    ],
  },
  'web-ps': {
    prod: ['ledmp.dmp.gouv.fr'],
    test: [
      'formation1.ps.dmp.gouv.fr',
      'formation3.ps.dmp.gouv.fr',
      'formation4.ps.dmp.gouv.fr',
      'formation5.ps.dmp.gouv.fr',
    ],
  },
  teleservices: {
    prod: ['services-ps.ameli.fr'],
    test: ['qualiflps.services-ps.ameli.fr'],
  },
  messaging: {
    prod: ['mss-idp-igcsante.mssante.fr', 'mss-msg-igcsante.mssante.fr', 'espacedeconfiance.mssante.fr'],
    test: [
      'mss-idp-igcsante.formation.mssante.fr',
      'mss-msg-igcsante.formation.mssante.fr',
      'espacedeconfiance.mssante.fr',
    ],
  },
  'patient-forms': { prod: ['www.dmp.fr'], test: ['www.dmp.fr'] },
};
