import { serializeElement } from '@dmpconnect/soap';
import { TeleservicesError } from '../errors.js';
import type { TlsiAuthentication } from '../frame/authentication.js';
import type { VitaleBeneficiary } from '../frame/beneficiary.js';
import type { Frame } from '../frame/frame.js';
import { type SettledBeneficiary, settleBeneficiary } from '../frame/settle-beneficiary.js';
import { isCalendarDate } from '../traits/birth.js';
import { type AldAnswer, WIRE_PROFILE, type WireAld } from '../wire-profile/index.js';
import type { Ald, AldAnswerRead, AldCallOptions } from './ald.js';

/** ALDi (teleservices 10). */
export async function listAlds(
  frame: Frame,
  beneficiary: VitaleBeneficiary,
  call: AldCallOptions = {},
): Promise<AldAnswerRead> {
  const settled = settleBeneficiary(beneficiary);
  requireRights(settled);
  const now = frame.options.clock.now();
  const { certified, insured, birthDate, birthRank, regime, organisation, centre } = settled;
  const query = {
    time: now.toISOString(),
    professional: professionalNumber(frame.options.authentication),
    beneficiary: { nir: certified, insured, birthDate, birthRank, regime, organisation, centre },
  };
  const { answer, message } = await frame.ask(WIRE_PROFILE['aldi.lister'], query, {
    signal: call.signal,
    subject: { given: beneficiary, settled },
    referenceDate: call.referenceDate === undefined ? now : referenceDate(call.referenceDate),
  });
  return readAnswer(answer, serializeElement(message.content));
}

/** What ALDi cannot do without (teleservices 4.1, 10.2). */
function requireRights({ insured, regime, organisation, centre }: SettledBeneficiary): void {
  for (const [field, value] of Object.entries({ 'insured.key': insured.key, regime, organisation, centre })) {
    if (value !== undefined) continue;
    throw new TeleservicesError('VITALE_INVALID', `beneficiary.${field} is missing: ALDi wants it.`, {
      field: `beneficiary.${field}`,
    });
  }
}

/** National identifier without its type digit. */
function professionalNumber(authentication: TlsiAuthentication): string {
  return 'professional' in authentication ? authentication.professional.slice(1) : '';
}

/** Midnight of a day, as `DateRef` wants an instant. @throws {TeleservicesError} `OPTIONS_INVALID`. */
export function referenceDate(day: string): Date {
  if (!isCalendarDate(day)) {
    throw new TeleservicesError('OPTIONS_INVALID', 'referenceDate must be a date written YYYY-MM-DD.', {
      field: 'referenceDate',
    });
  }
  return new Date(`${day}T00:00:00Z`);
}

const OUTCOMES = { '00': 'found', '01': 'none', '02': 'unknown' } as const;
const isCode = (code: string): code is keyof typeof OUTCOMES => Object.hasOwn(OUTCOMES, code);

function readAnswer(answer: AldAnswer, rawXml: string): AldAnswerRead {
  if (!answer.parsed) return { parsed: false, rawXml };
  const { code, label, alds } = answer;
  if (!isCode(code) || (code === '00') !== alds.length > 0) {
    throw new TeleservicesError(
      'ANSWER_UNEXPECTED',
      'The answer to ALDi is not the expected message: its CodeCR does not go with what it lists.',
    );
  }
  return { parsed: true, outcome: OUTCOMES[code], code, label, alds: alds.map(readAld), rawXml };
}

function readAld({ type, number, label, medicalCode, exempt, reason, startDate, endDate }: WireAld): Ald {
  return {
    type,
    ...(number === undefined ? {} : { number }),
    label,
    ...(medicalCode === undefined ? {} : { medicalCode }),
    exempt,
    ...(reason === undefined ? {} : { reason }),
    startDate,
    ...(endDate === undefined ? {} : { endDate }),
  };
}
