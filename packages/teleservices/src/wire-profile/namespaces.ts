import { xmlNamespace } from '@dmpconnect/soap';

// Official ones (teleservices 3.1).
export const BAM = xmlNamespace('ctxbam', 'urn:siram:bam:ctxbam');
export const LPS = xmlNamespace('ctxlps', 'urn:siram:lps:ctxlps');
export const SIRAM = xmlNamespace('siram', 'urn:siram');
export const VITALE_SEARCH = xmlNamespace('recvit', 'http://www.cnamts.fr/INSiRecVit');
export const TRAITS_SEARCH = xmlNamespace('recsans', 'http://www.cnamts.fr/INSiRecSans');
/** The default namespace, as real answers write it (teleservices 15.3). */
export const SEARCH_RESULT = xmlNamespace('', 'http://www.cnamts.fr/INSiResultat');

// Seen in the requests of others (teleservices 10.2, 11).
export const ALD = xmlNamespace('aff', 'http://www.cnamts.fr/AffectionLongueDuree');
export const ALD_QUERY = xmlNamespace('se_reqaldi', 'urn:rg:se_reqaldi');
export const PARTNER = xmlNamespace('ps', 'urn:siram:partenairesante');
export const BENEFICIARY = xmlNamespace('ben', 'urn:siram:beneficiaire');
export const RIGHTS = xmlNamespace('adr', 'urn:ir:se_req_adr');
export const TREATING = xmlNamespace('mt', 'urn:ir:si_reqmt');

// Invented here, and recognisable as such (teleservices 0).
/** What every invented name starts with. */
export const PLACEHOLDER_PREFIX = 'urn:x-sim:';
export const VERIFICATION = xmlNamespace('ver', `${PLACEHOLDER_PREFIX}insi:verif:1`);
export const BATCH = xmlNamespace('lot', `${PLACEHOLDER_PREFIX}insi:lot:1`);
export const ALD_ANSWER = xmlNamespace('al', `${PLACEHOLDER_PREFIX}aldi:reponse:1`);
