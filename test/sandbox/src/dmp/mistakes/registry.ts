import { expect } from 'vitest';
import { FILED_PATIENT } from '../fixtures/documents.js';
import { cx, newOid, PATIENT, STRUCTURE } from '../testing/bench.js';
import { lastEntry } from '../testing/expect.js';
import {
  ACTION,
  existenceQuery,
  QUERY_ID,
  retrieveRequest,
  STATUS_URN,
  statusUpdate,
  storedQuery,
  visibilityUpdate,
} from '../testing/requests.js';
import type { Mistake, MistakeBench, Try } from './mistake.js';

type QueryParameters = Parameters<typeof storedQuery>[1];

const PATIENT_ID = ['XDSDocumentEntryPatientId', `'${cx(PATIENT)}'`] as const;
const APPROVED = ['XDSDocumentEntryStatus', `('${STATUS_URN.approved}')`] as const;

const find = ({ bench }: MistakeBench, parameters: QueryParameters, ins = PATIENT) =>
  bench.call('registry', ACTION.search, storedQuery(QUERY_ID.findDocuments, parameters), {
    vihf: { patient: cx(ins) },
  });

function search(what: string, parameters: QueryParameters): Try {
  return {
    what,
    send: (on) => find(on, parameters),
    refusedBy: 'stored query',
    code: 'XDSStoredQueryParamNumber',
  };
}

const entryUuidOf = ({ bench }: MistakeBench, uniqueId: string): string =>
  bench.dmp.documents().findLast((document) => document.uniqueId === uniqueId)?.entryUuid ?? '';

const author = ({ card }: MistakeBench) => ({ ...card, structure: STRUCTURE });

const changeStatus = (on: MistakeBench, target: string) =>
  on.bench.call(
    'registry',
    ACTION.update,
    statusUpdate({
      target,
      from: STATUS_URN.approved,
      to: STATUS_URN.archived,
      patient: cx(PATIENT),
      author: author(on),
      uniqueId: newOid(),
    }),
  );

async function changeVisibility(
  on: MistakeBench,
  o: Partial<Parameters<typeof visibilityUpdate>[0]> = {},
): Promise<string> {
  const { uniqueId } = await on.bench.feed();
  const query = [['XDSDocumentEntryUniqueId', `('${uniqueId}')`]] as const;
  const { text } = await on.bench.call('registry', ACTION.search, storedQuery(QUERY_ID.getDocuments, query));
  const body = visibilityUpdate({
    entry: text,
    masks: ['MASQUE_PS'],
    patient: cx(PATIENT),
    author: author(on),
    uniqueId: newOid(),
    ...o,
  });
  await on.bench.call('registry', ACTION.update, body);
  return uniqueId;
}

/** What is done with documents and answers: rows 9 to 12, 21 to 25, 27 and 32. */
export const REGISTRY_MISTAKES: readonly Mistake[] = [
  {
    number: 9,
    mistake: 'Parentheses and quotes of queries',
    tries: [
      search('PatientId in parentheses', [['XDSDocumentEntryPatientId', `('${cx(PATIENT)}')`], APPROVED]),
      search('status without parentheses', [
        PATIENT_ID,
        ['XDSDocumentEntryStatus', `'${STATUS_URN.approved}'`],
      ]),
      search('no quotes', [['XDSDocumentEntryPatientId', cx(PATIENT)], APPROVED]),
    ],
  },
  {
    number: 10,
    mistake: 'entryUUID in ITI-43, uniqueId in RPLC or ITI-57',
    tries: [
      {
        what: 'an entryUUID in ITI-43',
        send: async (on) => {
          const { uniqueId } = await on.bench.feed();
          return on.bench.call('repository', ACTION.retrieve, retrieveRequest(entryUuidOf(on, uniqueId)));
        },
        refusedBy: '',
        code: 'XDSDocumentUniqueIdError',
      },
      {
        what: 'a uniqueId in RPLC',
        send: async ({ bench }) => {
          const { uniqueId } = await bench.feed();
          return bench.feed({ replaces: { entryUuid: uniqueId, uniqueId } });
        },
        refusedBy: 'replacement',
        code: 'XDSRegistryMetadataError',
      },
      {
        what: 'a uniqueId in ITI-57',
        send: async (on) => changeStatus(on, (await on.bench.feed()).uniqueId),
        refusedBy: 'document',
        code: 'XDSMetadataUpdateError',
      },
    ],
  },
  {
    number: 11,
    mistake: 'entryUUID used again after a change of visibility',
    tries: [
      {
        what: 'archiving under the former entryUUID',
        send: async (on) => {
          const uniqueId = await changeVisibility(on);
          const former = on.bench.dmp.documents().find((document) => document.uniqueId === uniqueId);
          return changeStatus(on, former?.entryUuid ?? '');
        },
        refusedBy: 'status of the document',
        code: 'XDSMetadataUpdateError',
      },
    ],
  },
  {
    number: 12,
    mistake: 'ITI-57 with a partial entry, no lid, no PreviousVersion',
    tries: [
      {
        what: 'no lid',
        send: (on) => changeVisibility(on, { edit: (xml) => xml.replace(/ lid="[^"]*"/, '') }),
        refusedBy: 'document',
        code: 'XDSMetadataUpdateError',
      },
      {
        what: 'no PreviousVersion',
        send: (on) => changeVisibility(on, { previousVersion: '' }),
        refusedBy: 'version of the document',
        code: 'XDSMetadataVersionError',
      },
      {
        what: 'no size',
        send: (on) =>
          changeVisibility(on, { edit: (xml) => xml.replace(/<Slot name="size">.*?<\/Slot>/s, '') }),
        refusedBy: 'copy of the entry',
        code: 'XDSMetadataUpdateError',
      },
    ],
  },
  {
    number: 21,
    mistake: 'Results filtered on the current INS',
    shows: async (on) => {
      const parameters = [['XDSDocumentEntryPatientId', `'${cx(FILED_PATIENT)}'`], APPROVED] as const;
      const { text } = await find(on, parameters, FILED_PATIENT);
      expect(text).toContain('^^^&amp;1.2.250.1.213.1.4.2&amp;ISO^INS-C"');
    },
    client: {
      file: 'packages/dmp-soap/src/transactions/td3-1.test.ts',
      test: 'is kept or dropped by visibility, times and class, never by its patient identifier',
    },
  },
  {
    number: 22,
    mistake: 'TD3.1 by itself after TD2.1, unlimited first search',
    shows: async ({ bench }) => {
      bench.dmp.clearJournal();
      await bench.feed();
      // The journal is where a client that searches by itself is seen.
      expect(bench.dmp.journal().map(({ transaction }) => transaction)).toEqual(['TD2.1']);
    },
    client: {
      file: 'packages/dmp-soap/src/transactions/td2-1.test.ts',
      test: 'publishes in one call: nothing is searched before it, nothing after',
    },
  },
  {
    number: 23,
    mistake: 'Identity traits of the DMP shown, or copied over the local ones',
    shows: async ({ bench }) => {
      const { text } = await bench.call('patients', ACTION.existence, existenceQuery('185037511600127'), {
        vihf: { patient: cx('185037511600127') },
      });
      // What the DMP knows of a name is not fit to be shown: a client that shows it is seen at once.
      expect(text).toContain('>NON RENSEIGNE<');
    },
  },
  {
    number: 24,
    mistake: 'NF taken for an error',
    shows: async ({ bench }) => {
      await bench.call('patients', ACTION.existence, existenceQuery('277076322082910'), {
        vihf: { patient: cx('277076322082910') },
      });
      expect(lastEntry(bench).answer).toEqual({ http: 200, status: 'AA', code: 'NF' });
    },
    client: {
      file: 'packages/dmp-soap/src/transactions/client.test.ts',
      test: 'answers that there is no record',
    },
  },
  {
    number: 25,
    mistake: 'PartialSuccess not handled',
    shows: async ({ bench }) => {
      const { uniqueId } = await bench.feed();
      const { text } = await bench.call('repository', ACTION.retrieve, retrieveRequest(uniqueId, '1.2.3'));
      expect(text).toContain('urn:ihe:iti:2007:ResponseStatusType:PartialSuccess');
      expect(text).toContain('errorCode="XDSDocumentUniqueIdError"');
      expect(text).toContain(`<xds:DocumentUniqueId>${uniqueId}<`);
    },
    client: {
      file: 'packages/dmp-soap/src/transactions/client.test.ts',
      test: 'an HL7 refusal, an XDS failure and a partial success are told apart',
    },
  },
  {
    number: 27,
    mistake: 'Corsican letters, large keys and unknown months refused',
    shows: async ({ bench }) => {
      const corsican = '185052A99900110';
      await bench.call('patients', ACTION.existence, existenceQuery(corsican), {
        vihf: { patient: cx(corsican) },
      });
      expect(lastEntry(bench).answer).toMatchObject({ status: 'AA', code: 'NF' });
    },
    client: {
      file: 'packages/dmp-soap/src/ins/ins.test.ts',
      test: 'accepts a Corsican NIR, an unknown month and a provisional first digit',
    },
  },
  {
    number: 32,
    mistake: 'Digests of the official samples taken for vectors',
    tries: [
      {
        what: 'a manifest with a digest that was not computed from the document',
        send: ({ bench }) =>
          bench.feed({
            signature: {
              manifest: (xml) =>
                xml.replace(/(<DigestValue>)[^<]{28}(<)/, '$1AAAAAAAAAAAAAAAAAAAAAAAAAAA=$2'),
            },
          }),
        refusedBy: 'manifest digests',
        code: 'DMPInvalidSignature',
      },
    ],
  },
];
