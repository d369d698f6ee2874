import { attribute, child, children, type ParsedElement, path } from '@dmpconnect/soap';
import { OID } from '../identifiers/oid.js';
import type { InstanceIdentifier } from './instance-identifier.js';
import { V3 } from './namespaces.js';
import { CLOSING_MOTIVES } from './registration-event.js';
import {
  attributeAt,
  type Hl7Request,
  malformed,
  readHl7Request,
  requireIdentifier,
  textAt,
} from './wrapper.js';

/** A request to create, change, reactivate or close a DMP (dmp-transactions 2.8 to 2.12). */
export interface RegistrationRequest extends Hl7Request {
  /** Matricule of the patient. */
  readonly patient: InstanceIdentifier;
  /** What the DMP is to be: `active`, or `terminated` when it closes. */
  readonly status: string;
  readonly person: ParsedElement;
  /** Observations that are true or false, by code. */
  readonly observations: ReadonlyMap<string, boolean>;
  /** Who asks. */
  readonly author: {
    readonly id: string;
    readonly family: string;
    readonly given: string;
    readonly structure: string;
  };
  /** Why the DMP closes. */
  readonly closing?: { readonly motive: string; readonly text: string };
}

/** Reads a `PRPA_IN201311UV02` or a `PRPA_IN201314UV02`. @throws {Refusal} a Sender fault */
export function readRegistrationRequest(root: ParsedElement): RegistrationRequest {
  const request = readHl7Request(root);
  const registration = path(root, V3.uri, 'controlActProcess', 'subject', 'registrationRequest');
  if (registration === undefined) throw malformed('registrationRequest');
  if (attribute(registration, 'classCode') !== 'REG' || attribute(registration, 'moodCode') !== 'RQO') {
    throw malformed('registrationRequest/@classCode, @moodCode');
  }
  if (attributeAt(registration, 'code', 'statusCode') !== 'active') {
    throw malformed('registrationRequest/statusCode');
  }
  const patient = path(registration, V3.uri, 'subject1', 'patient');
  const person = patient === undefined ? undefined : child(patient, V3.uri, 'patientPerson');
  if (patient === undefined || person === undefined) throw malformed('patientPerson');
  const entity = path(registration, V3.uri, 'author', 'assignedEntity');
  if (entity === undefined) throw malformed('author/assignedEntity');
  const closing = readClosing(root);
  return {
    ...request,
    patient: requireIdentifier(patient, 'id'),
    status: attributeAt(patient, 'code', 'statusCode'),
    person,
    observations: readObservations(patient),
    author: readAuthor(entity),
    ...(closing === undefined ? {} : { closing }),
  };
}

function readAuthor(entity: ParsedElement): RegistrationRequest['author'] {
  if (attributeAt(entity, 'root', 'id') !== OID.professional) throw malformed('author/assignedEntity/id');
  if (attributeAt(entity, 'root', 'representedOrganization', 'id') !== OID.structure) {
    throw malformed('author/assignedEntity/representedOrganization/id');
  }
  return {
    id: attributeAt(entity, 'extension', 'id'),
    family: textAt(entity, 'assignedPerson', 'name', 'family'),
    given: textAt(entity, 'assignedPerson', 'name', 'given'),
    structure: attributeAt(entity, 'extension', 'representedOrganization', 'id'),
  };
}

function readObservations(patient: ParsedElement): ReadonlyMap<string, boolean> {
  return new Map(
    children(patient, V3.uri, 'subjectOf').flatMap((subject): [string, boolean][] => {
      const observation = child(subject, V3.uri, 'administrativeObservation');
      if (observation === undefined) return [];
      const value = attributeAt(observation, 'value', 'value');
      if (value !== 'true' && value !== 'false') throw malformed('administrativeObservation/value');
      return [[attributeAt(observation, 'code', 'code'), value === 'true']];
    }),
  );
}

function readClosing(root: ParsedElement): RegistrationRequest['closing'] {
  const issue = path(root, V3.uri, 'controlActProcess', 'reasonOf', 'detectedIssueEvent');
  if (issue === undefined) return undefined;
  if (attributeAt(issue, 'codeSystem', 'code') !== CLOSING_MOTIVES)
    throw malformed('detectedIssueEvent/code');
  return { motive: attributeAt(issue, 'code', 'code'), text: textAt(issue, 'text') };
}
