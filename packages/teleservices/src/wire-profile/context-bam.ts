import { attribute, child, type ParsedElement, requireChild, type XmlElement } from '@dmpconnect/soap';
import { type Matricule, numberElement, readNumber } from './matricule.js';
import { BAM } from './namespaces.js';
import {
  checkElement,
  checkSequence,
  optionalElement,
  requiredText,
  textIn,
  textLike,
  unexpected,
} from './sequence.js';

/** Rights of the person asked about, as the card holds them: `COUVERTURE` (teleservices 4.1). */
export interface Coverage {
  /** Régime, two digits. */
  readonly regime?: string | undefined;
  /** Caisse, three digits. */
  readonly organisation?: string | undefined;
  /** Centre, four digits. */
  readonly centre?: string | undefined;
  /** Who opens the rights. */
  readonly insured?: Matricule | undefined;
  readonly beneficiary?: CoverageBeneficiary | undefined;
}

/** `BENEFICIAIRE` of {@link Coverage}. */
export interface CoverageBeneficiary {
  readonly certified?: (Matricule & { readonly certifiedOn?: string | undefined }) | undefined;
  /** YYYY-MM-DD, which may be no date of the calendar. */
  readonly birthDate?: string | undefined;
  /** Rang gémellaire. */
  readonly birthRank?: string | undefined;
  /** One digit. */
  readonly holder?: string | undefined;
}

/** `ContexteBAM` 01_02. */
export interface BamContext {
  readonly id: string;
  /** `xsd:dateTime`, UTC. */
  readonly time: string;
  readonly emitter?: string | undefined;
  /** `xsd:dateTime`. */
  readonly referenceDate?: string | undefined;
  readonly coverage: Coverage;
}

/** Version of `ContexteBAM` (teleservices 4.1). */
export const BAM_VERSION = '01_02';

const NUMBER = /^\d{6}[AB0-9]\d{6}$/;
const KEY = /^\d{2}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DATE_TIME = /^-?\d{4,}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})?$/;

/** @param nature Whether the attribute `Nature` is written. */
export function bamContextElement(context: BamContext, nature: boolean): XmlElement {
  const { id, time, emitter, referenceDate, coverage } = context;
  return BAM.element('ContexteBAM', { Nature: nature ? 'CTXBAM' : undefined, Version: BAM_VERSION }, [
    BAM.element('Id', {}, [id]),
    BAM.element('Temps', {}, [time]),
    optionalElement(BAM, 'Emetteur', emitter),
    optionalElement(BAM, 'DateRef', referenceDate),
    coverageElement(coverage),
  ]);
}

function coverageElement({ regime, organisation, centre, insured, beneficiary }: Coverage): XmlElement {
  const id = numberElement(BAM, 'Id', insured);
  return BAM.element('COUVERTURE', {}, [
    optionalElement(BAM, 'GrandRegime', regime),
    optionalElement(BAM, 'Organisme', organisation),
    optionalElement(BAM, 'CodeCentre', centre),
    id && BAM.element('ASSURE', {}, [id]),
    beneficiary && beneficiaryElement(beneficiary),
  ]);
}

function beneficiaryElement(beneficiary: CoverageBeneficiary): XmlElement {
  const { certified, birthDate, birthRank, holder } = beneficiary;
  return BAM.element('BENEFICIAIRE', {}, [
    certified?.number === undefined
      ? undefined
      : BAM.element('Nir', {}, [
          optionalElement(BAM, 'Num', certified.number),
          optionalElement(BAM, 'Cle', certified.key),
          optionalElement(BAM, 'DateCertification', certified.certifiedOn),
        ]),
    optionalElement(BAM, 'DateNai', birthDate),
    optionalElement(BAM, 'Rang', birthRank),
    optionalElement(BAM, 'Porteur', holder),
  ]);
}

/**
 * Reads a `ContexteBAM`, strictly: version, order of the schema, patterns (teleservices 15.2, step 5).
 *
 * @throws {SoapError} `XML_UNEXPECTED` naming the element and the rule.
 */
export function readBamContext(element: ParsedElement): BamContext {
  checkElement(element, BAM, 'ContexteBAM');
  if (attribute(element, 'Version') !== BAM_VERSION)
    throw unexpected(element, `is not version ${BAM_VERSION}`);
  if ((attribute(element, 'Nature') ?? 'CTXBAM') !== 'CTXBAM') {
    throw unexpected(element, 'has another Nature than CTXBAM');
  }
  checkSequence(element, BAM, { Id: '1', Temps: '1', Emetteur: '0..1', DateRef: '0..1', COUVERTURE: '1' });
  return {
    id: requiredText(element, BAM, 'Id'),
    time: textLike(element, BAM, 'Temps', DATE_TIME) ?? requiredText(element, BAM, 'Temps'),
    emitter: textIn(element, BAM, 'Emetteur'),
    referenceDate: textLike(element, BAM, 'DateRef', DATE_TIME),
    coverage: readCoverage(requireChild(element, BAM.uri, 'COUVERTURE')),
  };
}

function readCoverage(element: ParsedElement): Coverage {
  checkSequence(element, BAM, {
    GrandRegime: '0..1',
    Organisme: '0..1',
    CodeCentre: '0..1',
    ASSURE: '0..1',
    BENEFICIAIRE: '0..1',
  });
  const insured = child(element, BAM.uri, 'ASSURE');
  if (insured !== undefined) {
    checkSequence(insured, BAM, { Id: '0..1' });
    checkNumber(child(insured, BAM.uri, 'Id'), { Num: '0..1', Cle: '0..1' });
  }
  const beneficiary = child(element, BAM.uri, 'BENEFICIAIRE');
  return {
    regime: textIn(element, BAM, 'GrandRegime'),
    organisation: textIn(element, BAM, 'Organisme'),
    centre: textIn(element, BAM, 'CodeCentre'),
    insured: readNumber(insured, BAM, 'Id'),
    beneficiary: beneficiary && readBeneficiary(beneficiary),
  };
}

function readBeneficiary(element: ParsedElement): CoverageBeneficiary {
  checkSequence(element, BAM, { Nir: '0..1', DateNai: '0..1', Rang: '0..1', Porteur: '0..1' });
  const nir = child(element, BAM.uri, 'Nir');
  checkNumber(nir, { Num: '0..1', Cle: '0..1', DateCertification: '0..1' });
  return {
    certified: nir && {
      ...readNumber(element, BAM, 'Nir'),
      certifiedOn: textLike(nir, BAM, 'DateCertification', DAY),
    },
    birthDate: textLike(element, BAM, 'DateNai', DAY),
    birthRank: textLike(element, BAM, 'Rang', /^[+-]?\d+$/),
    holder: textLike(element, BAM, 'Porteur', /^\d$/),
  };
}

function checkNumber(element: ParsedElement | undefined, sequence: Readonly<Record<string, '0..1'>>): void {
  if (element === undefined) return;
  checkSequence(element, BAM, sequence);
  textLike(element, BAM, 'Num', NUMBER);
  textLike(element, BAM, 'Cle', KEY);
}
