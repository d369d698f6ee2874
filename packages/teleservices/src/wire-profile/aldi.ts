import {
  attribute,
  child,
  children,
  type ParsedElement,
  plainElement,
  requireChild,
  serializeElement,
  textOf,
  type XmlElement,
} from '@dmpconnect/soap';
import type { WireEntry } from './entry.js';
import { type Matricule, numberElement, readNumber } from './matricule.js';
import { ALD_ANSWER as A, ALD, BENEFICIARY as B, PARTNER as P, ALD_QUERY as Q } from './namespaces.js';
import {
  checkElement,
  checkSequence,
  optionalElement,
  requiredText,
  textIn,
  unexpected,
} from './sequence.js';

/** `listerRequest` (teleservices 10.2). */
export interface AldQuery {
  /** `xsd:dateTime`. */
  readonly time: string;
  /** National identifier of the professional, without its type digit. */
  readonly professional: string;
  readonly beneficiary: AldBeneficiary;
}

/** Whose affections are asked for. */
export interface AldBeneficiary {
  readonly nir?: Matricule | undefined;
  readonly insured?: Matricule | undefined;
  readonly birthDate?: string | undefined;
  readonly birthRank?: string | undefined;
  readonly regime?: string | undefined;
  readonly organisation?: string | undefined;
  readonly centre?: string | undefined;
}

/** `listerResponse` (teleservices 10.3), when its inner namespace is the one of this profile. */
export type AldAnswer = ParsedAldAnswer | { readonly parsed: false; readonly rawXml: string };

export interface ParsedAldAnswer {
  readonly parsed: true;
  readonly time: string;
  /** One of {@link ALD_CODES}. */
  readonly code: string;
  readonly label: string;
  readonly beneficiary?:
    | (AldBeneficiary & { readonly name?: string; readonly givenName?: string })
    | undefined;
  readonly alds: readonly WireAld[];
}

/** `ALD`. */
export interface WireAld {
  readonly type: AldType;
  /** Rank in the list of thirty, or 31, 32. */
  readonly number?: string | undefined;
  readonly label: string;
  /** CIM-10; for physicians alone. */
  readonly medicalCode?: string | undefined;
  readonly exempt: boolean;
  readonly reason?: string | undefined;
  /** YYYY-MM-DD. */
  readonly startDate: string;
  /** Absent: no planned end. */
  readonly endDate?: string | undefined;
  readonly careProtocol?: boolean | undefined;
}

/** `Type`: of the list of thirty, off the list, several diseases, without exoneration. */
export const ALD_TYPES = ['ALD30', 'ALD31', 'ALD32', 'ALDNE'] as const;

/** One of {@link ALD_TYPES}. */
export type AldType = (typeof ALD_TYPES)[number];

/** `CodeCR` of ALDi. */
export const ALD_CODES = {
  '00': 'OK',
  '01': 'Aucune ALD en cours',
  '02': 'Beneficiaire inconnu',
} as const;

/** ALDi. */
export const aldiList: WireEntry<AldQuery, AldAnswer> = {
  key: 'aldi.lister',
  label: 'ALDi',
  status: 'observed',
  answerStatus: 'placeholder',
  action: 'urn:ald:1.0.0:lister',
  headers: { bam: 'full', bamDateRef: true, nature: false, softwareName: 'plain' },
  vitaleAssertion: 'required',
  authentication: ['cps', 'psc'],
  encode: ({ time, professional, beneficiary }) =>
    ALD.element('listerRequest', {}, [
      plainElement('request', {}, [
        Q.element('Horodatage', {}, [time]),
        Q.element('PARTENAIREDESANTE', {}, [P.element('Numero', { R: 'RPPS' }, [professional])]),
        Q.element('BENEFICIAIRE', {}, beneficiaryElements(beneficiary)),
      ]),
    ]),
  decodeQuery: readQuery,
  encodeAnswer: answerElement,
  decode: readAnswer,
};

function beneficiaryElements(person: AldBeneficiary): readonly XmlElement[] {
  return [
    numberElement(B, 'Nir', person.nir, { R: 'NIR' }),
    numberElement(B, 'NirOD', person.insured, { R: 'NIROD' }),
    optionalElement(B, 'DateNai', person.birthDate),
    optionalElement(B, 'Rang', person.birthRank),
    B.element('COUVERTURE', {}, [
      optionalElement(B, 'GrandRegime', person.regime),
      optionalElement(B, 'Organisme', person.organisation),
      optionalElement(B, 'EntiteGestion', person.centre),
    ]),
  ].filter((element) => element !== undefined);
}

function readQuery(content: ParsedElement): AldQuery {
  checkElement(content, ALD, 'listerRequest');
  const request = requireChild(content, '', 'request');
  checkSequence(request, Q, { Horodatage: '1', PARTENAIREDESANTE: '1', BENEFICIAIRE: '1' });
  const beneficiary = requireChild(request, Q.uri, 'BENEFICIAIRE');
  checkSequence(beneficiary, B, {
    Nir: '0..1',
    NirOD: '1',
    DateNai: '1',
    Rang: '1',
    COUVERTURE: '1',
  });
  return {
    time: requiredText(request, Q, 'Horodatage'),
    professional: requiredText(requireChild(request, Q.uri, 'PARTENAIREDESANTE'), P, 'Numero'),
    beneficiary: readBeneficiary(beneficiary),
  };
}

function readBeneficiary(element: ParsedElement): AldBeneficiary {
  const coverage = child(element, B.uri, 'COUVERTURE');
  return {
    nir: readNumber(element, B, 'Nir'),
    insured: readNumber(element, B, 'NirOD'),
    birthDate: textIn(element, B, 'DateNai'),
    birthRank: textIn(element, B, 'Rang'),
    regime: textIn(coverage, B, 'GrandRegime'),
    organisation: textIn(coverage, B, 'Organisme'),
    centre: textIn(coverage, B, 'EntiteGestion'),
  };
}

function answerElement(answer: AldAnswer): XmlElement {
  if (!answer.parsed) throw new TypeError('An answer that was not read cannot be written.');
  const { beneficiary } = answer;
  return ALD.element('listerResponse', {}, [
    plainElement('response', {}, [
      A.element('Horodatage', {}, [answer.time]),
      A.element('CR', {}, [
        A.element('CodeCR', {}, [answer.code]),
        A.element('LibelleCR', {}, [answer.label]),
      ]),
      beneficiary &&
        A.element('BENEFICIAIRE', {}, [
          ...beneficiaryElements(beneficiary).filter(({ name }) => name !== 'COUVERTURE'),
          optionalElement(A, 'NomUsuel', beneficiary.name),
          optionalElement(A, 'Prenom', beneficiary.givenName),
        ]),
      answer.alds.map(aldElement),
    ]),
  ]);
}

function aldElement(ald: WireAld): XmlElement {
  return A.element('ALD', {}, [
    A.element('Type', {}, [ald.type]),
    optionalElement(A, 'Numero', ald.number),
    A.element('Libelle', {}, [ald.label]),
    ald.medicalCode === undefined ? undefined : A.element('CodeMedical', { R: 'CIM10' }, [ald.medicalCode]),
    A.element('Exoneration', {}, [ald.exempt ? 'O' : 'N']),
    optionalElement(A, 'Motif', ald.reason),
    A.element('DateDebut', {}, [ald.startDate]),
    optionalElement(A, 'DateFin', ald.endDate),
    ald.careProtocol === undefined
      ? undefined
      : A.element('ProtocoleSoins', {}, [ald.careProtocol ? 'O' : 'N']),
  ]);
}

function readAnswer(content: ParsedElement): AldAnswer {
  const response =
    content.namespaceURI === ALD.uri && content.localName === 'listerResponse'
      ? child(content, '', 'response')
      : undefined;
  const report = response && child(response, A.uri, 'CR');
  // The answer of the real service is not public: another shape is handed over as it is (teleservices 10.3).
  if (response === undefined || report === undefined)
    return { parsed: false, rawXml: serializeElement(content) };
  return {
    parsed: true,
    time: requiredText(response, A, 'Horodatage'),
    code: requiredText(report, A, 'CodeCR'),
    label: textIn(report, A, 'LibelleCR') ?? '',
    alds: children(response, A.uri, 'ALD').map(readAld),
  };
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

function readAld(element: ParsedElement): WireAld {
  const text = requiredText(element, A, 'Type');
  const type = ALD_TYPES.find((known) => known === text);
  if (type === undefined) throw unexpected(element, 'has an unknown Type');
  const code = child(element, A.uri, 'CodeMedical');
  const startDate = requiredText(element, A, 'DateDebut');
  const endDate = textIn(element, A, 'DateFin');
  if (!DAY.test(startDate) || !DAY.test(endDate ?? startDate))
    throw unexpected(element, 'has a date of the wrong form');
  return {
    type,
    number: textIn(element, A, 'Numero'),
    label: requiredText(element, A, 'Libelle'),
    medicalCode: code !== undefined && attribute(code, 'R') === 'CIM10' ? textOf(code) : undefined,
    exempt: readFlag(element, requiredText(element, A, 'Exoneration')),
    reason: textIn(element, A, 'Motif'),
    startDate,
    endDate,
    careProtocol: readOptionalFlag(element, textIn(element, A, 'ProtocoleSoins')),
  };
}

function readFlag(element: ParsedElement, text: string): boolean {
  if (text !== 'O' && text !== 'N') throw unexpected(element, 'has a flag that is neither O nor N');
  return text === 'O';
}

function readOptionalFlag(element: ParsedElement, text: string | undefined): boolean | undefined {
  return text === undefined ? undefined : readFlag(element, text);
}
