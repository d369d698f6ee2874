import {
  type Coverage,
  type ReadVitaleAssertion,
  type VitaleSearchQuery,
  WIRE_PROFILE,
} from '@dmpconnect/teleservices/wire-profile';
import { hasRights } from '../identities/rights.js';
import { refuse } from '../refusal.js';
import { defineOperation } from './operation.js';
import { answerSearch, dressSearch } from './search-answer.js';

const technicalFault = 'insi_101';

/** INSi 1: the person of a Vitale card (teleservices 7.1, 15.3). */
export const searchByVitale = defineOperation({
  entry: WIRE_PROFILE['insi.vitale'],
  technicalFault,
  birthName: ({ birthName }) => birthName,
  answer: (query, { bam, vitale }, world) => {
    checkAgreement(query, bam.coverage, vitale);
    const { individual, insured, birthDate, birthRank } = query;
    const people = world.identities.list();
    if (individual?.number !== undefined) {
      const number = individual.number;
      return answerSearch(
        people.filter(({ ins }) => ins.number === number),
        technicalFault,
        world,
      );
    }
    if (insured?.number === undefined || birthDate === undefined) {
      throw refuse(
        'desir_sim_003',
        'RECVITALE must hold MatriculeIndividu, or MatriculeOD and DateNaissance.',
      );
    }
    const rights = { insured: insured.number, birthDate, birthRank };
    return answerSearch(
      people.filter((identity) => hasRights(identity, rights)),
      technicalFault,
      world,
    );
  },
  dress: dressSearch,
});

/** The body asks about the person of the context, which is on the card (teleservices 15.3). */
function checkAgreement(
  { individual, insured, birthDate, birthRank }: VitaleSearchQuery,
  coverage: Coverage,
  vitale: ReadVitaleAssertion | undefined,
): void {
  const { beneficiary } = coverage;
  const pairs: readonly (readonly [string, string | undefined, string | undefined])[] = [
    ['MatriculeOD', insured?.number, coverage.insured?.number],
    ['DateNaissance', birthDate, beneficiary?.birthDate],
    ['RangNaissance', birthRank, beneficiary?.birthRank ?? '1'],
    ['MatriculeIndividu', individual?.number, beneficiary?.certified?.number ?? individual?.number],
    ['MatriculeIndividu', individual?.number, vitale?.beneficiary?.slice(0, 13) ?? individual?.number],
  ];
  for (const [name, asked, held] of pairs) {
    if (asked !== undefined && asked !== held) {
      throw refuse('desir_sim_022', `${name} is not the person of COUVERTURE and of the Vitale card.`);
    }
  }
}
