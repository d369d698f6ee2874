import type {
  CdaAddress,
  CdaHeader,
  CdaInformant,
  CdaInterval,
  CdaOrganization,
  CdaParticipant,
  CdaPatient,
  CdaPerson,
} from '../cda-header.js';

/** A label and what it is about; several values stand one under the other. */
export type PageRow = readonly [label: string, ...values: readonly string[]];

/** A part of the header, as a reader looks for it. */
export interface PageSection {
  readonly title: string;
  readonly rows: readonly PageRow[];
}

/** The header of a document in the words of its readers. Rows without value are left out by the page. */
export function headerSections(header: CdaHeader): readonly PageSection[] {
  return [
    { title: 'Document', rows: documentRows(header) },
    { title: 'Patient', rows: patientRows(header.patient) },
    { title: 'Auteurs et responsables', rows: authorRows(header) },
    { title: 'Acte', rows: eventRows(header) },
    { title: 'Prise en charge', rows: encounterRows(header) },
    { title: 'Autres intervenants', rows: otherRows(header) },
  ];
}

function documentRows(header: CdaHeader): readonly PageRow[] {
  return [
    ['Type de document', labelOf(header.code)],
    ['Date du document', formatTime(header.effectiveTime)],
    ['Version', header.versionNumber === undefined ? '' : String(header.versionNumber)],
    ['Confidentialité', labelOf(header.confidentiality)],
    ['Langue', header.languageCode ?? ''],
    ['Structure de conservation', describeOrganization(header.custodian)],
    ['Identifiant du document', header.id.root],
    ['Remplace le document', header.replaces?.root ?? ''],
  ];
}

/** CDA says UN where HL7 v2 says U; older documents have U. */
const SEXES: Readonly<Record<string, string>> = {
  M: 'Masculin',
  F: 'Féminin',
  U: 'Inconnu',
  UN: 'Inconnu',
};

function patientRows(patient: CdaPatient): readonly PageRow[] {
  return [
    ['Patient', describePatient(patient)],
    ['Prénoms de naissance', patient.givens ?? ''],
    ['Date de naissance', formatTime(patient.birthTime)],
    ['Sexe', SEXES[patient.sex ?? ''] ?? ''],
    ['Lieu de naissance (code)', patient.birthPlace ?? ''],
    ['Identifiant du patient', ...patient.ids.map(({ extension, root }) => extension ?? root)],
    ['Adresse', ...patient.addresses.map(describeAddress)],
    ['Contact', ...patient.telecoms.map(({ value }) => describeTelecom(value))],
    [
      'Représentant',
      ...patient.guardians.map(({ givenName, familyName, organization }) =>
        joinWords([givenName, familyName, organization]),
      ),
    ],
  ];
}

function authorRows(header: CdaHeader): readonly PageRow[] {
  return [
    ...header.authors.map((author): PageRow => ['Auteur', describePerson(author)]),
    ['Responsable du document', describePerson(header.legalAuthenticator)],
    ['Validé par', ...header.authenticators.map(describePerson)],
    ['Saisi par', describePerson(header.dataEnterer)],
  ];
}

function eventRows({ events, orders }: CdaHeader): readonly PageRow[] {
  const [main, ...others] = events;
  return [
    ['Acte', labelOf(main?.code), ...(main?.translations ?? []).map(labelOf)],
    ['Début de l’acte', formatTime(main?.startTime)],
    ['Fin de l’acte', formatTime(main?.stopTime)],
    ['Exécutant', ...(main?.performers ?? []).map(describePerson)],
    ['Cadre d’exercice', labelOf(main?.performers[0]?.organization?.practiceSetting)],
    ['Acte associé', ...others.map(({ code }) => labelOf(code))],
    ['Demande', ...orders.flatMap(({ ids }) => ids.map(({ extension, root }) => extension ?? root))],
  ];
}

function encounterRows({ encounter }: CdaHeader): readonly PageRow[] {
  return [
    ['Type de prise en charge', labelOf(encounter?.code)],
    ['Période', describePeriod(encounter)],
    ['Lieu de prise en charge', labelOf(encounter?.facility?.code), encounter?.facility?.name ?? ''],
    ['Responsable de la prise en charge', describePerson(encounter?.responsible)],
    ['Intervenant', ...(encounter?.participants ?? []).map(describePerson)],
    ['Sortie', labelOf(encounter?.dischargeDisposition)],
  ];
}

function otherRows({ participants, informants, recipients }: CdaHeader): readonly PageRow[] {
  return [
    ...participants.map((one): PageRow => [participantLabel(one), describePerson(one)]),
    ...informants.map((one): PageRow => [informantLabel(one), describePerson(one)]),
    ['Destinataire', ...recipients.map(describePerson)],
  ];
}

function participantLabel({ role }: CdaParticipant): string {
  return role === undefined || role.label === '' ? 'Participant' : role.label;
}

const INFORMANTS: Readonly<Record<string, string>> = {
  ECON: 'Personne à prévenir',
  NOK: 'Personne de confiance',
  CAREGIVER: 'Aidant',
};

function informantLabel({ classCode }: CdaInformant): string {
  return INFORMANTS[classCode ?? ''] ?? 'Informateur';
}

function describePatient({ usedName, birthName, usedGiven, birthGiven, givens }: CdaPatient): string {
  const name = usedName ?? birthName ?? '';
  const given = usedGiven ?? birthGiven ?? givens ?? '';
  const born = birthName !== undefined && birthName !== name ? ` (nom de naissance : ${birthName})` : '';
  return `${joinWords([name, given])}${born}`;
}

function describePerson(person: CdaPerson | undefined): string {
  if (person === undefined) return '';
  const { prefix, givenName, familyName, suffix, device, deviceModel, speciality, organization } = person;
  const name = joinWords([prefix, givenName, familyName, suffix]) || joinWords([device, deviceModel]);
  const contacts = person.telecoms.map(({ value }) => describeTelecom(value));
  return [name, labelOf(speciality), organization?.name ?? '', ...contacts]
    .filter((part) => part !== '')
    .join(' — ');
}

function describeOrganization(organization: CdaOrganization | undefined): string {
  return organization?.name ?? organization?.ids[0]?.extension ?? '';
}

function describeAddress({ parts, text }: CdaAddress): string {
  return text ?? parts.map((part) => part.text).join(' ');
}

function describeTelecom(value: string): string {
  return value.replace(/^(?:tel|mailto):/, '');
}

function describePeriod(interval: CdaInterval | undefined): string {
  const ends = [formatTime(interval?.startTime), formatTime(interval?.stopTime)];
  return ends.filter((end) => end !== '').join(' – ');
}

function labelOf(code: { readonly code: string; readonly label: string } | undefined): string {
  if (code === undefined) return '';
  return code.label === '' ? code.code : code.label;
}

function joinWords(words: readonly (string | undefined)[]): string {
  return words.filter((word) => word !== undefined && word !== '').join(' ');
}

/** `20260301143000+0100` → `01/03/2026 14:30`; what has another form is shown as it is. */
function formatTime(time: string | undefined): string {
  const [, year, month, day, hour, minute] =
    /^(\d{4})(\d{2})?(\d{2})?(?:(\d{2})(\d{2}))?/.exec(time ?? '') ?? [];
  if (year === undefined) return time ?? '';
  const date = [day, month, year].filter((part) => part !== undefined).join('/');
  return hour === undefined ? date : `${date} ${hour}:${minute}`;
}
