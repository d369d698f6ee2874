import { hasValidKey } from '../identifiers/ins.js';

/** Path under which the DMP's web site for professionals hangs (dmp-transactions 2.7). */
export const WEB_PS_ROOT = '/AccesDirect/';

/** Pages of the web site, and whether each is about a patient (dmp-transactions 2.7). */
const PAGES = {
  TableauDeBord: 'optional',
  DossierPatient: 'required',
  GestionDMPPatient: 'required',
  Documents: 'required',
  ParcoursDeSoins: 'required',
  HistoriqueAcces: 'required',
  Parametrages: 'none',
  VolontesEtDroits: 'required',
  CarnetVaccination: 'required',
} as const;

export type WebPsPage = keyof typeof PAGES;

/** What an address asks for. */
export interface WebPsAddress {
  readonly page: WebPsPage;
  /** Matricule of the patient. */
  readonly patient?: string;
}

/** What is wrong with an address, for people. */
export interface WrongAddress {
  readonly http: 400 | 404;
  readonly reason: string;
}

/**
 * Reads the path of an address: a page, and a matricule of 15 characters where the page is about a patient.
 *
 * @example `readWebPsAddress('/AccesDirect/Documents/279035121518989')`
 */
export function readWebPsAddress(path: string): WebPsAddress | WrongAddress {
  const [name = '', ins, ...others] = path.slice(WEB_PS_ROOT.length).split('/');
  if (!isPage(name) || others.length > 0) return { http: 404, reason: 'No such page of the web site.' };
  const rule = PAGES[name];
  if (ins === undefined) {
    return rule === 'required'
      ? { http: 400, reason: `${name} needs the INS of a patient.` }
      : { page: name };
  }
  if (rule === 'none') return { http: 404, reason: `${name} is about no patient.` };
  // dmp-transactions 2.7: the matricule and its key; the domain is not in the address.
  return hasValidKey(ins)
    ? { page: name, patient: ins }
    : { http: 400, reason: 'The INS is not 15 characters with the right key.' };
}

function isPage(name: string): name is WebPsPage {
  return Object.hasOwn(PAGES, name);
}
