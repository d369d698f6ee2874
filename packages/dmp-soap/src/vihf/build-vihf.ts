import { randomUUID } from 'node:crypto';
import {
  buildAssertion,
  distinguishedName,
  type SamlAttribute,
  type Signer,
  signEnveloped,
  writeXml,
  type XmlElement,
  XSI,
} from '@dmpconnect/soap';
import type { CodedValue } from '../codes/coded-value.js';
import { DEFAULT_VALUE_SETS, type ValueSets } from '../codes/value-sets.js';
import type { Professional } from '../documents/person.js';
import { DmpError } from '../errors.js';
import { V3 } from '../hl7v3/elements.js';
import { insCx } from '../identifiers/cx.js';
import type { Ins } from '../ins/ins.js';
import { DEFAULT_AUTHENTICATION, type DmpAuthentication } from '../options/authentication.js';
import type { DmpAccess, DmpSoftware, UserStructure } from '../options/client-options.js';
import { DEFAULT_PROTOCOL, type DmpProtocol } from '../options/protocol.js';
import {
  ACCESS_MODE_SYSTEM,
  ACCESS_MODE_SYSTEM_NAME,
  ACCESS_MODES,
  SECRET_CONNECTION,
} from './access-modes.js';
import { authenticationContext, displayNameOf } from './authentication-modes.js';
import { rolesOf } from './roles.js';

/** What a VIHF says. */
export interface VihfOptions {
  /** Signature key: the subject of its certificate is the issuer, whether the assertion is signed or not. */
  readonly signer: Signer;
  /** Who stands behind the calls. Default: the card of a professional. */
  readonly authentication?: DmpAuthentication;
  readonly user: Professional;
  readonly structure: UserStructure;
  readonly software: DmpSoftware;
  /** The patient, when one is targeted. */
  readonly ins?: Ins;
  readonly access?: DmpAccess;
  /** Issue time. */
  readonly now: Date;
  readonly protocol?: Partial<DmpProtocol>;
  readonly valueSets?: Partial<ValueSets>;
}

/**
 * Builds and signs the VIHF: the SAML assertion that says who asks, in what role, for which patient
 * (dmp-transactions 3.5 to 3.7), in every authentication mode.
 *
 * @returns The assertion in canonical form, to be inserted byte for byte.
 * @throws {DmpError} `OPTIONS_INVALID`, `AUTHOR_INCOMPLETE`, `CODE_UNKNOWN`, and whatever the signer throws.
 */
export async function buildVihf(options: VihfOptions): Promise<string> {
  const protocol = { ...DEFAULT_PROTOCOL, ...options.protocol };
  const authentication = options.authentication ?? DEFAULT_AUTHENTICATION;
  const id = `_${randomUUID()}`;
  const element = buildAssertion({
    id,
    issueInstant: options.now,
    issuer: {
      value: distinguishedName(options.signer.certificate),
      format: 'urn:oasis:names:tc:SAML:1.1:nameid-format:X509SubjectName',
    },
    subject: { value: options.user.identifier },
    authentication: {
      instant: authentication.authenticatedAt ?? options.now,
      ...authenticationContext(authentication, protocol),
    },
    attributes: attributesOf(options, authentication, protocol),
  });
  // dmp-transactions 3.7: without a card on the wire, the signature is all that tells the user.
  if (!protocol.signVihf && authentication.mode === 'DIRECTE') return writeXml(element);
  return signEnveloped({
    element,
    id,
    after: 0,
    signer: options.signer,
    algorithm: protocol.vihfSignatureAlgorithm,
  });
}

function attributesOf(
  options: VihfOptions,
  authentication: DmpAuthentication,
  protocol: DmpProtocol,
): readonly SamlAttribute[] {
  const displayName = displayNameOf(authentication, options.user);
  const { user, structure, software, ins, access = { mode: 'normal' } } = options;
  const roles = rolesOf(user, {
    authorSpecialities: options.valueSets?.authorSpecialities ?? DEFAULT_VALUE_SETS.authorSpecialities,
    pharmacistSectionSystem: protocol.pharmacistSectionSystem,
  });
  const values: readonly (readonly [name: string, ...values: (string | XmlElement)[]])[] = [
    ['Identifiant_Structure', structure.identifier],
    ['Secteur_Activite', `${structure.sector}^1.2.250.1.71.4.2.4`],
    ['urn:oasis:names:tc:xspa:1.0:subject:subject-id', ...(displayName === undefined ? [] : [displayName])],
    ['urn:oasis:names:tc:xacml:2.0:subject:role', ...roles.map((role) => codedAttribute('Role', role))],
    ['VIHF_Version', protocol.vihfVersion],
    [protocol.authenticationModeAttribute, authentication.mode],
    ['urn:oasis:names:tc:xacml:2.0:resource:resource-id', ...(ins === undefined ? [] : [insCx(ins)])],
    ['Ressource_URN', 'urn:dmp'],
    ['urn:oasis:names:tc:xspa:1.0:subject:purposeofuse', purposeOfUse(access)],
    ['Mode_Acces_Raison', ...reasonOf(access)],
    [
      'urn:oasis:names:tc:xspa:1.0:resource:patient:hl7:confidentiality-code',
      ...(access.secret === true ? [SECRET_CONNECTION] : []),
    ],
    ['LPS_ID', software.instanceId],
    ['LPS_Nom', software.name],
    ['LPS_Version', software.version],
    ['LPS_ID_HOMOLOGATION_DMP', software.homologationId],
  ];
  return values.flatMap(([name, ...present]) => (present.length === 0 ? [] : [{ name, values: present }]));
}

function purposeOfUse({ mode }: DmpAccess): XmlElement {
  const purpose = { code: mode, label: ACCESS_MODES[mode], system: ACCESS_MODE_SYSTEM };
  return codedAttribute('PurposeOfUse', purpose, ACCESS_MODE_SYSTEM_NAME);
}

function reasonOf({ mode, reason }: DmpAccess): readonly string[] {
  const text = reason?.trim() ?? '';
  if (mode === 'bris_de_glace' && text === '') {
    throw new DmpError('OPTIONS_INVALID', 'Access in "bris de glace" needs a reason.', {
      field: 'access.reason',
    });
  }
  return text === '' ? [] : [text];
}

function codedAttribute(
  name: 'Role' | 'PurposeOfUse',
  { code, label, system }: CodedValue,
  systemName?: string,
): XmlElement {
  return V3.element(name, {
    [XSI.attribute('type')]: 'CE',
    code,
    codeSystem: system,
    codeSystemName: systemName,
    displayName: label,
  });
}
