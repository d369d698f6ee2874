import {
  ALD_CODES,
  type AldQuery,
  type Coverage,
  type ParsedAldAnswer,
  WIRE_PROFILE,
  type WireAld,
} from '@dmpconnect/teleservices/wire-profile';
import type { TlsiAld, TlsiIdentity } from '../identities/identity.js';
import { hasRights } from '../identities/rights.js';
import type { Caller, CheckedCall } from '../pipeline/call.js';
import { PHYSICIAN } from '../professionals.js';
import { refuse } from '../refusal.js';
import { defineOperation } from './operation.js';

const ENTRY = WIRE_PROFILE['aldi.lister'];

/** ALDi: illnesses in force on the day of the question (teleservices 10). */
export const listAlds = defineOperation<AldQuery, ParsedAldAnswer>({
  entry: { ...ENTRY, decode: () => unreadable() },
  technicalFault: 'desir_1020',
  answer: (query, call, world) => {
    checkAgreement(query, call);
    const { beneficiary } = query;
    const day = (call.bam.referenceDate ?? call.bam.time).slice(0, 10);
    const identity = world.identities
      .list()
      .find((person) => hasRights(person, askedRights(query)) && isCovered(person, call.bam.coverage));
    const alds = identity?.alds.filter((ald) => isInForce(ald, day)) ?? [];
    const code = identity === undefined ? '02' : alds.length === 0 ? '01' : '00';
    return {
      parsed: true,
      time: world.clock.now().toISOString(),
      code,
      label: ALD_CODES[code],
      beneficiary: {
        ...beneficiary,
        ...(identity === undefined ? {} : { name: identity.birthName, givenName: firstNameOf(identity) }),
      },
      alds: alds.map((ald) => writeAld(ald, call.caller)),
    };
  },
});

/** The simulator writes answers, it reads none. */
function unreadable(): never {
  throw new TypeError('The simulator reads no answer.');
}

/** The person of the body is the one of the context and of the card, and who asks is who signed (teleservices 10.2). */
function checkAgreement({ professional, beneficiary }: AldQuery, { bam, vitale, caller }: CheckedCall): void {
  const { coverage } = bam;
  const pairs: readonly (readonly [string, string | undefined, string | undefined])[] = [
    ['NirOD/Num', beneficiary.insured?.number, coverage.insured?.number],
    ['NirOD/Cle', beneficiary.insured?.key, coverage.insured?.key],
    ['DateNai', beneficiary.birthDate, coverage.beneficiary?.birthDate],
    ['Rang', beneficiary.birthRank ?? '1', coverage.beneficiary?.birthRank ?? '1'],
    ['DateNai', beneficiary.birthDate, vitale?.birthDate],
    ['Rang', beneficiary.birthRank ?? '1', vitale?.birthRank],
  ];
  for (const [name, asked, held] of pairs) {
    if (asked !== held)
      throw refuse('desir_sim_022', `${name} is not the one of COUVERTURE and of the Vitale card.`);
  }
  if (professional !== caller.id.slice(1)) {
    throw refuse('desir_sim_013', 'PARTENAIREDESANTE/Numero is not the NameID without its type digit.');
  }
}

function askedRights({ beneficiary: { insured, birthDate, birthRank } }: AldQuery) {
  return { insured: insured?.number ?? '', birthDate: birthDate ?? '', birthRank };
}

/** A caisse knows its own people alone. */
function isCovered({ rights }: TlsiIdentity, { regime, organisation, insured }: Coverage): boolean {
  return rights.some(
    (each) =>
      each.insured === insured?.number &&
      (regime === undefined || each.regime === regime) &&
      (organisation === undefined || each.organisation === organisation),
  );
}

function isInForce({ startDate, endDate }: TlsiAld, day: string): boolean {
  return startDate <= day && (endDate === undefined || day <= endDate);
}

function firstNameOf({ givenNames }: TlsiIdentity): string {
  return givenNames.split(' ')[0] ?? givenNames;
}

/** The medical code is for physicians alone (teleservices 10.3). */
function writeAld({ medicalCode, ...ald }: TlsiAld, { profession }: Caller): WireAld {
  return { ...ald, medicalCode: profession === PHYSICIAN ? medicalCode : undefined };
}
