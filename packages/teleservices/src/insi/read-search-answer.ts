import { children, type ParsedElement, serializeElement } from '@dmpconnect/soap';
import { TeleservicesError } from '../errors.js';
import {
  type InsFamily,
  type InsKind,
  insFamilyOf,
  insKindOf,
  type NationalIns,
} from '../identifiers/ins.js';
import { matriculeKey } from '../identifiers/key.js';
import type { ResultIns, ResultTraits, SearchResult } from '../wire-profile/index.js';
import type { AnswerWarning, NationalIdentity, NationalTraits, SearchAnswer } from './search-answer.js';

const OUTCOMES = { '00': 'one', '01': 'none', '02': 'several' } as const;
const isCode = (code: string): code is keyof typeof OUTCOMES => Object.hasOwn(OUTCOMES, code);

const unexpected = (why: string) =>
  new TeleservicesError('ANSWER_UNEXPECTED', `The answer of INSi is not the expected message: ${why}.`);

/**
 * The answer of a search, as the caller sees it. What a service says is taken even when a key or a date is odd, with a
 * warning (teleservices 7.3, 9); test identifiers and real ones are never taken together.
 *
 * @param content The body that `result` was read from.
 * @param family Identifiers the platform knows; without it, whatever the answer holds, of one family.
 * @throws {TeleservicesError} `ANSWER_UNEXPECTED`, `INS_ENVIRONMENT`.
 */
export function readSearchAnswer(
  result: SearchResult,
  content: ParsedElement,
  family: InsFamily | undefined,
): SearchAnswer {
  const { code, label, individual } = result;
  if (!isCode(code)) throw unexpected('its CodeCR is not 00, 01 or 02');
  const outcome = OUTCOMES[code];
  const warnings: AnswerWarning[] = unknownElements(content, '').map((where) => ({
    code: 'ELEMENT_UNKNOWN',
    where,
  }));
  const base = { code, label, rawXml: serializeElement(content) };
  if (outcome !== 'one') {
    if (individual !== undefined) throw unexpected(`it holds an INDIVIDU with CodeCR ${code}`);
    return { ...base, outcome, warnings };
  }
  if (individual === undefined) throw unexpected('it holds no INDIVIDU with CodeCR 00');
  const identity: NationalIdentity = {
    ins: readIns(individual.active, 'ins', warnings),
    history: individual.history.map((ins, index) => readIns(ins, `history[${index}]`, warnings)),
    traits: readTraits(individual.traits),
  };
  checkFamily([identity.ins, ...identity.history], family);
  return { ...base, outcome, identity, warnings };
}

function readIns(ins: ResultIns, where: string, warnings: AnswerWarning[]): NationalIns {
  const kind = insKindOf(ins.oid);
  if (kind === undefined) throw unexpected(`the OID of ${where} is not one of a national identifier`);
  const value = (ins.number ?? '').toUpperCase();
  if (!/^\d{6}[A-Z0-9]\d{6}$/.test(value))
    throw unexpected(`the matricule of ${where} has not 13 characters`);
  // The two keys of HERMANN are wrong in the official answers (teleservices 9): told, never refused.
  if (ins.key === undefined) warnings.push({ code: 'KEY_MISSING', where });
  else if (ins.key !== matriculeKey(value)) warnings.push({ code: 'KEY_MISMATCH', where });
  const { startDate, endDate } = ins;
  if (startDate !== undefined && endDate !== undefined && endDate < startDate) {
    warnings.push({ code: 'DATES_REVERSED', where });
  }
  return {
    value,
    key: ins.key ?? '',
    kind,
    oid: ins.oid,
    ...(startDate === undefined ? {} : { startDate }),
    ...(endDate === undefined ? {} : { endDate }),
  };
}

function readTraits(traits: ResultTraits): NationalTraits {
  const { birthName, firstGivenName, givenNames, sex, birthDate, birthPlace } = traits;
  return {
    ...(birthName === undefined ? {} : { birthName }),
    ...(firstGivenName === undefined ? {} : { firstGivenName }),
    givenNames: givenNames?.split(/\s+/) ?? [],
    ...(sex === 'M' || sex === 'F' ? { sex } : {}),
    ...(birthDate === undefined ? {} : { birthDate }),
    ...(birthPlace === undefined ? {} : { birthPlace }),
  };
}

function checkFamily(all: readonly { readonly kind: InsKind }[], wanted: InsFamily | undefined): void {
  const families = new Set(all.map(({ kind }) => insFamilyOf(kind)));
  if (families.size > 1) {
    throw new TeleservicesError(
      'INS_ENVIRONMENT',
      'The answer mixes identifiers of tests and identifiers of real patients.',
    );
  }
  if (wanted === undefined || families.has(wanted)) return;
  throw new TeleservicesError(
    'INS_ENVIRONMENT',
    wanted === 'real'
      ? 'The service answered a test identifier where those of real patients are kept.'
      : 'The test platform answered the identifier of a real patient.',
  );
}

/** Names of the schema, by the element they stand in (teleservices 7.3). */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  RESULTAT: ['CR', 'INDIVIDU'],
  CR: ['CodeCR', 'LibelleCR'],
  INDIVIDU: ['INSACTIF', 'INSHISTO', 'TIQ'],
  INSACTIF: ['IdIndividu', 'OID', 'DateDeb', 'DateFin'],
  INSHISTO: ['IdIndividu', 'OID', 'DateDeb', 'DateFin'],
  IdIndividu: ['NumIdentifiant', 'Cle', 'TypeMatricule'],
  TIQ: ['NomNaissance', 'Prenom', 'ListePrenom', 'Sexe', 'DateNaissance', 'LieuNaissance'],
};

/** Paths of what the schema does not know: kept in the raw answer, and told. */
function unknownElements(element: ParsedElement, parent: string): string[] {
  const name = element.localName ?? '';
  const path = parent === '' ? name : `${parent}/${name}`;
  return children(element).flatMap((one) => {
    const known =
      (KNOWN[name] ?? []).includes(one.localName ?? '') && one.namespaceURI === element.namespaceURI;
    return known ? unknownElements(one, path) : [`${path}/${one.localName}`];
  });
}
