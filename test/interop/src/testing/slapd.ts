import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findFreePort } from '@dmpconnect/server/testing';
import { mustRun } from '../run-program.js';
import { type Daemon, startDaemon } from './daemon.js';

/** A directory of the secure mail on a real OpenLDAP. */
export interface Slapd extends Daemon {
  readonly ldap: string;
  readonly ldaps: string;
}

/** Entries that the server gives at most. */
export const SERVER_LIMIT = 150;
export const ADMIN = { dn: 'cn=admin,dc=mssante,dc=fr', password: 'interop-4711' } as const;

/** Attributes of the directory that no common schema has (mss 8.1); their OIDs are made up. */
const OWN_ATTRIBUTES = [
  'TypeBAL',
  'TypeIdentifiantPP',
  'IdentifiantPP',
  'profession',
  'TypeIdentifiantPM',
  'IdentifiantPM',
];

/** Starts it on loopback with its configuration, its data and its files in a folder. */
export async function startSlapd(
  folder: string,
  server: { readonly certificate: string; readonly key: string },
  entries: readonly Readonly<Record<string, string>>[],
): Promise<Slapd> {
  const at = (name: string): string => join(folder, name);
  mkdirSync(at('data'), { recursive: true });
  writeFileSync(at('server.pem'), server.certificate);
  writeFileSync(at('server.key'), server.key, { mode: 0o600 });
  writeFileSync(at('mss.schema'), schema());
  writeFileSync(at('slapd.conf'), configuration(at));
  writeFileSync(at('entries.ldif'), ldif(entries));
  await mustRun('slapadd', ['-q', '-f', at('slapd.conf'), '-l', at('entries.ldif')]);
  const [plain, secure] = [await findFreePort(), await findFreePort()];
  const [ldap, ldaps] = [`ldap://127.0.0.1:${plain}`, `ldaps://127.0.0.1:${secure}`];
  const daemon = await startDaemon(
    'slapd',
    ['-d', '0', '-f', at('slapd.conf'), '-h', `${ldap} ${ldaps}`],
    [plain, secure],
  );
  return { ...daemon, ldap, ldaps: ldaps.replace('127.0.0.1', 'localhost') };
}

function configuration(at: (name: string) => string): string {
  return `${['core', 'cosine', 'inetorgperson'].map((name) => `include /etc/ldap/schema/${name}.schema`).join('\n')}
include ${at('mss.schema')}
modulepath /usr/lib/ldap
moduleload back_mdb
TLSCertificateFile ${at('server.pem')}
TLSCACertificateFile ${at('server.pem')}
TLSCertificateKeyFile ${at('server.key')}
sizelimit ${SERVER_LIMIT}
database mdb
suffix "dc=mssante,dc=fr"
rootdn "${ADMIN.dn}"
rootpw ${ADMIN.password}
directory ${at('data')}
access to * by * read
`;
}

function schema(): string {
  const attributes = OWN_ATTRIBUTES.map(
    (name, index) => `attributetype ( 1.2.250.1.999.20.1.${index + 1} NAME '${name}'
  EQUALITY caseIgnoreMatch SUBSTR caseIgnoreSubstringsMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.15 SINGLE-VALUE )
`,
  );
  return `${attributes.join('')}objectclass ( 1.2.250.1.999.20.2.1 NAME 'boiteAuxLettres' SUP top STRUCTURAL
  MUST ( mail $ TypeBAL )
  MAY ( cn $ sn $ givenName $ o $ l $ postalAddress $ postalCode $ st $ c $ description $
    ${OWN_ATTRIBUTES.slice(1).join(' $ ')} ) )
`;
}

function ldif(entries: readonly Readonly<Record<string, string>>[]): string {
  const root =
    'dn: dc=mssante,dc=fr\nobjectClass: dcObject\nobjectClass: organization\ndc: mssante\no: MSS\n';
  const lines = entries.map((entry) => {
    const values = Object.entries(entry).map(
      // In base64 nothing needs a rule of its own.
      ([name, value]) => `${name}:: ${Buffer.from(value).toString('base64')}`,
    );
    return `dn: mail=${entry.mail},dc=mssante,dc=fr\nobjectClass: boiteAuxLettres\n${values.join('\n')}\n`;
  });
  return [root, ...lines].join('\n');
}
