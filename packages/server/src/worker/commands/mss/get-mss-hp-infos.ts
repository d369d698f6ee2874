import type { DirectoryEntry } from '@dmpconnect/mss';
import { ApiFailure } from '../../../contract/errors.js';
import type { Handler } from '../../context.js';
import { inWireNamesLater } from '../../dmp/wire-names.js';
import { requireMessaging } from '../../mss/require-messaging.js';

const NAMES = {
  name: 's_searchName',
  given: 's_searchGiven',
  nationalId: 's_searchRPPS',
  speciality: 's_searchSpecialty',
  organisation: 's_searchOrganization',
} as const;

/** js-api 10, mss 8, 12. */
export const hl_getMssHpInfos: Handler<'hl_getMssHpInfos'> = async (input, context) => {
  const { services, signal } = context;
  const query = {
    name: input.s_searchName,
    given: input.s_searchGiven,
    nationalId: input.s_searchRPPS,
    speciality: input.s_searchSpecialty,
    organisation: input.s_searchOrganization,
  };
  if (Object.values(query).every((criterion) => criterion === undefined)) {
    throw new ApiFailure('functional-fault', {
      description: `One of ${Object.values(NAMES).join(', ')} is needed`,
    });
  }
  const { directory } = await requireMessaging(context);
  if (directory === undefined) {
    throw new ApiFailure('not-supported', {
      extended: 'The operator of the settings has no directory of its own: set mss/ldap_url.',
    });
  }
  const { entries, raw } = await services.withCardTurns(signal, () =>
    inWireNamesLater(NAMES, () => directory.search(query, { signal })),
  );
  return {
    PSList: entries.map(describeEntry),
    s_xmlResultInBase64: Buffer.from(raw).toString('base64'),
  };
};

function describeEntry(entry: DirectoryEntry) {
  return {
    s_commonName: entry.commonName,
    s_name: entry.name,
    s_given: entry.given,
    s_postalAddress: entry.postalAddress,
    s_postalCode: entry.postalCode,
    s_city: entry.city,
    s_departement: entry.department,
    s_country: entry.country,
    s_mail: entry.mail,
    s_civiliteExercice: entry.civility,
    s_title: entry.title,
    s_idNat: entry.nationalId,
    s_codeProfession: entry.professionCode,
    s_codeCategorieProfession: entry.professionCategoryCode,
    s_libelleCategorieProfession: entry.professionCategoryLabel,
    s_specialiteOrdinale: entry.speciality,
    s_organisation: entry.organisation,
    s_raisonSociale: entry.corporateName,
    s_company: entry.organisation,
    s_enseigneCommerciale: entry.tradeName,
  };
}
