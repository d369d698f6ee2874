import { readFileSync } from 'node:fs';
import { parseXml, path, readSoapEnvelope, requireAttribute, writeXml } from '@dmpconnect/soap';
import { describe, expect, it } from 'vitest';
import { DmpError, DmpServiceError } from '../errors.js';
import { V3_URI } from '../hl7v3/elements.js';
import { conformancePath, hasConformance } from '../testing/conformance.js';
import { elementTree } from '../testing/element-tree.js';
import { INS, SOFTWARE } from '../testing/fixtures.js';
import { readTestExistenceAnswer } from './td0-2-answer.js';
import { buildTestExistenceRequest } from './td0-2-request.js';

const build = () =>
  parseXml(
    writeXml(
      buildTestExistenceRequest({
        ins: INS,
        software: SOFTWARE,
        processingCode: 'D',
        now: new Date('2024-07-01T10:00:00Z'),
      }),
    ),
  );

/** An answer of the simulator's own making, in the shape of the official one. */
const answer = (changes: {
  ack?: string;
  response?: string;
  detail?: string;
  lines?: string;
  subject?: string;
  reason?: string;
}) =>
  parseXml(`<PRPA_IN201308UV02 xmlns="${V3_URI}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ITSVersion="XML_1.0">
    ${changes.lines ?? ''}
    ${changes.ack ?? '<acknowledgement typeCode="AA"/>'}
    <controlActProcess classCode="CACT" moodCode="EVN">
      ${changes.subject ?? ''}${changes.reason ?? ''}
      <queryAck><queryResponseCode code="${changes.response ?? 'OK'}"/></queryAck>
    </controlActProcess></PRPA_IN201308UV02>`);

const patient = (status: string, inner = '') =>
  `<subject><registrationEvent><statusCode code="completed"/>${inner}<subject1><patient><id root="1.2.250.1.213.1.4.10" extension="279035121518989"/><statusCode code="${status}"/><patientPerson><name><given>A</given><family qualifier="SP">NON RENSEIGNE</family><family qualifier="BR">B</family></name></patientPerson></patient></subject1></registrationEvent></subject>`;

const authorization = (code: string) =>
  `<attentionLine><keyWordText code="AUTORISATION"/><value xsi:type="CV" code="${code}"/></attentionLine>`;

describe('TD0.2 request', () => {
  it('names the patient, the sender and the reason', () => {
    const root = build();
    const value = path(
      root,
      V3_URI,
      'controlActProcess',
      'queryByParameter',
      'parameterList',
      'patientIdentifier',
      'value',
    )!;
    expect(requireAttribute(value, 'root')).toBe(INS.oid);
    expect(requireAttribute(value, 'extension')).toBe(INS.value);
    expect(requireAttribute(path(root, V3_URI, 'sender', 'device', 'id')!, 'root')).toBe(SOFTWARE.oid);
    expect(requireAttribute(path(root, V3_URI, 'controlActProcess', 'reasonCode')!, 'code')).toBe(
      'TEST_EXST',
    );
    expect(requireAttribute(path(root, V3_URI, 'creationTime')!, 'value')).toBe('20240701100000');
  });

  it.skipIf(!hasConformance)('has the element tree of the official sample', () => {
    const sample = readSoapEnvelope(
      readFileSync(conformancePath('dmp/messages/TD0.2_Test_d_existence_requete.xml')),
    );
    // The sample carries an empty attentionLine, which is optional (dmp-transactions 2.1).
    const official = elementTree(sample.content!, { attributes: true }).filter(
      (line) => !line.includes('attentionLine'),
    );
    expect(elementTree(build(), { attributes: true })).toEqual(official);
  });
});

describe('TD0.2 answer', () => {
  it.skipIf(!hasConformance)('reads the official sample', () => {
    const sample = readSoapEnvelope(
      readFileSync(conformancePath('dmp/messages/TD0.2_Test_d_existence_reponse.xml')),
    );
    expect(readTestExistenceAnswer(sample.content!)).toEqual({
      state: 'active',
      authorization: 'granted',
      authorizationCode: 'VALIDE',
      treatingPhysician: true,
      patient: {
        ids: [
          { value: '207058575627097', kind: 'TEST', oid: '1.2.250.1.213.1.4.10' },
          { value: '1197854176879056415520', kind: 'INSC', oid: '1.2.250.1.213.1.4.2' },
        ],
        birthName: undefined,
        usedName: 'patb-quatre',
        givenName: 'LAURENCE',
        prefix: 'M',
        sex: 'M',
        birthDate: '19070525',
        telecoms: [
          { value: 'mailto:alain@gmail.com', use: undefined },
          { value: 'tel:0102030405', use: 'MC' },
        ],
      },
      webAccessOpen: true,
      attachedToEns: false,
      closingTime: undefined,
      closingMotive: undefined,
      closingReason: undefined,
    });
  });

  it('takes NF for an answer, not for an error', () => {
    expect(readTestExistenceAnswer(answer({ response: 'NF' }))).toMatchObject({
      state: 'notFound',
      authorization: undefined,
      patient: undefined,
    });
  });

  it('tells when and why a record was closed', () => {
    const reason =
      '<reasonOf><detectedIssueEvent><code code="FERMETURE_DEMANDE_PATIENT"/><text>À sa demande</text></detectedIssueEvent></reasonOf>';
    const subject = patient('terminated', '<effectiveTime value="20230101120000"/>');
    expect(readTestExistenceAnswer(answer({ subject, reason }))).toMatchObject({
      state: 'closed',
      closingTime: '20230101120000',
      closingMotive: 'FERMETURE_DEMANDE_PATIENT',
      closingReason: 'À sa demande',
      patient: { usedName: undefined, birthName: 'B' },
    });
  });

  it.each([
    ['VALIDE', 'granted'],
    ['NON_EXISTE', 'none'],
    ['non existe', 'none'],
    ['INTERDIT', 'denied'],
    ['INTERDITE', 'denied'],
    ['EXPIRE', 'expired'],
    ['EXPIREE', 'expired'],
    ['AUTRE', 'unknown'],
  ])('reads the authorisation %s as %s', (code, expected) => {
    const read = readTestExistenceAnswer(answer({ lines: authorization(code), subject: patient('active') }));
    expect(read.authorization).toBe(expected);
    expect(read.authorizationCode).toBe(code);
    expect(read.treatingPhysician).toBeUndefined();
  });

  it.each([
    [
      '<acknowledgement typeCode="AE"><acknowledgementDetail typeCode="E"><code code="DMPX"/><text>Texte</text></acknowledgementDetail></acknowledgement>',
      'OK',
    ],
    [
      '<acknowledgement><typeCode code="AR"/><acknowledgementDetail><code code="DMPX"/><text>Texte</text></acknowledgementDetail></acknowledgement>',
      'OK',
    ],
    [
      '<acknowledgement typeCode="AA"><acknowledgementDetail><code code="DMPX"/><text>Texte</text></acknowledgementDetail></acknowledgement>',
      'QE',
    ],
  ])('turns %s into a refusal that keeps code and text', (ack, response) => {
    const read = () => readTestExistenceAnswer(answer({ ack, response }));
    expect(read).toThrow(DmpServiceError);
    try {
      read();
    } catch (error) {
      expect(error).toMatchObject({
        code: 'HL7_REFUSED',
        layer: 'hl7',
        transaction: 'TD0.2',
        failures: [{ code: 'DMPX', text: 'Texte', severity: 'error' }],
      });
      expect(String(error)).not.toContain('Texte');
    }
  });

  it('gives a refusal without detail all the same', () => {
    const ack = '<acknowledgement typeCode="AE"/>';
    expect(() => readTestExistenceAnswer(answer({ ack }))).toThrow(/refused TD0\.2\./);
  });

  it.each([
    ['another message', () => parseXml('<a/>')],
    ['no acknowledgement', () => answer({ ack: '' })],
    ['an unknown acknowledgement', () => answer({ ack: '<acknowledgement typeCode="ZZ"/>' })],
    ['OK without a record', () => answer({})],
    ['a record without patient', () => answer({ subject: '<subject><registrationEvent/></subject>' })],
  ])('refuses to understand %s', (_, make) => {
    let thrown: unknown;
    try {
      readTestExistenceAnswer(make());
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(DmpError);
    expect(thrown).toMatchObject({ code: 'ANSWER_UNEXPECTED' });
  });
});
