import { child, children, type ParsedElement, requireChild, type XmlElement } from '@dmpconnect/soap';
import { type Matricule, matriculeElement, readMatricule } from './matricule.js';
import { SEARCH_RESULT as R } from './namespaces.js';
import { checkElement, optionalElement, requiredText, textIn } from './sequence.js';

/** `RESULTAT`: the answer of both searches (teleservices 7.3). */
export interface SearchResult {
  /** `CodeCR`: see {@link SEARCH_CODES}. */
  readonly code: string;
  /** `LibelleCR`. */
  readonly label: string;
  /** Only with code `00`. */
  readonly individual?: ResultIndividual | undefined;
}

export interface ResultIndividual {
  /** `INSACTIF`. */
  readonly active: ResultIns;
  /** `INSHISTO`. */
  readonly history: readonly ResultIns[];
  /** `TIQ`. */
  readonly traits: ResultTraits;
}

export interface ResultIns extends Matricule {
  readonly oid: string;
  /** YYYY-MM-DD. An end may come before its start: seen in an official answer (teleservices 7.3). */
  readonly startDate?: string | undefined;
  readonly endDate?: string | undefined;
}

export interface ResultTraits {
  readonly birthName?: string | undefined;
  /** `Prenom`, often absent. */
  readonly firstGivenName?: string | undefined;
  /** `ListePrenom`: all birth given names, one space between. */
  readonly givenNames?: string | undefined;
  /** `M`, `F`. */
  readonly sex?: string | undefined;
  readonly birthDate?: string | undefined;
  /** COG. */
  readonly birthPlace?: string | undefined;
}

/** `CodeCR` with the `LibelleCR` it comes with (teleservices 7.3). */
export const SEARCH_CODES = {
  '00': 'OK',
  '01': 'Aucune identite trouvee',
  '02': 'Plusieurs identites trouvees',
} as const;

/** Reads `RESULTAT`, children by name in any order. @throws {SoapError} `XML_UNEXPECTED`. */
export function readSearchResult(content: ParsedElement): SearchResult {
  checkElement(content, R, 'RESULTAT');
  const report = requireChild(content, R.uri, 'CR');
  const individual = child(content, R.uri, 'INDIVIDU');
  return {
    code: requiredText(report, R, 'CodeCR'),
    label: textIn(report, R, 'LibelleCR') ?? '',
    individual: individual && readIndividual(individual),
  };
}

function readIndividual(element: ParsedElement): ResultIndividual {
  const traits = requireChild(element, R.uri, 'TIQ');
  return {
    active: readIns(requireChild(element, R.uri, 'INSACTIF')),
    history: children(element, R.uri, 'INSHISTO').map(readIns),
    traits: {
      birthName: textIn(traits, R, 'NomNaissance'),
      firstGivenName: textIn(traits, R, 'Prenom'),
      givenNames: textIn(traits, R, 'ListePrenom'),
      sex: textIn(traits, R, 'Sexe'),
      birthDate: textIn(traits, R, 'DateNaissance'),
      birthPlace: textIn(traits, R, 'LieuNaissance'),
    },
  };
}

function readIns(element: ParsedElement): ResultIns {
  return {
    ...readMatricule(element, R, 'IdIndividu'),
    oid: requiredText(element, R, 'OID'),
    startDate: textIn(element, R, 'DateDeb'),
    endDate: textIn(element, R, 'DateFin'),
  };
}

/** Writes `RESULTAT` in the order of its schema. */
export function searchResultElement({ code, label, individual }: SearchResult): XmlElement {
  return R.element('RESULTAT', {}, [
    R.element('CR', {}, [R.element('CodeCR', {}, [code]), R.element('LibelleCR', {}, [label])]),
    individual && individualElement(individual),
  ]);
}

function individualElement({ active, history, traits }: ResultIndividual): XmlElement {
  return R.element('INDIVIDU', {}, [
    insElement('INSACTIF', active),
    history.map((ins) => insElement('INSHISTO', ins)),
    R.element('TIQ', {}, [
      optionalElement(R, 'NomNaissance', traits.birthName),
      optionalElement(R, 'Prenom', traits.firstGivenName),
      optionalElement(R, 'ListePrenom', traits.givenNames),
      optionalElement(R, 'Sexe', traits.sex),
      optionalElement(R, 'DateNaissance', traits.birthDate),
      optionalElement(R, 'LieuNaissance', traits.birthPlace),
    ]),
  ]);
}

function insElement(name: string, ins: ResultIns): XmlElement {
  return R.element(name, {}, [
    matriculeElement(R, 'IdIndividu', ins),
    R.element('OID', {}, [ins.oid]),
    optionalElement(R, 'DateDeb', ins.startDate),
    optionalElement(R, 'DateFin', ins.endDate),
  ]);
}
