import { children, type ParsedElement } from '@dmpconnect/soap';
import {
  type SearchResult,
  type TraitsSearchQuery,
  WIRE_PROFILE,
} from '@dmpconnect/teleservices/wire-profile';
import type { TlsiIdentity } from '../identities/identity.js';
import { type AskedTraits, areWellFormed } from '../identities/trait-form.js';
import { refuse } from '../refusal.js';
import { defineOperation } from './operation.js';
import { answerSearch, dressSearch } from './search-answer.js';

const technicalFault = 'insi_102';

const ENTRY = WIRE_PROFILE['insi.traits'];

/** A question, and whether one of its texts has white space around it: reading drops it, the service does not. */
type Query = TraitsSearchQuery & { readonly isPadded: boolean };

function readQuery(content: ParsedElement): Query {
  const texts = children(content).map(({ textContent }) => textContent ?? '');
  return { ...ENTRY.decodeQuery(content), isPadded: texts.some((text) => text !== text.trim()) };
}

/** INSi 2: people who have these traits (teleservices 7.2, 15.3). */
export const searchByTraits = defineOperation<Query, SearchResult>({
  entry: { ...ENTRY, decodeQuery: readQuery },
  technicalFault,
  birthName: ({ birthName }) => birthName,
  answer: (query, _call, world) => {
    const traits = requireTraits(query);
    const found =
      !query.isPadded && areWellFormed(traits)
        ? world.identities.list().filter((identity) => hasTraits(identity, traits))
        : [];
    return answerSearch(found, technicalFault, world);
  },
  dress: dressSearch,
});

/** The schema takes everything as optional; the rules of the service do not (teleservices 7.2). */
function requireTraits({
  birthName,
  givenNames,
  sex,
  birthDate,
  birthPlace,
}: TraitsSearchQuery): AskedTraits {
  const missing = (name: string) => refuse('desir_sim_003', `${name} is mandatory.`);
  if (birthName === undefined) throw missing('NomNaissance');
  if (givenNames.length === 0) throw missing('Prenom');
  if (sex === undefined) throw missing('Sexe');
  if (birthDate === undefined) throw missing('DateNaissance');
  return { birthName, givenNames, sex, birthDate, birthPlace };
}

function hasTraits(identity: TlsiIdentity, asked: AskedTraits): boolean {
  const known = new Set(identity.givenNames.split(' '));
  return (
    identity.birthName === asked.birthName &&
    identity.sex === asked.sex &&
    identity.birthDate === asked.birthDate &&
    asked.givenNames.flatMap((name) => name.split(' ')).every((name) => known.has(name)) &&
    (asked.birthPlace === undefined || identity.birthPlace === asked.birthPlace)
  );
}
