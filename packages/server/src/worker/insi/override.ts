import {
  INS_OIDS,
  type InsKind,
  type NationalIdentity,
  type NationalIns,
  readInsiMessage,
} from '@dmpconnect/teleservices';
import type { z } from 'zod';
import { nameOf, SEXES } from '../../contract/enumerations.js';
import { ApiFailure } from '../../contract/errors.js';
import { hl_getInsFromVitaleCard } from '../../contract/insi.js';
import { describeSearchAnswer } from './describe-answer.js';

type SearchOutput = z.output<typeof hl_getInsFromVitaleCard.output>;

/** What the file of a test set-up says in the place of INSi. */
export interface OverriddenAnswer {
  readonly output: SearchOutput;
  /** The identity it gives, if it gives one. */
  readonly identity: NationalIdentity | undefined;
}

/**
 * Reads the file that takes the place of the answers of INSi (teleservices 13): a whole SOAP message, such as those the
 * CNDA hands to vendors, or the JSON of the answer to the application.
 *
 * @throws {ApiFailure} 2/1003 when it is neither
 * @throws {TlsiFaultError} `FAULT` when the message is a fault
 * @throws {TeleservicesError | SoapError} what is wrong with the message
 */
export function readOverride(text: string): OverriddenAnswer {
  const trimmed = text.replace(/^\uFEFF/, '').trim();
  if (trimmed.startsWith('{')) return readJson(trimmed);
  const answer = readInsiMessage(trimmed);
  return {
    output: { ...describeSearchAnswer(answer), s_overridden: '1' },
    identity: answer.outcome === 'one' ? answer.identity : undefined,
  };
}

const KINDS = new Map(Object.entries(INS_OIDS).map(([kind, oid]) => [oid, kind as InsKind]));

function readJson(text: string): OverriddenAnswer {
  const read = hl_getInsFromVitaleCard.output.safeParse(parseJson(text));
  if (!read.success) throw refuse('is no answer of INSi as the application receives it', read.error);
  const { Identity } = read.data;
  return {
    output: { ...read.data, s_overridden: '1' },
    identity: Identity && toIdentity(Identity),
  };
}

function toIdentity(identity: NonNullable<SearchOutput['Identity']>): NationalIdentity {
  const { Ins, s_birthName, s_birthGiven, i_sex, s_birthDate, s_birthPlace, History = [] } = identity;
  const sex = nameOf(SEXES, i_sex);
  return {
    ins: toIns(Ins),
    history: History.map(toIns),
    traits: {
      givenNames: s_birthGiven.split(' ').filter((name) => name !== ''),
      ...(s_birthName === '' ? {} : { birthName: s_birthName }),
      ...(sex === 'M' || sex === 'F' ? { sex } : {}),
      ...(s_birthDate === '' ? {} : { birthDate: s_birthDate }),
      ...(s_birthPlace === '' ? {} : { birthPlace: s_birthPlace }),
    },
  };
}

function toIns({ s_value, s_key, s_oid }: { s_value: string; s_key: string; s_oid: string }): NationalIns {
  const kind = KINDS.get(s_oid);
  if (kind === undefined) throw refuse('names an OID that is none of the national identifiers');
  return { value: s_value, key: s_key, kind, oid: s_oid };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw refuse('is no JSON', cause);
  }
}

const refuse = (rule: string, cause?: unknown) =>
  new ApiFailure('answer-not-understood', {
    extended: `The file in the place of the answers of INSi ${rule}`,
    cause,
  });
