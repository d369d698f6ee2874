import type { ParsedElement } from '@dmpconnect/soap';
import { distinguishedName, sameDistinguishedName } from '@dmpconnect/soap';
import {
  type BamContext,
  type ReadVitaleAssertion,
  readVitaleAssertion,
} from '@dmpconnect/teleservices/wire-profile';
import type { Addressed, Authenticated, TlsiStep, WithContexts, WithVitale } from '../pipeline/call.js';
import { createJudge } from '../pipeline/judge.js';
import { refuse } from '../refusal.js';
import type { TlsiWorld } from '../world.js';
import { verifyAssertion } from './signed-assertion.js';

/** Step 7, the card of the patient: the second assertion, when the operation wants one (teleservices 5.5, 6). */
export const checkVitale: TlsiStep<Addressed & WithContexts & Authenticated, WithVitale> = {
  name: 'Vitale card',
  run: ({ entry, bam, otherAssertions }, { world, verdict }) => {
    const judge = createJudge(world, verdict);
    const [element, another] = otherAssertions;
    if (another !== undefined) judge.warn('There are more than two assertions.');
    if (entry.vitaleAssertion === 'none') {
      if (element === undefined) verdict.skip('The operation needs no Vitale card.');
      else judge.warn('The operation needs no assertion of a Vitale card.');
      return { vitale: undefined };
    }
    if (element === undefined) {
      if (entry.vitaleAssertion === 'required') {
        throw refuse(
          'desir_sim_020',
          'The assertion of the Vitale card must follow the one of the professional.',
        );
      }
      verdict.skip('The operation goes without a Vitale card.');
      return { vitale: undefined };
    }
    const vitale = readProven(element, world);
    checkAge(vitale, world);
    checkBeneficiary(vitale, bam);
    return { vitale };
  },
};

function readProven(element: ParsedElement, { vitaleTrust, clock }: TlsiWorld): ReadVitaleAssertion {
  const verified = verifyAssertion(element, vitaleTrust, clock.now());
  if (!verified.ok) {
    throw refuse(
      'desir_sim_020',
      `The assertion is not one of a Vitale card: ${verified.reason}`,
      verified.cause,
    );
  }
  try {
    const vitale = readVitaleAssertion(verified.root);
    if (sameDistinguishedName(vitale.issuer, distinguishedName(verified.certificate))) return vitale;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : 'It cannot be read.';
    throw refuse('desir_sim_020', `The assertion is not one of a Vitale card: ${why}`, cause);
  }
  throw refuse('desir_sim_020', 'The Issuer of the assertion is not the card that signed it.');
}

const MINUTE = 60_000;

function checkAge({ readAt, issueInstant }: ReadVitaleAssertion, { clock, settings }: TlsiWorld): void {
  const now = clock.now().getTime();
  for (const instant of [readAt.getTime(), issueInstant.getTime()]) {
    if (now - instant > settings.vitaleMinutes * MINUTE) {
      throw refuse(
        'desir_sim_021',
        `The Vitale card was read more than ${settings.vitaleMinutes} minutes ago.`,
      );
    }
    if (instant - now > settings.aheadMinutes * MINUTE) {
      throw refuse('desir_sim_021', 'The Vitale card was read in the future.');
    }
  }
}

/** The beneficiary of the context is on the card. The key of the numbers is not compared: INSi sends none (4.1). */
function checkBeneficiary(
  vitale: ReadVitaleAssertion,
  { coverage: { insured, beneficiary } }: BamContext,
): void {
  const pairs: readonly (readonly [string, string | undefined, string])[] = [
    ['ASSURE/Id/Num', insured?.number, vitale.insured.slice(0, 13)],
    ['BENEFICIAIRE/DateNai', beneficiary?.birthDate, vitale.birthDate],
    ['BENEFICIAIRE/Rang', beneficiary?.birthRank ?? '1', vitale.birthRank],
  ];
  for (const [name, given, held] of pairs) {
    if (given !== held) throw refuse('desir_sim_022', `${name} is not what the Vitale card holds.`);
  }
  const certified = beneficiary?.certified?.number;
  const onCard = vitale.beneficiary?.slice(0, 13);
  if (certified !== undefined && onCard !== undefined && certified !== onCard) {
    throw refuse('desir_sim_022', 'BENEFICIAIRE/Nir/Num is not what the Vitale card holds.');
  }
}
