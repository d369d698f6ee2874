import { children, textOf } from '@dmpconnect/soap';
import type { WireEntry } from './entry.js';
import { readSearchResult, type SearchResult, searchResultElement } from './insi-result.js';
import { type Matricule, matriculeElement, readMatricule } from './matricule.js';
import { TRAITS_SEARCH as T, VITALE_SEARCH as V } from './namespaces.js';
import { checkElement, checkSequence, optionalElement, textIn } from './sequence.js';

/** `RECVITALE` (teleservices 7.1). */
export interface VitaleSearchQuery {
  /** `MatriculeIndividu`: NIR of the beneficiary, when the card holds it. */
  readonly individual?: Matricule | undefined;
  /** `MatriculeOD`: NIR of who opens the rights. */
  readonly insured?: Matricule | undefined;
  readonly birthName?: string | undefined;
  /** YYYY-MM-DD, which may be no date of the calendar. */
  readonly birthDate?: string | undefined;
  /** Rang gémellaire. */
  readonly birthRank?: string | undefined;
}

/** `RECSANSVITALE` (teleservices 7.2). */
export interface TraitsSearchQuery {
  readonly birthName?: string | undefined;
  /** One `Prenom` each. */
  readonly givenNames: readonly string[];
  /** `M` or `F`. */
  readonly sex?: string | undefined;
  readonly birthDate?: string | undefined;
  /** COG. */
  readonly birthPlace?: string | undefined;
}

/** What the entries of both searches share. */
const SEARCH = {
  status: 'official',
  answerStatus: 'official',
  decode: readSearchResult,
  encodeAnswer: searchResultElement,
} as const;

/** INSi operation 1. */
export const insiVitale: WireEntry<VitaleSearchQuery, SearchResult> = {
  ...SEARCH,
  key: 'insi.vitale',
  label: 'INSi 1',
  action: 'urn:ServiceIdentiteCertifiee:1.0.0:rechercherInsAvecCarteVitale',
  headers: { bam: 'vitale', bamDateRef: false, nature: true, softwareName: 'urn+version' },
  vitaleAssertion: 'required',
  authentication: ['cps', 'psc', 'delegated'],
  encode: ({ individual, insured, birthName, birthDate, birthRank }) =>
    V.element('RECVITALE', {}, [
      matriculeElement(V, 'MatriculeIndividu', individual),
      matriculeElement(V, 'MatriculeOD', insured),
      optionalElement(V, 'NomNaissance', birthName),
      optionalElement(V, 'DateNaissance', birthDate),
      optionalElement(V, 'RangNaissance', birthRank),
    ]),
  decodeQuery: (content) => {
    checkElement(content, V, 'RECVITALE');
    checkSequence(content, V, {
      MatriculeIndividu: '0..1',
      MatriculeOD: '0..1',
      NomNaissance: '0..1',
      DateNaissance: '0..1',
      RangNaissance: '0..1',
    });
    return {
      individual: readMatricule(content, V, 'MatriculeIndividu', true),
      insured: readMatricule(content, V, 'MatriculeOD', true),
      birthName: textIn(content, V, 'NomNaissance'),
      birthDate: textIn(content, V, 'DateNaissance'),
      birthRank: textIn(content, V, 'RangNaissance'),
    };
  },
};

/** INSi operation 2. */
export const insiTraits: WireEntry<TraitsSearchQuery, SearchResult> = {
  ...SEARCH,
  key: 'insi.traits',
  label: 'INSi 2',
  action: 'urn:ServiceIdentiteCertifiee:1.0.0:rechercherInsAvecTraitsIdentite',
  headers: { bam: 'empty', bamDateRef: false, nature: true, softwareName: 'urn+version' },
  vitaleAssertion: 'none',
  authentication: ['cps', 'psc', 'tlsm', 'delegated'],
  encode: ({ birthName, givenNames, sex, birthDate, birthPlace }) =>
    T.element('RECSANSVITALE', {}, [
      optionalElement(T, 'NomNaissance', birthName),
      givenNames.map((name) => T.element('Prenom', {}, [name])),
      optionalElement(T, 'Sexe', sex),
      optionalElement(T, 'DateNaissance', birthDate),
      optionalElement(T, 'LieuNaissance', birthPlace),
    ]),
  decodeQuery: (content) => {
    checkElement(content, T, 'RECSANSVITALE');
    checkSequence(content, T, {
      NomNaissance: '0..1',
      Prenom: '0..n',
      Sexe: '0..1',
      DateNaissance: '0..1',
      LieuNaissance: '0..1',
    });
    return {
      birthName: textIn(content, T, 'NomNaissance'),
      givenNames: children(content, T.uri, 'Prenom').map(textOf),
      sex: textIn(content, T, 'Sexe'),
      birthDate: textIn(content, T, 'DateNaissance'),
      birthPlace: textIn(content, T, 'LieuNaissance'),
    };
  },
};
