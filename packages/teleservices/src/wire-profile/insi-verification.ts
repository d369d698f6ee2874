import { type ParsedElement, requireChild, type XmlElement, type XmlNamespace } from '@dmpconnect/soap';
import type { WireEntry, WireHeaders } from './entry.js';
import { PLACEHOLDER_PREFIX, VERIFICATION } from './namespaces.js';
import { checkElement, checkSequence, optionalElement, requiredText, textIn } from './sequence.js';

/** An INS with all its traits, to be compared with the national base (teleservices 7.4). */
export interface VerificationQuery {
  /** 13 characters. */
  readonly number: string;
  /** Two digits. */
  readonly key: string;
  readonly oid: string;
  readonly birthName: string;
  /** `ListePrenom`: given names, one space between. */
  readonly givenNames: string;
  readonly sex: string;
  readonly birthDate: string;
  readonly birthPlace?: string | undefined;
}

/** `CR`: a code of {@link VERIFICATION_CODES} and its wording. */
export interface VerificationReport {
  readonly code: string;
  readonly label: string;
}

/** `CodeCR` of a verification, with its wording: no detail is given, on purpose. */
export const VERIFICATION_CODES = { '00': 'OK', '01': 'Identite non conforme' } as const;

/** Headers of the operations that need no card of the patient. */
export const WITHOUT_CARD: WireHeaders = {
  bam: 'empty',
  bamDateRef: false,
  nature: true,
  softwareName: 'urn+version',
};

/** INSi operation 3. */
export const insiVerification: WireEntry<VerificationQuery, VerificationReport> = {
  key: 'insi.verif',
  label: 'INSi 3',
  status: 'placeholder',
  answerStatus: 'placeholder',
  action: `${PLACEHOLDER_PREFIX}insi:1:verifierIns`,
  headers: WITHOUT_CARD,
  vitaleAssertion: 'none',
  authentication: ['cps', 'psc', 'tlsm', 'delegated'],
  encode: (query) => VERIFICATION.element('VERIFICATION', {}, identityElements(VERIFICATION, query)),
  decode: (content) => {
    checkElement(content, VERIFICATION, 'COMPTERENDU');
    return readReport(requireChild(content, VERIFICATION.uri, 'CR'), VERIFICATION);
  },
  decodeQuery: (content) => {
    checkElement(content, VERIFICATION, 'VERIFICATION');
    return readIdentity(content, VERIFICATION);
  },
  encodeAnswer: (report) =>
    VERIFICATION.element('COMPTERENDU', {}, [
      VERIFICATION.element('CR', {}, reportElements(VERIFICATION, report)),
    ]),
};

/** `INS` and `TIQ`. */
export function identityElements(space: XmlNamespace, query: VerificationQuery): readonly XmlElement[] {
  return [
    space.element('INS', {}, [
      space.element('NumIdentifiant', {}, [query.number]),
      space.element('Cle', {}, [query.key]),
      space.element('OID', {}, [query.oid]),
    ]),
    space.element('TIQ', {}, [
      space.element('NomNaissance', {}, [query.birthName]),
      space.element('ListePrenom', {}, [query.givenNames]),
      space.element('Sexe', {}, [query.sex]),
      space.element('DateNaissance', {}, [query.birthDate]),
      optionalElement(space, 'LieuNaissance', query.birthPlace),
    ]),
  ];
}

/** Reads `INS` and `TIQ`, strictly. @throws {SoapError} `XML_UNEXPECTED`. */
export function readIdentity(element: ParsedElement, space: XmlNamespace): VerificationQuery {
  checkSequence(element, space, { INS: '1', TIQ: '1' });
  const ins = requireChild(element, space.uri, 'INS');
  const traits = requireChild(element, space.uri, 'TIQ');
  checkSequence(ins, space, { NumIdentifiant: '1', Cle: '1', OID: '1' });
  checkSequence(traits, space, {
    NomNaissance: '1',
    ListePrenom: '1',
    Sexe: '1',
    DateNaissance: '1',
    LieuNaissance: '0..1',
  });
  return {
    number: requiredText(ins, space, 'NumIdentifiant'),
    key: requiredText(ins, space, 'Cle'),
    oid: requiredText(ins, space, 'OID'),
    birthName: requiredText(traits, space, 'NomNaissance'),
    givenNames: requiredText(traits, space, 'ListePrenom'),
    sex: requiredText(traits, space, 'Sexe'),
    birthDate: requiredText(traits, space, 'DateNaissance'),
    birthPlace: textIn(traits, space, 'LieuNaissance'),
  };
}

/** `CodeCR` and `LibelleCR`. */
export function reportElements(space: XmlNamespace, { code, label }: VerificationReport): XmlElement[] {
  return [space.element('CodeCR', {}, [code]), space.element('LibelleCR', {}, [label])];
}

/** Reads `CodeCR` and `LibelleCR`. @throws {SoapError} `XML_UNEXPECTED`. */
export function readReport(element: ParsedElement, space: XmlNamespace): VerificationReport {
  return { code: requiredText(element, space, 'CodeCR'), label: textIn(element, space, 'LibelleCR') ?? '' };
}
