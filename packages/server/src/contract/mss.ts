import { z } from 'zod';
import { httpAnswer } from './connections.js';
import { DOCUMENT_REQUEST_BYTES, defineCommand } from './define.js';
import { requiredBase64Bytes, requiredText, text } from './fields.js';

/** Secure mail (js-api 10; mss 12). The software’s approval number comes from `hl_openSession`. */

const TIMEOUT_SECONDS = 30;
const CRITERION = 100;

/** Largest body of a request, decoded bytes: what fits in the largest request. */
const BODY_BYTES = (DOCUMENT_REQUEST_BYTES / 4) * 3;

const professional = z.object({
  s_commonName: z.string().describe('Name to be shown: name, given name, profession.'),
  s_name: z.string().describe('Family name.'),
  s_given: z.string().describe('Given name.'),
  s_postalAddress: z.string().describe('Street address.'),
  s_postalCode: z.string().describe('Postal code.'),
  s_city: z.string().describe('City.'),
  s_departement: z.string().describe('Département.'),
  s_country: z.string().describe('Country.'),
  s_mail: z.string().describe('Address in the secure mail.'),
  s_civiliteExercice: z.string().describe('Professional title.'),
  s_title: z.string().describe('Profession and speciality.'),
  s_idNat: z.string().describe('RPPS or ADELI number.'),
  s_codeProfession: z.string().describe('Profession.'),
  s_codeCategorieProfession: z.string().describe('Code of the category of the profession.'),
  s_libelleCategorieProfession: z.string().describe('Label of that category.'),
  s_specialiteOrdinale: z.string().describe('Speciality.'),
  s_organisation: z.string().describe('Company name, else trade name.'),
  s_raisonSociale: z.string().describe('Company name.'),
  s_company: z.string().describe('Company name, else trade name.'),
  s_enseigneCommerciale: z.string().describe('Trade name.'),
});

/** js-api 10. */
export const hl_getMssHpInfos = defineCommand({
  name: 'hl_getMssHpInfos',
  group: 'mss',
  summary: 'Searches the directory of the secure mail: its web service, or the LDAP server of the settings.',
  kind: 'answer',
  session: true,
  timeoutSeconds: TIMEOUT_SECONDS,
  needs: ['dmp-connector'],
  input: z.object({
    s_searchName: text(CRITERION).describe(
      'Family name. In all criteria `*` stands for any text; one is needed.',
    ),
    s_searchGiven: text(CRITERION).describe('Given name.'),
    s_searchRPPS: text(CRITERION).describe('RPPS or ADELI number.'),
    s_searchSpecialty: text(CRITERION).describe('Speciality.'),
    s_searchOrganization: text(CRITERION).describe('Structure: its name or its identifier.'),
  }),
  output: z.object({
    PSList: z.array(professional).readonly().describe('Professionals found; what is not known is empty.'),
    s_xmlResultInBase64: z.string().describe('The answer of the directory as XML.'),
  }),
});

/** js-api 10. */
export const hl_sendMssRequest = defineCommand({
  name: 'hl_sendMssRequest',
  group: 'mss',
  summary:
    'Sends a request of the application to the web services of the secure mail, behind the login of the card.',
  kind: 'answer',
  session: true,
  timeoutSeconds: TIMEOUT_SECONDS,
  maxRequestBytes: DOCUMENT_REQUEST_BYTES,
  needs: ['dmp-connector'],
  input: z.object({
    s_requestPath: requiredText(256).describe(
      'Path below `/mss-msg-services/services/`, without host or query.',
    ),
    s_requestBodyInBase64: requiredBase64Bytes(BODY_BYTES).describe('Body: a SOAP envelope, or JSON.'),
  }),
  output: z.object(httpAnswer),
});
