import type { XmlElement } from '@dmpconnect/soap';
import {
  type FaultDetailCode,
  type ResultIns,
  SEARCH_CODES,
  type SearchResult,
} from '@dmpconnect/teleservices/wire-profile';
import { oidOf } from '../identities/domain.js';
import type { TlsiIdentity, TlsiIns } from '../identities/identity.js';
import { refuse } from '../refusal.js';
import type { TlsiSettings } from '../settings.js';
import type { TlsiWorld } from '../world.js';

const outcome = (code: keyof typeof SEARCH_CODES): SearchResult => ({ code, label: SEARCH_CODES[code] });

/**
 * The answer of a search, by how many people were found (teleservices 7.3, 15.3). The national test platform answers a
 * technical fault for who is not in its small base (6): the setting `unknownIdentity` plays that.
 */
export function answerSearch(
  found: readonly TlsiIdentity[],
  technicalFault: FaultDetailCode,
  { settings }: TlsiWorld,
): SearchResult {
  const [identity, another] = found;
  if (another !== undefined) return outcome('02');
  if (identity !== undefined) return { ...outcome('00'), individual: describe(identity, settings) };
  if (settings.unknownIdentity === 'fault') throw refuse(technicalFault, 'The back end cannot be reached.');
  return outcome('01');
}

function describe(identity: TlsiIdentity, { oids }: TlsiSettings): SearchResult['individual'] {
  const { birthName, firstGivenName, givenNames, sex, birthDate, birthPlace } = identity;
  const write = ({ number, key, kind, startDate, endDate }: TlsiIns): ResultIns => ({
    number,
    key,
    oid: oidOf(kind, oids),
    startDate,
    endDate,
  });
  return {
    active: write(identity.ins),
    history: identity.history.map(write),
    traits: { birthName, firstGivenName, givenNames, sex, birthDate, birthPlace },
  };
}

const DATES: readonly string[] = ['DateDeb', 'DateFin'];

/** Puts the dates of past identifiers before their matricules, when asked: as published answers, against their schema. */
export function dressSearch(content: XmlElement, { settings }: TlsiWorld): XmlElement {
  if (!settings.historyDatesFirst) return content;
  return mapElements(content, 'INDIVIDU', (individual) =>
    mapElements(individual, 'INSHISTO', (past) => {
      const dates = past.children.filter((child) => isNamed(child, DATES));
      return { ...past, children: [...dates, ...past.children.filter((child) => !isNamed(child, DATES))] };
    }),
  );
}

type XmlChild = XmlElement['children'][number];

function isNamed(child: XmlChild, names: readonly string[]): child is XmlElement {
  return typeof child === 'object' && child.kind === 'element' && names.includes(child.name);
}

function mapElements(
  parent: XmlElement,
  name: string,
  change: (child: XmlElement) => XmlElement,
): XmlElement {
  return {
    ...parent,
    children: parent.children.map((child) => (isNamed(child, [name]) ? change(child) : child)),
  };
}
