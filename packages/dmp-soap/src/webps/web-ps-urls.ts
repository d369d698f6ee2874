import { DmpError } from '../errors.js';
import type { Ins } from '../ins/ins.js';

/** Pages of the web site for professionals, in the order applications know (dmp-transactions 2.7). */
export const WEB_PS_PAGES = [
  'TableauDeBord',
  'DossierPatient',
  'GestionDMPPatient',
  'Documents',
  'ParcoursDeSoins',
  'HistoriqueAcces',
  'Parametrages',
  'VolontesEtDroits',
  'CarnetVaccination',
] as const;

/** A page of the web site for professionals. */
export type WebPsPage = (typeof WEB_PS_PAGES)[number];

/** The one page that is about the user, not about a patient. */
const WITHOUT_PATIENT: ReadonlySet<WebPsPage> = new Set(['Parametrages']);
const PRODUCTION = 'https://ledmp.dmp.gouv.fr';
const PRODUCTION_HOST = 'lps2.dmp.gouv.fr';

/** What the addresses are made of. */
export interface WebPsOptions {
  /** `https://<host>` of the web site; see `webPsRootUrl`. */
  readonly rootUrl: string;
  readonly ins: Ins;
}

/** The address of a page. */
export interface WebPsUrl {
  readonly page: WebPsPage;
  readonly url: string;
}

/**
 * Addresses of the web site for professionals, on a patient (TD0.9 with the card in the browser, TD0.10 with
 * Pro Santé Connect; dmp-transactions 2.7). Nothing is sent.
 *
 * @example webPsUrls({ rootUrl: 'https://ledmp.dmp.gouv.fr', ins })[1] // …/AccesDirect/DossierPatient/279035121518989
 * @throws {DmpError} `OPTIONS_INVALID` when the root is no https address; `INS_INVALID` for an INS-C.
 */
export function webPsUrls({ rootUrl, ins }: WebPsOptions): readonly WebPsUrl[] {
  const root = checkRoot(rootUrl);
  if (ins.kind === 'INSC') {
    throw new DmpError(
      'INS_INVALID',
      'The web site of the DMP is addressed by matricule INS, not by INS-C.',
      {
        field: 'ins',
      },
    );
  }
  return WEB_PS_PAGES.map((page) => ({
    page,
    url: `${root}/AccesDirect/${page}${WITHOUT_PATIENT.has(page) ? '' : `/${ins.value}`}`,
  }));
}

/**
 * The web site for professionals that goes with a DMP server (dmp-transactions 2.7): `ledmp.dmp.gouv.fr` in
 * production, `<name>.ps.dmp.gouv.fr` for a training server, and the origin itself for any other address.
 *
 * @param baseUrl Address of the services, as in the options of a client.
 * @throws {DmpError} `OPTIONS_INVALID`.
 */
export function webPsRootUrl(baseUrl: string): string {
  const { hostname, origin } = new URL(checkRoot(baseUrl));
  if (hostname === PRODUCTION_HOST) return PRODUCTION;
  return hostname.endsWith(`.${PRODUCTION_HOST}`)
    ? `https://${hostname.slice(0, -PRODUCTION_HOST.length)}ps.dmp.gouv.fr`
    : origin;
}

function checkRoot(rootUrl: string): string {
  const url = URL.canParse(rootUrl) ? new URL(rootUrl) : undefined;
  if (url?.protocol !== 'https:' || url.search !== '' || url.hash !== '') {
    throw new DmpError(
      'OPTIONS_INVALID',
      'The root of the web site must be an https address, without query.',
      {
        field: 'rootUrl',
      },
    );
  }
  return rootUrl.replace(/\/+$/, '');
}
