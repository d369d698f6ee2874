import { EXTENSION, readCode } from '../certificates/extensions.js';
import { ATTRIBUTE, type CardCertificate, firstValue } from '../certificates/parse.js';
import { describeCode } from '../tables/code-table.js';
import { PROFESSIONS } from '../tables/professions.js';
import { PROFESSIONS_IN_TRAINING } from '../tables/professions-in-training.js';
import { SPECIALITIES } from '../tables/specialities.js';
import { readActivity } from './activity.js';
import { readIdentity } from './identity.js';
import { type PersonInformation, readInformation } from './information.js';
import type { Code, Professional } from './professional.js';

/** Raw values of the data objects of a card (cps-card 3.2). */
export interface CardDataObjects {
  /** `CPS_INFO_PS`, when the card has it. */
  readonly information?: Uint8Array;
  /** `CPS_ACTIVITY_01_PS` to `_16_PS`, in card order, holes skipped. */
  readonly activities: readonly Uint8Array[];
}

function readProfession(certificate: CardCertificate, information: PersonInformation): Code {
  const qualified = readCode(certificate, EXTENSION.profession) ?? information.professionCode;
  if (qualified !== undefined) return describeCode(PROFESSIONS, qualified);
  const training = readCode(certificate, EXTENSION.professionInTraining);
  if (training !== undefined) return describeCode(PROFESSIONS_IN_TRAINING, training);
  // cps-card 4.2: the title's gendered forms vary, it is a label and never a code. CPS2ter has it in OU.
  const label =
    firstValue(certificate.subject, ATTRIBUTE.title) ||
    firstValue(certificate.subject, ATTRIBUTE.organizationalUnit);
  return { code: '', oid: PROFESSIONS.oid, label };
}

function readSpeciality(certificate: CardCertificate, information: PersonInformation): Code | undefined {
  const code = information.specialityCode ?? readCode(certificate, EXTENSION.speciality, 0);
  return code === undefined ? undefined : describeCode(SPECIALITIES, code);
}

/**
 * Describes the holder of a card: identity from the authentication certificate first, the rest from the data objects
 * (cps-card 3.3).
 */
export function buildProfessional(certificate: CardCertificate, objects: CardDataObjects): Professional {
  const information = objects.information === undefined ? {} : readInformation(objects.information);
  const speciality = readSpeciality(certificate, information);
  return {
    ...readIdentity(certificate),
    profession: readProfession(certificate, information),
    ...(speciality !== undefined && { speciality }),
    activities: objects.activities.map(readActivity),
  };
}
