import type { CdaHeader, CdaPatient, CdaPerson } from '@dmpconnect/dmp-soap';

/**
 * The header of a document as an HTML page in French, for the professional who reads it (js-api 8.5,
 * `s_cdaHeadersInBase64`). Everything in it comes from outside: it is written as text, never as markup.
 */
export function buildHeaderPage(header: CdaHeader): string {
  const rows = describeHeader(header)
    .filter(([, value]) => value !== '')
    .map(
      ([label, value]) => `<tr><th scope="row">${escapeHtml(label)}</th><td>${escapeHtml(value)}</td></tr>`,
    );
  return [
    '<!DOCTYPE html>',
    '<html lang="fr">',
    '<head><meta charset="utf-8">',
    // A page made of a document of the DMP must not be able to fetch or to run anything.
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${escapeHtml(header.title)}</title>`,
    '<style>body{font-family:sans-serif}table{border-collapse:collapse}th,td{text-align:left;vertical-align:top;padding:.2em .8em;border-bottom:1px solid #ccc}</style>',
    '</head>',
    `<body><h1>${escapeHtml(header.title)}</h1>`,
    `<table><caption>En-tête du document</caption><tbody>${rows.join('')}</tbody></table>`,
    '</body></html>',
  ].join('\n');
}

function describeHeader(header: CdaHeader): readonly (readonly [string, string])[] {
  const [mainEvent] = header.events;
  return [
    ['Type de document', header.code?.label ?? header.code?.code ?? ''],
    ['Date du document', formatTime(header.effectiveTime)],
    ['Patient', describePatient(header.patient)],
    ['Date de naissance', formatTime(header.patient.birthTime)],
    ['Sexe', SEXES[header.patient.sex ?? ''] ?? ''],
    ['Identifiant du patient', header.patient.ids[0]?.extension ?? ''],
    ...header.authors.map((author) => ['Auteur', describePerson(author)] as const),
    ['Responsable du document', describePerson(header.legalAuthenticator)],
    ['Structure de conservation', header.custodian?.name ?? ''],
    ['Acte', mainEvent?.code?.label ?? mainEvent?.code?.code ?? ''],
    ['Début de l’acte', formatTime(mainEvent?.startTime)],
    ['Fin de l’acte', formatTime(mainEvent?.stopTime)],
    ...(mainEvent?.performers ?? []).map((performer) => ['Exécutant', describePerson(performer)] as const),
    ['Lieu de prise en charge', header.healthcareFacilityType?.label ?? ''],
    ['Confidentialité', header.confidentiality?.label ?? header.confidentiality?.code ?? ''],
    ['Langue', header.languageCode ?? ''],
    ['Version', header.versionNumber === undefined ? '' : String(header.versionNumber)],
    ['Identifiant du document', header.id.root],
    ['Remplace le document', header.replaces?.root ?? ''],
  ];
}

const SEXES: Readonly<Record<string, string>> = { M: 'Masculin', F: 'Féminin', U: 'Inconnu' };

function describePatient({ usedName, birthName, usedGiven, birthGiven, givens }: CdaPatient): string {
  const name = usedName ?? birthName ?? '';
  const given = usedGiven ?? birthGiven ?? givens ?? '';
  const born = birthName !== undefined && birthName !== name ? ` (nom de naissance : ${birthName})` : '';
  return `${joinWords([name, given])}${born}`;
}

function describePerson(person: CdaPerson | undefined): string {
  if (person === undefined) return '';
  const { prefix, givenName, familyName, suffix, device, speciality, organization } = person;
  const name = joinWords([prefix, givenName, familyName, suffix]) || (device ?? '');
  return [name, speciality?.label ?? '', organization?.name ?? ''].filter((part) => part !== '').join(' — ');
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

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
