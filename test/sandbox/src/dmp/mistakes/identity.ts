import { expect } from 'vitest';
import { cx, PATIENT } from '../testing/bench.js';
import { lastEntry } from '../testing/expect.js';
import { ACTION, existenceQuery } from '../testing/requests.js';
import type { VihfOptions } from '../testing/vihf.js';
import type { Mistake, MistakeBench, Try } from './mistake.js';

const ask = ({ bench }: MistakeBench, vihf: Partial<VihfOptions>) =>
  bench.call('patients', ACTION.existence, existenceQuery(PATIENT), { vihf });

function vihf(
  what: string,
  options: Partial<VihfOptions>,
  code = 'DMPInvalidVIHF',
  refusedBy = 'VIHF structure',
): Try {
  return { what, send: (on) => ask(on, options), refusedBy, code };
}

const edited = (from: string | RegExp, to: string): Partial<VihfOptions> => ({
  before: (xml) => xml.replace(from, to),
});

/** Who asks: rows 1 to 5, 7, 20, 28, 29 and 31. */
export const IDENTITY_MISTAKES: readonly Mistake[] = [
  {
    number: 1,
    mistake: 'VIHF signed with the authentication key',
    tries: [
      {
        what: 'the other key of the card',
        send: (on) => ask(on, { signer: on.card.authentication }),
        refusedBy: 'VIHF signature',
        code: 'DMPInvalidCertificate',
      },
    ],
    client: { file: 'packages/dmp-soap/src/vihf/authentication.test.ts', test: 'is the one of signature' },
  },
  {
    number: 2,
    mistake: 'Issuer printed by the platform',
    tries: [
      vihf(
        'the name of somebody else',
        { issuer: 'ST=Paris (75),GN=ALIX,CN=899700000013' },
        'DMPInvalidSignature',
        'VIHF signature',
      ),
      vihf(
        'G= of the platform in the right name',
        edited('GN=', 'G='),
        'DMPInvalidSignature',
        'VIHF signature',
      ),
    ],
    client: {
      file: 'packages/soap/src/certificates/certificates.test.ts',
      test: 'writes the most specific RDN first',
    },
  },
  {
    number: 3,
    mistake: 'Attribute name, mode or case invented',
    tries: [
      vihf('LPS_Homologation_DMP', edited('LPS_ID_HOMOLOGATION_DMP', 'LPS_Homologation_DMP')),
      vihf('brisDeGlace', { purpose: 'brisDeGlace' }),
      vihf('urgence', { purpose: 'urgence' }),
    ],
  },
  {
    number: 4,
    mistake: 'Speciality missing, or in a second attribute',
    tries: [
      vihf('no speciality', { roles: ['10^1.2.250.1.71.1.2.7'] }),
      vihf(
        'a second attribute',
        edited(
          /(<\/saml2:AttributeValue>)(<saml2:AttributeValue><Role)/,
          '$1</saml2:Attribute><saml2:Attribute Name="urn:oasis:names:tc:xacml:2.0:subject:role">$2',
        ),
      ),
    ],
    client: { file: 'packages/dmp-soap/src/vihf/vihf.test.ts', test: 'puts both roles in one attribute' },
  },
  {
    number: 5,
    mistake: 'Identifiant_Structure not of the activity, nor of the certificate',
    tries: [vihf('a structure of somebody else', { structure: '1750000003' }, 'DMPInvalidVIHF', 'directory')],
  },
  {
    number: 7,
    mistake: 'Pretty-printing after signing',
    tries: [
      vihf(
        'line breaks between the elements of the VIHF',
        { after: (xml) => xml.replaceAll('><saml2:Attribute ', '>\n  <saml2:Attribute ') },
        'DMPInvalidSignature',
        'VIHF signature',
      ),
      {
        what: 'a document printed again after its lot was signed',
        send: ({ bench }) => bench.feed({ tamper: (xml) => xml.replaceAll('\n<', '\n  <') }),
        refusedBy: 'manifest digests',
        code: 'DMPInvalidSignature',
      },
    ],
  },
  {
    number: 20,
    mistake: 'authorInstitution of the lot is not the structure of the VIHF',
    tries: [
      {
        what: 'another structure in the metadata of the lot',
        send: ({ bench }) =>
          bench.feed({
            metadata: (xml) =>
              xml.replace(/<RegistryPackage.*?<\/RegistryPackage>/s, (lot) =>
                lot.replace('499700000013001', '1750000001'),
              ),
          }),
        refusedBy: 'author of the lot',
        code: 'XDSRegistryMetadataError',
      },
    ],
  },
  {
    number: 28,
    mistake: 'Passwords, PIN or VIHF in logs',
    shows: async (on) => {
      await ask(on, {});
      // The journal of the simulator itself tells who asked and how it was signed, never the assertion.
      expect(JSON.stringify(lastEntry(on.bench))).not.toContain('saml2');
    },
    client: {
      file: 'packages/server/src/logging/journals.test.ts',
      test: 'write one well-formed line per entry at every level, without what was given as a secret',
    },
  },
  {
    number: 29,
    mistake: 'Test card on a production host, or the reverse',
    tries: [
      {
        what: 'a matricule of production',
        send: ({ bench }) =>
          bench.call('patients', ACTION.existence, existenceQuery(PATIENT, { oid: '1.2.250.1.213.1.4.8' }), {
            vihf: { patient: cx(PATIENT, '1.2.250.1.213.1.4.8') },
          }),
        refusedBy: 'patient',
        code: 'DMPNotFound',
      },
    ],
    client: {
      file: 'packages/dmp-soap/src/ins/ins.test.ts',
      test: 'keeps test identifiers out of production and real ones out of test servers',
    },
  },
  {
    number: 31,
    mistake: 'Accents damaged (CP1252)',
    tries: [
      {
        what: 'a document in CP1252',
        send: ({ bench }) =>
          bench.feed({
            tamperBytes: (bytes) => Buffer.from(bytes.toString('utf8').replaceAll('’', "'"), 'latin1'),
          }),
        refusedBy: 'documents',
        code: 'InvalidDocumentContent',
      },
    ],
  },
];
