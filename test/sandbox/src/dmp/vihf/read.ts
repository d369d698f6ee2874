import { attribute, child, children, type ParsedElement, path, textOf } from '@dmpconnect/soap';
import { type Cx, parseCx } from '../identifiers/cx.js';
import { OID } from '../identifiers/oid.js';
import { refuseCaller } from '../pipeline/refusal.js';
import { HEALTHCARE_FACILITY_TYPE } from '../values/healthcare-facility-type.js';
import { readVihfAttributes } from './attributes.js';
import { DS_URI, SAML_URI } from './namespaces.js';
import { readPurpose, readRoles } from './roles.js';
import type { Strictness } from './strictness.js';
import { AUTHENTICATION_MODES, type AuthenticationMode, type Vihf } from './vihf.js';

/**
 * Reads and checks the form of a VIHF (dmp-transactions 9.2 step 6).
 *
 * @throws {Refusal} `DMPInvalidVIHF` naming the element or attribute.
 */
export function readVihf(assertion: ParsedElement, strictness: Strictness): Vihf {
  const { id, issuedAt } = readHeader(assertion);
  const attributes = readVihfAttributes(assertion, strictness.lenient);
  const version = attributes.required('version');
  if (!strictness.versions.includes(version))
    throw invalid(`VIHF_Version ${JSON.stringify(version)} is not accepted`);
  const mode = readMode(attributes.required('mode'));
  if (attributes.required('resource') !== 'urn:dmp') throw invalid('Ressource_URN is not urn:dmp');
  attributes.required('softwareName');
  attributes.required('softwareVersion');
  const patient = readPatient(attributes.text('patient'), strictness);
  const reason = attributes.text('reason');
  return {
    id,
    issuer: readIssuer(assertion),
    issuedAt,
    authenticatedAt: readAuthentication(assertion, mode, strictness),
    user: readUser(assertion),
    mode,
    structure: attributes.required('structure'),
    sector: readSector(attributes.required('sector')),
    roles: readRoles(attributes.values('role'), strictness),
    purpose: readPurpose(attributes.values('purpose'), strictness),
    ...(reason === undefined || reason === '' ? {} : { reason }),
    ...(patient === undefined ? {} : { patient }),
    secret: readConfidentiality(attributes.text('confidentiality')),
    homologation: attributes.required('homologation'),
    signed: child(assertion, DS_URI, 'Signature') !== undefined,
  };
}

const NC_NAME = /^[A-Za-z_][\w.-]*$/;

function readHeader(assertion: ParsedElement): { readonly id: string; readonly issuedAt: Date } {
  if (attribute(assertion, 'Version') !== '2.0') throw invalid('Version of the assertion is not 2.0');
  const id = attribute(assertion, 'ID') ?? '';
  if (!NC_NAME.test(id)) throw invalid('ID of the assertion is not an XML name');
  const audience = path(assertion, SAML_URI, 'Conditions', 'AudienceRestriction');
  if (audience !== undefined) throw invalid('AudienceRestriction must not be filled');
  return { id, issuedAt: readInstant(assertion, 'IssueInstant') };
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;

function readInstant(element: ParsedElement, name: string): Date {
  const text = attribute(element, name) ?? '';
  const instant = new Date(text);
  if (!INSTANT.test(text) || Number.isNaN(instant.getTime())) throw invalid(`${name} is not a time in UTC`);
  return instant;
}

const ISSUER_FORMAT = 'urn:oasis:names:tc:SAML:1.1:nameid-format:X509SubjectName';

function readIssuer(assertion: ParsedElement): string {
  // dmp-transactions 3.5: Issuer is the first child, the signature stands right after it.
  const [issuer, next] = children(assertion);
  if (issuer?.localName !== 'Issuer' || issuer.namespaceURI !== SAML_URI)
    throw invalid('Issuer is not the first child');
  if (attribute(issuer, 'Format') !== ISSUER_FORMAT) throw invalid('Format of Issuer is not X509SubjectName');
  const signature = child(assertion, DS_URI, 'Signature');
  if (signature !== undefined && signature !== next) throw invalid('Signature does not follow Issuer');
  const name = textOf(issuer);
  if (name === '') throw invalid('Issuer is empty');
  return name;
}

function readUser(assertion: ParsedElement): string {
  const nameId = path(assertion, SAML_URI, 'Subject', 'NameID');
  const user = nameId === undefined ? '' : textOf(nameId);
  if (user === '') throw invalid('Subject/NameID is missing or empty');
  return user;
}

function readMode(text: string): AuthenticationMode {
  const mode = AUTHENTICATION_MODES.find((known) => known === text);
  if (mode === undefined)
    throw invalid(`Authentification_mode ${JSON.stringify(text)} is not one of the profile`);
  return mode;
}

const CLASS_PREFIX = 'urn:oasis:names:tc:SAML:2.0:ac:classes:';

/** Authentication context classes by mode (dmp-transactions 3.5, point 5). */
const CONTEXT_CLASSES: Readonly<Record<AuthenticationMode, readonly string[]>> = {
  DIRECTE: ['SmartcardPKI'],
  INDIRECTE: ['Password', 'TLSClient', 'SmartcardPKI', 'unspecified'],
  INDIRECTE_RENFORCEE: ['Password', 'TLSClient', 'SmartcardPKI', 'unspecified'],
};

/** How an application that authenticates by Pro Santé Connect says so (dmp-transactions 3.5). */
const APPLICATION_DECLARATION = 'APP_BROWSER_AUTH';

function readAuthentication(
  assertion: ParsedElement,
  mode: AuthenticationMode,
  { lenient }: Strictness,
): Date {
  const statement = child(assertion, SAML_URI, 'AuthnStatement');
  if (statement === undefined) throw invalid('AuthnStatement is missing');
  const reference = path(statement, SAML_URI, 'AuthnContext', 'AuthnContextClassRef');
  const name = reference === undefined ? '' : textOf(reference);
  const accepted = CONTEXT_CLASSES[mode].some((known) => name === CLASS_PREFIX + known);
  if (!accepted && !lenient) throw invalid(`AuthnContextClassRef is not one of the mode ${mode}`);
  // dmp-transactions 3.5: AIR declares the application's own authentication, or repeats the class.
  const declared = path(statement, SAML_URI, 'AuthnContext', 'AuthnContextDecl');
  const declaration = declared === undefined ? undefined : textOf(declared);
  if (declaration !== undefined && ![APPLICATION_DECLARATION, name].includes(declaration) && !lenient) {
    throw invalid(`AuthnContextDecl is neither ${APPLICATION_DECLARATION} nor the class of the context`);
  }
  return readInstant(statement, 'AuthnInstant');
}

function readSector(text: string): string {
  const [code = '', system = '', ...others] = text.split('^');
  if (others.length > 0 || system !== OID.sector || !HEALTHCARE_FACILITY_TYPE.has(code, system)) {
    throw invalid('Secteur_Activite is not SAxx^1.2.250.1.71.4.2.4 of the value set');
  }
  return code;
}

function readPatient(text: string | undefined, { lenient }: Strictness): Cx | undefined {
  if (text === undefined) return undefined;
  const patient = parseCx(text);
  // The historic identifier has a type of its own; whether it is taken is a matter of the transaction.
  const type = patient?.oid === OID.insC ? 'INS-C' : 'NH';
  if (patient === undefined || patient.type !== type || (patient.date !== undefined && !lenient)) {
    throw invalid('resource-id is not of the form matricule^^^&OID&ISO^NH');
  }
  return patient;
}

/** The only code of the value set asks for a secret connection (dmp-transactions 3.6). */
function readConfidentiality(text: string | undefined): boolean {
  if (text === undefined) return false;
  if (text === `INVISIBLE_REPRESENTANTS_LEGAUX^${OID.visibility}`) return true;
  throw invalid('confidentiality-code is not the one of the secret connection');
}

function invalid(reason: string) {
  return refuseCaller('DMPInvalidVIHF', `VIHF refused: ${reason}.`);
}
