import { expect } from 'vitest';
import { PATIENT } from '../testing/bench.js';
import { inDocument, metadata } from '../testing/edits.js';
import { ACTION, existenceQuery, retrieveRequest } from '../testing/requests.js';
import type { Mistake, MistakeBench, Try } from './mistake.js';

function envelope(what: string, edit: (xml: string) => string, code: string, refusedBy: string): Try {
  return {
    what,
    send: ({ bench }) =>
      bench.call('patients', ACTION.existence, existenceQuery(PATIENT), { envelope: { edit } }),
    refusedBy,
    code,
  };
}

const feed =
  (options: Parameters<MistakeBench['bench']['feed']>[0]) =>
  ({ bench }: MistakeBench) =>
    bench.feed(options);

/** How it is asked and what is sent: rows 6, 8, 13 to 19, 26 and 30. */
export const MESSAGE_MISTAKES: readonly Mistake[] = [
  {
    number: 6,
    mistake: 'mustUnderstand on wsse:Security, MessageID missing, wrong Action',
    tries: [
      envelope(
        'mustUnderstand',
        (xml) => xml.replace('<w:Security ', '<w:Security s:mustUnderstand="true" '),
        'MustUnderstand',
        'WS-Addressing',
      ),
      envelope(
        'no MessageID',
        (xml) => xml.replace(/<a:MessageID>.*?<\/a:MessageID>/, ''),
        'MessageAddressingHeaderRequired',
        'WS-Addressing',
      ),
      envelope(
        'an alias of the action',
        (xml) => xml.replace('PRPA_IN201307UV02</a:Action>', 'PRPA_IN201308UV02</a:Action>'),
        'ActionNotSupported',
        'WS-Addressing',
      ),
    ],
  },
  {
    number: 8,
    mistake: 'Wrong formatCode scheme UUID',
    tries: [
      {
        what: 'a scheme with one digit changed',
        send: feed(
          inDocument('a09d5840-386c-46f2-b5ad-9c3699a4309d', 'a09d5840-386c-46f2-b5ad-9c3699a4309e'),
        ),
        refusedBy: 'structure of the lot',
        code: 'XDSRegistryMetadataError',
      },
    ],
  },
  {
    number: 13,
    mistake: 'Local time in XDS slots',
    tries: [
      {
        what: 'the hour of the CDA in creationTime',
        send: feed(inDocument('20260112133000', '20260112143000')),
        refusedBy: 'metadata against CDA',
        code: 'XDSRepositoryMetadataError',
      },
      {
        what: 'an offset in a slot',
        send: feed(inDocument('20260112133000<', '20260112143000+0100<')),
        refusedBy: 'structure of the lot',
        code: 'XDSRegistryMetadataError',
      },
    ],
    client: {
      file: 'packages/dmp-soap/src/time/time.test.ts',
      test: 'knows summer, winter and both sides of each change',
    },
  },
  {
    number: 14,
    mistake: 'Base64 in the MIME part, or Document id that is not the one of the entry',
    tries: [
      {
        what: 'base64 of the document',
        send: feed({ tamper: (xml) => Buffer.from(xml).toString('base64') }),
        refusedBy: 'documents',
        code: 'InvalidDocumentContent',
      },
      {
        what: 'another case of the id',
        send: feed({ body: (xml) => xml.replace('Document id="Document01"', 'Document id="document01"') }),
        refusedBy: 'structure of the lot',
        code: 'XDSMissingDocument',
      },
    ],
  },
  {
    number: 15,
    mistake: 'Percent-encoded cid not decoded',
    shows: async ({ bench }) => {
      const { uniqueId } = await bench.feed();
      const { text } = await bench.call('repository', ACTION.retrieve, retrieveRequest(uniqueId));
      const href = /href="cid:([^"]*)"/.exec(text)?.[1] ?? '';
      expect(href).toContain('%3A');
      expect(text).toContain(`Content-ID: <${decodeURIComponent(href)}>`);
    },
    client: {
      file: 'packages/soap/src/mtom/mtom.test.ts',
      test: "'percent-encoded', 'cid:a%2Fb%40c'",
    },
  },
  {
    number: 16,
    mistake: 'SOAP 1.1, or the action in an HTTP header alone',
    tries: [
      envelope(
        'the namespace of SOAP 1.1',
        (xml) =>
          xml.replace('http://www.w3.org/2003/05/soap-envelope', 'http://schemas.xmlsoap.org/soap/envelope/'),
        'VersionMismatch',
        'SOAP envelope',
      ),
      envelope(
        'no wsa:Action',
        (xml) => xml.replace(/<a:Action.*?<\/a:Action>/, ''),
        'MessageAddressingHeaderRequired',
        'WS-Addressing',
      ),
    ],
  },
  {
    number: 17,
    mistake: 'CDA id with an extension, XDS uniqueId that is not the CDA id',
    tries: [
      {
        what: 'an extension',
        send: feed({
          cda: {
            edit: (xml) =>
              xml.replace(/<id root="([^"]*)"\/>\n<code/, '<id root="$1" extension="1"/>\n<code'),
          },
        }),
        refusedBy: 'CDA header',
        code: 'InvalidDocumentContent',
      },
      {
        what: 'OID^extension as uniqueId',
        send: feed(inDocument(/value="([\d.]+)"(?=><Name><LocalizedString[^>]*uniqueId)/, 'value="$1^1"')),
        refusedBy: 'structure of the lot',
        code: 'XDSRegistryMetadataError',
      },
      {
        what: 'another OID',
        send: feed(inDocument(/value="([\d.]+)"(?=><Name><LocalizedString[^>]*uniqueId)/, 'value="$1.1"')),
        refusedBy: 'metadata against CDA',
        code: 'XDSRepositoryMetadataError',
      },
    ],
  },
  {
    number: 18,
    mistake: 'INS traits missing, or four templateIds on a level-1 document',
    tries: [
      {
        what: 'no birth name',
        send: feed({ cda: { edit: (xml) => xml.replace(' qualifier="BR">PAT-TROIS', '>PAT-TROIS') } }),
        refusedBy: 'CDA header',
        code: 'InvalidDocumentContent',
      },
      {
        what: 'no place of birth',
        send: feed({ cda: { edit: (xml) => xml.replace(/<birthplace>.*<\/birthplace>/, '') } }),
        refusedBy: 'CDA header',
        code: 'InvalidDocumentContent',
      },
      {
        what: 'a fourth template',
        send: feed({
          cda: { edit: (xml) => xml.replace('<templateId ', '<templateId root="1.2.3"/><templateId ') },
        }),
        refusedBy: 'CDA header',
        code: 'InvalidDocumentContent',
      },
    ],
    client: {
      file: 'test/e2e/src/conformance/errors.test.ts',
      test: '1013: a document that lacks a trait of the patient, by name',
    },
  },
  {
    number: 19,
    mistake: 'PDF that is not PDF/A-1',
    tries: [
      {
        what: 'a PDF without its marker',
        send: feed({ cda: { content: Buffer.from('%PDF-1.4\n%%EOF\n') } }),
        refusedBy: 'PDF/A marker',
        code: 'InvalidDocumentContent',
      },
    ],
    client: {
      file: 'packages/dmp-soap/src/publication/submission.test.ts',
      test: 'is PDF/A-1 when it is a PDF',
    },
  },
  {
    number: 26,
    mistake: 'SHA-256 or upper case in hash',
    tries: [
      {
        what: 'SHA-256',
        send: feed(
          metadata('<Slot name="languageCode"', `${slotOf('0'.repeat(64))}<Slot name="languageCode"`),
        ),
        refusedBy: 'fields computed by the DMP',
        code: 'XDSRepositoryMetadataError',
      },
      {
        what: 'SHA-1 in upper case',
        send: feed(
          metadata('<Slot name="languageCode"', `${slotOf('AB'.repeat(20))}<Slot name="languageCode"`),
        ),
        refusedBy: 'fields computed by the DMP',
        code: 'XDSRepositoryMetadataError',
      },
    ],
    client: {
      file: 'packages/dmp-soap/src/publication/submission.test.ts',
      test: 'computes nothing that is the registry’s to compute',
    },
  },
  {
    number: 30,
    mistake: 'Value sets hard-coded',
    tries: [
      {
        what: 'a type that is in no value set',
        send: feed(inDocument('nodeRepresentation="11488-4"', 'nodeRepresentation="99999-9"')),
        refusedBy: 'coded values',
        code: 'XDSRegistryMetadataError',
      },
    ],
    client: {
      file: 'packages/dmp-soap/src/codes/codes.test.ts',
      test: 'of document types is the official one',
    },
  },
];

function slotOf(hash: string): string {
  return `<Slot name="hash"><ValueList><Value>${hash}</Value></ValueList></Slot>`;
}
