// Writes the value sets of this package from the official files: `node packages/dmp-soap/scripts/refresh-value-sets.mjs`.
// They are looked for in ../shared/conformance beside the project, or in the folder given. With --check nothing is
// written, and the exit status tells whether something would change (1) or the official files are absent (2).
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const DATA = fileURLToPath(new URL('../src/codes/data/', import.meta.url));
const args = process.argv.slice(2);
const check = args.includes('--check');
const OFFICIAL =
  args.find((arg) => !arg.startsWith('-')) ??
  fileURLToPath(new URL('../../../../shared/conformance/', import.meta.url));

/** Data file → official file. */
const VALUE_SETS = {
  'author-roles': 'cda/jeuxDeValeurs/JDV_J47_FunctionCode_CISIS.xml',
  'author-specialities': 'cda/jeuxDeValeurs/JDV_J01_XdsAuthorSpecialty_CISIS.xml',
  civilities: 'cda/jeuxDeValeurs/JDV_J245_Civilite_CISIS.xml',
  confidentialities: 'cda/jeuxDeValeurs/JDV_J08_XdsConfidentialityCode_CISIS.xml',
  'document-types': 'cda/jeuxDeValeurs/JDV_J07_XdsTypeCode_CISIS.xml',
  'encounter-participations': 'cda/jeuxDeValeurs/JDV_J140_EncounterParticipationType_CISIS.xml',
  'encounter-types': 'cda/jeuxDeValeurs/JDV_J142_TypeRencontre_CISIS.xml',
  'facility-types': 'cda/jeuxDeValeurs/JDV_J02_XdsHealthcareFacilityTypeCode_CISIS.xml',
  genders: 'cda/jeuxDeValeurs/JDV_J143_AdministrativeGender_CISIS.xml',
  'hl7-confidentialities': 'cda/jeuxDeValeurs/JDV_HL7_Confidentiality_CISIS.xml',
  participations: 'cda/jeuxDeValeurs/JDV_J144_ParticipationType_CISIS.xml',
  'patient-relations': 'cda/jeuxDeValeurs/JDV_J11_RelationPatient_CISIS.xml',
  'practice-settings': 'cda/jeuxDeValeurs/JDV_J04_XdsPracticeSettingCode_CISIS.xml',
  'role-classes': 'cda/jeuxDeValeurs/JDV_J141_RoleClass_CISIS.xml',
  titles: 'cda/jeuxDeValeurs/JDV_J246_Titre_CISIS.xml',
  'care-roles': 'terminologies/TRE_R85-RolePriseCharge.xml',
  'social-professions': 'terminologies/TRE_R94-ProfessionSocial.xml',
  'titled-professions': 'terminologies/TRE_R95-UsagerTitre.xml',
};

/** Associations: data file → official file, and the additions of a later edition. */
const ASSOCIATIONS = {
  'classes-by-type': { source: 'terminologies/ASS_X04-CorrespondanceType-Classe-CISIS.xml' },
  'formats-by-template': {
    source: 'terminologies/ASS_A11-CorresModeleCDA-XdsFormatCode-CISIS.xml',
    additions: 'terminologies/ASS_A11_changes-in-5.0.0.tsv',
  },
};

const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Attributes of a tag. The official files are flat lists of tags: a parser is the test's business, which compares. */
function attributesOf(tag) {
  return Object.fromEntries(
    [...tag.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, name, value]) => [name, decodeEntities(value)]),
  );
}

function decodeEntities(text) {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    if (ENTITIES[name] === undefined) throw new Error(`the entity ${whole} is not known`);
    return ENTITIES[name];
  });
}

function readOfficial(source) {
  const text = readFileSync(join(OFFICIAL, source), 'utf8').replace(/<!--[\s\S]*?-->/g, '');
  const head = attributesOf(/<ValueSet\b[^>]*>/.exec(text)?.[0] ?? '');
  const date = /^(\d{4})(\d{2})(\d{2})/.exec(head.dateMaj ?? '');
  const edition = date === null ? head.revisionDate?.slice(0, 10) : date.slice(1).join('-');
  if (head.id === undefined || edition === undefined) throw new Error(`${source} tells no OID or no edition`);
  return { text, head: { source: source.split('/').at(-1), oid: head.id, edition } };
}

function conceptsOf(text) {
  return [...text.matchAll(/<Concept\b[^>]*>/g)].map(([tag]) => attributesOf(tag));
}

/** Code system → code → label, closed concepts left out. */
function readValueSet(source) {
  const { text, head } = readOfficial(source);
  const codes = {};
  for (const { code, codeSystem, displayName, dateFin = '' } of conceptsOf(text)) {
    if (dateFin !== '') continue;
    codes[codeSystem] ??= {};
    codes[codeSystem][code] = displayName;
  }
  if (Object.keys(codes).length === 0) throw new Error(`${source} holds no open concept`);
  return { ...head, codes };
}

/** Code system of the target → code → code of the target. A code with several targets decides nothing: it is left out. */
function readAssociation({ source, additions }) {
  const { text, head } = readOfficial(source);
  const pairs = {};
  const rows = [...text.matchAll(/<MappedConcept>[\s\S]*?<\/MappedConcept>/g)].map(([row]) =>
    conceptsOf(row),
  );
  for (const [from, to] of rows) {
    if (rows.filter(([other]) => other.code === from.code).length > 1) continue;
    pairs[to.codeSystem] ??= {};
    pairs[to.codeSystem][from.code] = to.code;
  }
  if (additions === undefined) return { ...head, pairs };
  const [titles = '', ...added] = readFileSync(join(OFFICIAL, additions), 'utf8').trim().split(/\r?\n/);
  const [, edition] = /\((\d{4}-\d{2}-\d{2})\)\s*$/.exec(titles) ?? [];
  for (const row of added) {
    const [code, , target] = row.split('\t');
    // The formats of the CI-SIS are of one code system, those of IHE of another.
    const system = target.startsWith('urn:ihe:') ? '1.3.6.1.4.1.19376.1.2.3' : '1.2.250.1.213.1.1.4.2.282';
    pairs[system][code] = target;
  }
  return { ...head, edition: edition ?? head.edition, pairs };
}

if (!existsSync(OFFICIAL)) {
  console.error(`The official files are not in ${OFFICIAL}.`);
  process.exit(2);
}
const files = {
  ...Object.fromEntries(Object.entries(VALUE_SETS).map(([name, source]) => [name, readValueSet(source)])),
  ...Object.fromEntries(Object.entries(ASSOCIATIONS).map(([name, parts]) => [name, readAssociation(parts)])),
};
for (const [name, content] of Object.entries(files)) {
  const path = join(DATA, `${name}.json`);
  const text = `${JSON.stringify(content, undefined, 2)}\n`;
  if (existsSync(path) && readFileSync(path, 'utf8') === text) continue;
  console.log(`${name}: ${check ? 'would change' : 'written'} (${content.source}, ${content.edition})`);
  if (check) process.exitCode = 1;
  else writeFileSync(path, text);
}
