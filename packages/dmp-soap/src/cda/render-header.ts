import type { CdaHeader, CdaPatient, CdaPerson } from './cda-header.js';

/**
 * Shows the header of a clinical document as a complete HTML page, in French, for a user. Every value is escaped:
 * the document comes from somebody else.
 */
export function renderCdaHeader(header: CdaHeader): string {
  const rows = rowsOf(header)
    .filter((row): row is readonly [string, string] => row[1] !== undefined && row[1] !== '')
    .map(([name, value]) => `<tr><th>${escapeHtml(name)}</th><td>${escapeHtml(value)}</td></tr>`);
  const title = escapeHtml(header.title);
  return `<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>${title}</title></head><body><h1>${title}</h1><table>${rows.join('')}</table></body></html>`;
}

type Row = readonly [name: string, value: string | undefined];

function rowsOf(header: CdaHeader): readonly Row[] {
  const { patient, events, custodian } = header;
  return [
    ['Type de document', header.code?.label],
    ['Date de création', dateText(header.effectiveTime)],
    ['Identifiant', header.id.root],
    ['Version', header.versionNumber?.toString()],
    ['Remplace', header.replaces?.root],
    ['Confidentialité', header.confidentiality?.label],
    ['Patient', patientName(patient)],
    ['Nom de naissance', patient.birthName],
    ['Date de naissance', patient.birthTime && dateText(patient.birthTime)],
    ['Sexe', patient.sex],
    ...header.authors.map((author): Row => ['Auteur', personText(author)]),
    ['Responsable', header.legalAuthenticator && personText(header.legalAuthenticator)],
    ...events.map(
      (event): Row => ['Acte', joined(event.code?.label, event.startTime && dateText(event.startTime))],
    ),
    ...events.flatMap(({ performers }) =>
      performers.map((performer): Row => ['Exécutant', personText(performer)]),
    ),
    ['Structure conservant le document', custodian?.name],
    ['Lieu de prise en charge', header.healthcareFacilityType?.label],
  ];
}

function patientName(patient: CdaPatient): string {
  const given = patient.usedGiven ?? patient.birthGiven ?? patient.givens;
  return [given, patient.usedName ?? patient.birthName].filter((part) => part !== undefined).join(' ');
}

function personText(person: CdaPerson): string {
  const name = [person.prefix, person.givenName, person.familyName, person.suffix]
    .filter((part) => part !== undefined && part !== '')
    .join(' ');
  return joined(name === '' ? person.device : name, person.speciality?.label, person.organization?.name);
}

function joined(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(', ');
}

/** `01/07/2024 12:00`, as far as the HL7 text goes; anything else as it is. */
function dateText(text: string): string {
  const [, year, month, day, hour, minute] =
    /^(\d{4})(?:(\d{2})(?:(\d{2})(?:(\d{2})(\d{2}))?)?)?/.exec(text) ?? [];
  if (year === undefined) return text;
  const date = [day, month, year].filter((part) => part !== undefined).join('/');
  return hour === undefined ? date : `${date} ${hour}:${minute}`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}
