import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { children, type ParsedElement, parseXml } from '@dmpconnect/soap';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bench, cx, STRUCTURE, startBench } from '../testing/bench.js';
import { lastOutcome } from '../testing/expect.js';
import { makeTestPki, type TestCard } from '../testing/pki.js';

const FOLDER = resolve('..', 'shared', 'conformance', 'dmp', 'messages');
const available = existsSync(join(FOLDER, 'TD0.2_Test_d_existence_requete.xml'));
if (!available) console.warn('The official messages are absent: they are not replayed on the simulator.');

/** The patient of every sample, in the state the samples find them. */
const SAMPLE = '207058575627097';

/** The body of an official message; one of them names its elements with a prefix it does not declare. */
function bodyOf(name: string): string {
  const text = readFileSync(join(FOLDER, `${name}.xml`), 'utf8');
  const body = /<[\w]*:?Body[^>]*>(.*)<\/[\w]*:?Body>/s.exec(text)?.[1] ?? '';
  const namespaces = [...text.matchAll(/xmlns:(\w+)="([^"]*)"/g)];
  return body.trim().replace(/^<([\w:]+)/, (start) => {
    const used = namespaces.filter(
      ([declaration, prefix]) => body.includes(`${prefix}:`) && !body.slice(0, 1000).includes(declaration),
    );
    return [start, ...new Set(used.map(([declaration]) => declaration))].join(' ');
  });
}

/** Every path of element names of a tree, with the names of the attributes of each. */
function pathsOf(element: ParsedElement, above = ''): string[] {
  const names = Array.from(element.attributes)
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('xmlns') && !name.includes('schemaLocation'))
    .sort();
  const path = `${above}/${element.localName}`;
  return [`${path} ${names.join(' ')}`.trim(), ...children(element).flatMap((each) => pathsOf(each, path))];
}

function treeOf(xml: string): Set<string> {
  return new Set(pathsOf(parseXml(xml)).map((path) => path.replace(/ displayName/, '')));
}

describe.skipIf(!available)(
  'the official requests, signed again, are answered as the official answers are',
  () => {
    let bench: Bench;
    let card: TestCard;
    let uniqueId: string;
    beforeAll(async () => {
      const pki = await makeTestPki();
      card = await pki.card({ id: '899700000013', family: 'DOC0000001' });
      bench = await startBench({ pki, card, mode: 'lenient' });
      const place = { streetLines: ['1 rue'], postalCode: '75005', city: 'PARIS' };
      bench.dmp.patients.patch(SAMPLE, {
        insC: '1197854176879056415520',
        traits: {
          prefix: 'M',
          birthName: 'PATB-QUATRE',
          usedName: 'PATB-QUATRE',
          birthGivenNames: 'LAURENCE',
          birthDate: '19070525',
          sex: 'M',
        },
        email: 'a@exemple.invalid',
        mobile: '0600000000',
        address: place,
        relatives: [
          {
            relation: 'FTH',
            prefix: 'M',
            family: 'REPLEG',
            given: 'JEAN',
            address: { ...place, additionalLocator: 'Résidence' },
            home: '0100000000',
            mobile: '0600000001',
            email: 'b@exemple.invalid',
          },
        ],
        authorisations: { [card.id]: 'VALIDE' },
        authorisationDates: { [card.id]: { since: '20260101000000', lastAction: '20260201000000' } },
        attendingPhysician: card.id,
      });
      ({ uniqueId } = await bench.feed({ patient: SAMPLE }));
    });
    afterAll(() => bench.close());

    /** The identifiers of the sample's user, structure and document become those of the bench. */
    const ours = (body: string): string =>
      body
        .replaceAll('499900063480001', STRUCTURE)
        .replaceAll('899900063480', card.id)
        .replaceAll('1.2.250.1.999.1.1.7898.1.995657292', uniqueId)
        .replace(
          /targetObject="urn:uuid:[^"]*"/,
          `targetObject="${bench.dmp.documents().find((document) => document.uniqueId === uniqueId)?.entryUuid}"`,
        );

    it.each<[name: string, service: string, action: string, answer: string | undefined, extra: RegExp]>([
      // What ours has and the samples lack: the birth name, and the qualifier of the family name everywhere.
      [
        'TD0.2_Test_d_existence',
        'patients',
        'urn:hl7-org:v3:PRPA_IN201307UV02',
        'TD0.2_Test_d_existence_reponse',
        /^$/,
      ],
      [
        'TD1.3a_Consultation',
        'patients',
        'urn:hl7-org:v3:PRPA_IN201307UV02',
        'TD1.3a_Consultation_reponse',
        /^$/,
      ],
      [
        'TD0.4_Liste_des_DMP_autorises',
        'patientsSpecific',
        'urn:si-dmp-patients:PatientSpecificEndPoint:patientList',
        'TD0.4_Liste_des_DMP_autorises_reponse',
        // Optional fields of the schema that the sample does not fill.
        /\/(patronymicalName|civility|context)$/,
      ],
      ['TD3.1_Recherche_de_document', 'registry', 'urn:ihe:iti:2007:RegistryStoredQuery', undefined, /^$/],
      [
        'TD3.2_Consultation_d_un_document',
        'repository',
        'urn:ihe:iti:2007:RetrieveDocumentSet',
        'TD3.2_Consultation_d_un_document_reponse',
        /^$/,
      ],
      [
        'TD3.3d_Archiver_un_document',
        'registry',
        'urn:ihe:iti:2010:UpdateDocumentSet',
        'TD3.3d_Archiver_un_document_reponse',
        /^$/,
      ],
      [
        'TD1.5a_Creation_du_compte_internet_patient',
        'patientsSpecific',
        'urn:si-dmp-patients:PatientSpecificEndPoint:createPatientAccess',
        'TD1.5a_Creation_du_compte_internet_patient_reponse',
        /^$/,
      ],
      [
        'TD1.4_Fermer',
        'patients',
        'urn:hl7-org:v3:PRPA_IN201314UV02',
        'TD1.4_Fermer_reponse',
        // The schema wants the identifier of the patient; the sample, which does not validate, lacks it.
        /\/patient\/id extension root$/,
      ],
    ])('%s', async (name, service, action, answer, extra) => {
      const { text } = await bench.call(service, action, ours(bodyOf(`${name}_requete`)), {
        vihf: { patient: name.startsWith('TD0.4') ? null : cx(SAMPLE) },
      });
      expect(lastOutcome(bench).refusedBy).toBeUndefined();
      if (answer === undefined) {
        expect(text).toContain('ResponseStatusType:Success');
        return;
      }
      const [body = ''] = /<soap:Body>.*<\/soap:Body>/s.exec(text) ?? [];
      const [content] = children(parseXml(body.replace('<soap:Body>', '<soap:Body xmlns:soap="urn:x">')));
      const given = new Set(
        pathsOf(content ?? parseXml('<nothing/>')).map((path) => path.replace(/ displayName/, '')),
      );
      const wanted = treeOf(bodyOf(answer));
      expect([...wanted].filter((path) => !given.has(path))).toEqual([]);
      expect([...given].filter((path) => !wanted.has(path) && !extra.test(path))).toEqual([]);
    });
  },
);
