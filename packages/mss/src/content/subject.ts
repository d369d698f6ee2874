/** Beginning of the subject of a message with documents (ECO.2.1.3). */
export const XDM_SUBJECT = 'XDM/1.0/DDM+';

export interface SubjectPatient {
  readonly name: string;
  readonly given: string;
  /** `YYYYMMDD`; left out of the subject when it is less. */
  readonly birthDate?: string | undefined;
}

/**
 * Subject of a message with documents (ECO.2.1.3): label cut at 40 characters, or the number of documents.
 *
 * @param labels Label of the type of each document.
 * @example
 * ```ts
 * xdmSubject(['Compte rendu'], { name: 'Adrun', given: 'Zoé', birthDate: '19751231' });
 * // XDM/1.0/DDM+Compte rendu ADRUN Zoé 31/12/1975
 * ```
 */
export function xdmSubject(
  labels: readonly string[],
  patient: SubjectPatient,
  options: { readonly replaces?: boolean | undefined } = {},
): string {
  const [only = ''] = labels;
  const label =
    labels.length === 1 ? [...oneLine(only)].slice(0, 40).join('').trim() : `${labels.length} documents`;
  const { birthDate } = patient;
  const date = birthDate !== undefined && /^\d{8}$/.test(birthDate) ? frenchDate(birthDate) : '';
  const text = `${XDM_SUBJECT}${label} ${upperPlain(patient.name)} ${oneLine(patient.given)} ${date}`.trim();
  return options.replaces === true ? `[Annule et remplace] ${text}` : text;
}

/** Whether a subject already follows the rule, its prefixes put aside. */
export function isXdmSubject(subject: string): boolean {
  return subject.replace(/^(\s*\[[^\]]*\]\s*)*/, '').startsWith('XDM/');
}

/**
 * Name of a PDF (ECO.2.1.6): `<date acte>_<type document>_<NOM>_<prénom>_<n° dossier>.pdf`.
 *
 * @param number Tells two files of one name apart.
 */
export function pdfName(
  parts: {
    readonly actDate: string;
    readonly type: string;
    readonly patient: SubjectPatient;
    readonly recordNumber?: string | undefined;
  },
  number = 1,
): string {
  const { actDate, type, patient, recordNumber = '' } = parts;
  const names = [actDate.slice(0, 8), type, upperPlain(patient.name), patient.given, recordNumber]
    .map(fileNamePart)
    .filter((part) => part !== '');
  return `${names.join('_')}${number > 1 ? `_${number}` : ''}.pdf`;
}

/** Upper case without accents: `Élodie d'Œuvre` gives `ELODIE D'OEUVRE`. */
export function upperPlain(text: string): string {
  return oneLine(text)
    .replace(/œ/gi, 'oe')
    .replace(/æ/gi, 'ae')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase();
}

function fileNamePart(text: string): string {
  return oneLine(text)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9.-]+/g, '_')
    .replace(/^[_.]+|[_.]+$/g, '')
    .slice(0, 60);
}

function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

function frenchDate(text: string): string {
  return `${text.slice(6, 8)}/${text.slice(4, 6)}/${text.slice(0, 4)}`;
}
