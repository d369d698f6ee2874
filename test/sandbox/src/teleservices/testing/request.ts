import { randomUUID } from 'node:crypto';
import { WIRE_PROFILE, type WireKey } from '@dmpconnect/teleservices/wire-profile';
import { DOCTOR } from './assertion.js';

/** What a test may choose of a request; the rest is right. */
export interface RequestOptions {
  readonly operation: WireKey;
  readonly body: string;
  /** Stands in for the action of the operation. */
  readonly action?: string;
  readonly emitter?: string;
  /** Content of `COUVERTURE`. */
  readonly coverage?: string;
  readonly dateRef?: string | undefined;
  readonly authorization?: string;
  /** `wsse:Security`, or nothing. */
  readonly security?: string;
  /** Changes the whole message. */
  readonly edit?: (xml: string) => string;
}

export const actionOf = (operation: WireKey): string => WIRE_PROFILE[operation].action;

/** A request written by hand, in the order of blocks of one of the accepted clients (teleservices 3.2, 7.3). */
export function makeRequest(o: RequestOptions): string {
  const { emitter = DOCTOR, authorization = 'SIMIDAM00001', security = '', edit = (xml: string) => xml } = o;
  const time = new Date().toISOString();
  const context = (prefix: string): string =>
    `<${prefix}:Id>${randomUUID()}</${prefix}:Id><${prefix}:Temps>${time}</${prefix}:Temps><${prefix}:Emetteur>${emitter}</${prefix}:Emetteur>`;
  return edit(
    [
      '<soap:Envelope xmlns:soap="http://www.w3.org/2003/05/soap-envelope" xmlns:wsa="http://www.w3.org/2005/08/addressing"><soap:Header>',
      `<b:ContexteBAM xmlns:b="urn:siram:bam:ctxbam" Version="01_02">${context('b')}`,
      o.dateRef === undefined ? '' : `<b:DateRef>${o.dateRef}</b:DateRef>`,
      `<b:COUVERTURE>${o.coverage ?? ''}</b:COUVERTURE></b:ContexteBAM>`,
      `<l:ContexteLPS xmlns:l="urn:siram:lps:ctxlps" Version="01_00">${context('l')}`,
      `<l:LPS><l:IDAM R="4">${authorization}</l:IDAM><l:Version>1.0</l:Version><l:Instance>${randomUUID()}</l:Instance><l:Nom>urn:lps:demo:1.0</l:Nom></l:LPS></l:ContexteLPS>`,
      `<wsa:Action>${o.action ?? actionOf(o.operation)}</wsa:Action><wsa:MessageID>uuid:${randomUUID()}</wsa:MessageID>`,
      security,
      `</soap:Header><soap:Body>${o.body}</soap:Body></soap:Envelope>`,
    ].join(''),
  );
}

/** Body of a search by traits. */
export function traitsBody(o: {
  readonly name: string;
  readonly given: string | readonly string[];
  readonly sex?: string;
  readonly date: string;
  readonly place?: string;
}): string {
  const { name, given, sex = 'M', date, place } = o;
  return [
    '<q:RECSANSVITALE xmlns:q="http://www.cnamts.fr/INSiRecSans">',
    `<q:NomNaissance>${name}</q:NomNaissance>`,
    ...[given].flat().map((one) => `<q:Prenom>${one}</q:Prenom>`),
    `<q:Sexe>${sex}</q:Sexe><q:DateNaissance>${date}</q:DateNaissance>`,
    place === undefined ? '' : `<q:LieuNaissance>${place}</q:LieuNaissance>`,
    '</q:RECSANSVITALE>',
  ].join('');
}

export const ADRUN = traitsBody({ name: 'ADRUN', given: 'ZOE', sex: 'F', date: '1975-12-31' });

/** A person of a Vitale card, as every block of a request writes them. */
export interface CardPerson {
  readonly insured: string;
  readonly key: string;
  readonly date: string;
  readonly rank?: string;
  readonly number?: string;
}

export function coverageOf({ insured, key, date, rank = '1', number }: CardPerson): string {
  return [
    '<b:GrandRegime>01</b:GrandRegime><b:Organisme>631</b:Organisme><b:CodeCentre>0000</b:CodeCentre>',
    `<b:ASSURE><b:Id><b:Num>${insured}</b:Num><b:Cle>${key}</b:Cle></b:Id></b:ASSURE><b:BENEFICIAIRE>`,
    number === undefined ? '' : `<b:Nir><b:Num>${number}</b:Num></b:Nir>`,
    `<b:DateNai>${date}</b:DateNai><b:Rang>${rank}</b:Rang></b:BENEFICIAIRE>`,
  ].join('');
}

export function vitaleBody({ insured, date, rank = '1', number }: CardPerson): string {
  return [
    '<v:RECVITALE xmlns:v="http://www.cnamts.fr/INSiRecVit">',
    number === undefined
      ? ''
      : `<v:MatriculeIndividu><v:NumIdentifiant>${number}</v:NumIdentifiant></v:MatriculeIndividu>`,
    `<v:MatriculeOD><v:NumIdentifiant>${insured}</v:NumIdentifiant></v:MatriculeOD>`,
    `<v:DateNaissance>${date}</v:DateNaissance><v:RangNaissance>${rank}</v:RangNaissance></v:RECVITALE>`,
  ].join('');
}

export function aldiBody(
  { insured, key, date, rank = '1' }: CardPerson,
  professional = DOCTOR.slice(1),
): string {
  return [
    '<aff:listerRequest xmlns:aff="http://www.cnamts.fr/AffectionLongueDuree"><request xmlns:q="urn:rg:se_reqaldi" xmlns:ben="urn:siram:beneficiaire">',
    `<q:Horodatage>${new Date().toISOString()}</q:Horodatage>`,
    `<q:PARTENAIREDESANTE><ps:Numero xmlns:ps="urn:siram:partenairesante" R="RPPS">${professional}</ps:Numero></q:PARTENAIREDESANTE>`,
    `<q:BENEFICIAIRE><ben:NirOD R="NIROD"><ben:Num>${insured}</ben:Num><ben:Cle>${key}</ben:Cle></ben:NirOD>`,
    `<ben:DateNai>${date}</ben:DateNai><ben:Rang>${rank}</ben:Rang>`,
    '<ben:COUVERTURE><ben:GrandRegime>01</ben:GrandRegime><ben:Organisme>631</ben:Organisme></ben:COUVERTURE>',
    '</q:BENEFICIAIRE></request></aff:listerRequest>',
  ].join('');
}
