import {
  child,
  type ParsedElement,
  path,
  serializeElement,
  verbatim,
  type XmlElement,
} from '@dmpconnect/soap';
import { type Acknowledgement, writeAnswerMessage, writeIdentifier } from '../../hl7/message.js';
import { V3, XSI } from '../../hl7/namespaces.js';
import {
  OBSERVATIONS,
  writeAddress,
  writeGenderAndBirth,
  writeObservation,
  writePatientName,
} from '../../hl7/person.js';
import { writePatientHead, writeRegistrationEvent } from '../../hl7/registration-event.js';
import { readQuery } from '../../hl7/request.js';
import { OID } from '../../identifiers/oid.js';
import { ownCode } from '../../own-code.js';
import { refuseRequest } from '../../pipeline/refusal.js';
import type { World } from '../../world.js';
import type { Transaction } from '../transaction.js';
import { readCriteria } from './criteria.js';
import { findMatches, type Match } from './match.js';

/** TD0.5, searching a patient without INS, for the regulation centres (dmp-transactions 2.6). */
export const findPatients: Transaction = {
  id: 'TD0.5',
  kind: 'act',
  service: 'patientsPDQ',
  action: 'urn:hl7-org:v3:PRPA_IN201305UV02',
  aliases: ['urn:ihe:iti:pdqv3:2007:PDQSupplier_Service:findCandidatesQuery'],
  root: { uri: V3.uri, name: 'PRPA_IN201305UV02' },
  responseAction: 'urn:hl7-org:v3:PRPA_IN201306UV02',
  rights: () => 'TD0.5',
  targetsPatient: false,
  patientsNamed: () => [],
  dmp: 'any',
  needsAuthorisation: () => false,
  refusal: (code, text, content, world) => {
    const own = ownCode(code);
    return { body: write(content, { type: 'AE', code: own, text }, [], world), status: 'AE', code: own };
  },
  handle: async ({ content }, world, recorder) => {
    const matches = await recorder.check('search of a patient', (verdict) => {
      const { parameters } = readQuery(content);
      const found = findMatches(readCriteria(parameters, world.mode !== 'strict'), world.patients.list());
      if (found.length > world.settings.maxPatientsFound) {
        throw refuseRequest('DMPTooManyResults', 'The search finds too many patients: give more criteria.');
      }
      verdict.detail(`${found.length} found`);
      return found;
    });
    return {
      body: write(content, { type: 'AA' }, matches, world),
      status: 'AA',
      code: matches.length === 0 ? 'NF' : 'OK',
    };
  },
};

const TRIGGER = { code: 'PRPA_TE201306UV02', codeSystem: OID.hl7Interactions };

function write(
  content: ParsedElement,
  acknowledgement: Acknowledgement,
  matches: readonly Match[],
  world: World,
): XmlElement {
  const { queryId, ...request } = readQuery(content);
  const count = String(matches.length);
  const responseCode = matches.length === 0 ? 'NF' : 'OK';
  return writeAnswerMessage(
    request,
    {
      interaction: 'PRPA_IN201306UV02',
      id: { root: world.uuid() },
      acknowledgement,
      // The DMP's PDQ is of the 2008 edition (dmp-transactions 2.2).
      typeCodeAs: 'child',
      content: [
        V3.element('code', TRIGGER),
        matches.map(writeMatch),
        V3.element('queryAck', {}, [
          writeIdentifier('queryId', queryId),
          V3.element('queryResponseCode', { code: acknowledgement.type === 'AE' ? 'AE' : responseCode }),
          V3.element('resultTotalQuantity', { value: count }),
          V3.element('resultCurrentQuantity', { value: count }),
          V3.element('resultRemainingQuantity', { value: '0' }),
        ]),
        echo(content),
      ],
    },
    world,
  );
}

/** dmp-transactions 2.6: the query is echoed. */
function echo(content: ParsedElement) {
  const query = path(content, V3.uri, 'controlActProcess', 'queryByParameter');
  return query === undefined || child(query, V3.uri, 'queryId') === undefined
    ? undefined
    : verbatim(serializeElement(query));
}

function writeMatch({ patient, score }: Match): XmlElement {
  return writeRegistrationEvent(
    V3.element('patient', { classCode: 'PAT' }, [
      writePatientHead(patient),
      V3.element('patientPerson', { classCode: 'PSN', determinerCode: 'INSTANCE' }, [
        writePatientName(patient),
        writeGenderAndBirth(patient),
        patient.address === undefined ? undefined : writeAddress(patient.address),
      ]),
      V3.element('subjectOf1', { typeCode: 'SBJ' }, [
        V3.element('queryMatchObservation', { classCode: 'COND', moodCode: 'EVN' }, [
          V3.element('code', { code: 'POURCENTAGE' }),
          V3.element('value', { [XSI.attribute('type')]: 'INT', value: String(score) }),
        ]),
      ]),
      writeObservation(
        'OPPOSITION_ACCES_URGENCE',
        OBSERVATIONS,
        patient.emergencyCallOpposition,
        'subjectOf2',
      ),
    ]),
    undefined,
  );
}
