import {
  buildFindDocumentsByReference,
  buildFindSubmissionSets,
  buildGetAssociations,
  buildGetDocuments,
  buildGetDocumentsAndAssociations,
  buildGetSubmissionSetAndContents,
  buildGetSubmissionSets,
  buildVihf,
  DEFAULT_VALUE_SETS,
  type DmpClient,
} from '@dmpconnect/dmp-soap';
import { buildSoapFault, buildSoapRequest, decodeMtom, type XmlElement } from '@dmpconnect/soap';
import { beforeAll, describe, expect, it } from 'vitest';
import { canRun } from './requirements.js';
import { makeCard, type TestCard } from './testing/card.js';
import { requestOf } from './testing/client.js';
import {
  FORMAT_NAMES,
  fullDocument,
  INS,
  NOW,
  PHYSICIAN,
  PRACTICE,
  plainDocument,
  SOFTWARE,
  submissionOf,
} from './testing/practice.js';
import { messageOf, schemaErrors } from './xmllint.js';

let card: TestCard;
beforeAll(async () => {
  card = await makeCard();
});

const uuid = 'urn:uuid:b3745a7c-4d1a-4cfd-a752-536197e4ac7a';
const uniqueId = '1.2.250.1.999.1.1.7898.4.9956570902';

/** What each transaction sends. */
const TRANSACTIONS: Readonly<Record<string, (client: DmpClient) => Promise<unknown>>> = {
  'TD0.2': (client) => client.testExistence(INS),
  'TD2.1 with everything': (client) =>
    client.submitDocuments(submissionOf(...FORMAT_NAMES.map(fullDocument))),
  'TD2.1 with what is mandatory': (client) =>
    client.submitDocuments({ ins: INS, patient: submissionOf().patient, documents: [plainDocument('text')] }),
  'TD3.1 without criteria': (client) => client.findDocuments({ ins: INS }),
  'TD3.1 with every criterion': (client) =>
    client.findDocuments({
      ins: INS,
      typeCodes: ['11488-4', '34112-3'],
      classCodes: ['10'],
      formats: ['pdf', 'text', 'urn:asip:ci-sis:vsm:2012'],
      practiceSettings: ['AMBULATOIRE'],
      healthcareFacilityTypes: ['SA07'],
      serviceStart: { from: '2024', to: '20260101' },
      creation: { from: '2024', to: '20260101' },
      submission: { from: '2024' },
      statuses: ['approved', 'deprecated'],
      visibilities: ['hiddenFromPatient'],
    }),
  'TD3.1b': (client) => client.findEntryUuid({ ins: INS, uniqueId }),
  'TD3.2': (client) => client.retrieveDocument({ ins: INS, uniqueId }),
  'TD3.3c': (client) => client.deleteDocument({ ins: INS, uniqueId, entryUuid: uuid }),
};

/** What the DMP's services of patients and authorisations are sent; TD0.5 has a schema of its own. */
const PATIENT_TRANSACTIONS: Readonly<Record<string, (client: DmpClient) => Promise<unknown>>> = {
  'TD0.3': (client) => client.setAuthorization({ ins: INS, action: 'add', treatingPhysician: true }),
  'TD0.4': (client) => client.listAccessibleRecords({ since: '20260101', by: 'lastAuthorization' }),
  'TD1.1': (client) => client.createRecord({ ...RECORD, vitale: VITALE, consent: true }),
  'TD1.2': (client) => client.reactivateRecord({ ...RECORD, consent: true }),
  'TD1.3a': (client) => client.administrativeData(INS),
  'TD1.3b': (client) => client.updateAdministrativeData({ ...RECORD, representative: 'remove' }),
  'TD1.4': (client) => client.closeRecord({ ins: INS, reason: 'À sa <demande>', patient: CLOSING }),
  'TD1.6': (client) => client.listAuthorizations({ ins: INS, kind: 'granted' }),
};

const RECORD = {
  ins: INS,
  patient: {
    usedName: 'D’ESSAI & FILS',
    givenName: 'DOMINIQUE',
    sex: 'F',
    birthDate: '19790328',
    contact: { street: '1, rue du Chat', city: 'Paris', mobilePhone: '0607080901', mail: 'd@example.test' },
  },
  oppositions: { breakGlass: false, emergencyCentre: true },
} as const;
const VITALE = { familyName: 'PAT-TROIS', givenName: 'DOMINIQUE', birthDate: '790328' };
const CLOSING = { usedName: 'PAT-TROIS', givenName: 'DOMINIQUE' };

/** Queries that follow the first one of a search. */
const FOLLOWING: Readonly<Record<string, () => XmlElement>> = {
  FindSubmissionSets: () =>
    buildFindSubmissionSets({
      ins: INS,
      submission: { from: '2024', to: '2026' },
      sourceIds: ['1.2.3'],
      authorPerson: '899700000013^%',
    }),
  GetAssociations: () => buildGetAssociations([uuid, uuid]),
  GetDocuments: () => buildGetDocuments({ uniqueIds: [uniqueId] }, 'LeafClass'),
  GetDocumentsAndAssociations: () => buildGetDocumentsAndAssociations({ entryUuids: [uuid] }),
  GetSubmissionSets: () => buildGetSubmissionSets([uuid]),
  GetSubmissionSetAndContents: () => buildGetSubmissionSetAndContents(uniqueId),
  FindDocumentsByReferenceId: () =>
    buildFindDocumentsByReference(
      { ins: INS, references: [{ type: 'accession', id: { root: '1.2.3', extension: 'A<1>' } }] },
      DEFAULT_VALUE_SETS,
    ),
};

describe.skipIf(!canRun('xmllint'))('the official schemas', () => {
  it.each(Object.entries({ ...TRANSACTIONS, ...PATIENT_TRANSACTIONS }))(
    'accept the whole message of %s',
    async (_name, transaction) => {
      const message = messageOf(await requestOf(card, transaction));
      expect(await schemaErrors(message, 'envelope')).toEqual([]);
    },
  );

  it('accept the whole message of TD0.5', async () => {
    const message = messageOf(
      await requestOf(card, (client) =>
        client.findPatients({ familyName: 'DURAND', city: 'PARIS', approximateCity: true }),
      ),
    );
    expect(await schemaErrors(message, 'envelope-pdq')).toEqual([]);
  });

  it.each(Object.entries(FOLLOWING))('accept the whole message of %s', async (_name, build) => {
    const { xml } = buildSoapRequest({ action: 'urn:a', to: 'https://dmp.invalid/registry', body: build() });
    expect(await schemaErrors(xml, 'envelope')).toEqual([]);
  });

  it('accept a fault', async () => {
    const fault = buildSoapFault({
      code: 'Sender',
      subcode: 'DMPInvalidCertificate',
      reason: 'Refusé',
      relatesTo: uuid,
    });
    expect(await schemaErrors(fault, 'envelope')).toEqual([]);
  });

  it.each([
    { mode: 'normal' },
    { mode: 'bris_de_glace', reason: 'Urgence <vitale> & "immédiate"' },
    { mode: 'centre_15', secret: true },
  ] as const)('accept the VIHF of %j', async (access) => {
    const vihf = await buildVihf({
      signer: card.signer,
      user: PHYSICIAN,
      structure: PRACTICE,
      software: SOFTWARE,
      ins: INS,
      access,
      now: NOW,
    });
    expect(await schemaErrors(vihf, 'vihf')).toEqual([]);
  });

  it.each(FORMAT_NAMES)('accept the clinical documents in %s, as they are sent', async (format) => {
    const submission = submissionOf(plainDocument(format), fullDocument(format));
    const { contentType, body } = await requestOf(card, (client) => client.submitDocuments(submission));
    const { parts } = decodeMtom(contentType, body);
    const documents = [...parts.values()].slice(0, -1);
    expect(documents).toHaveLength(2);
    for (const { bytes } of documents) expect(await schemaErrors(bytes, 'cda')).toEqual([]);
  });

  it('refuse a message in which one thing is wrong, and say what', async () => {
    const message = messageOf(await requestOf(card, (client) => client.testExistence(INS)));
    const broken = message.replace(/<statusCode code="new">/, '<statusCode kode="new">');
    expect(broken).not.toBe(message);
    expect((await schemaErrors(broken, 'envelope')).join('\n')).toContain('kode');
  });
});
