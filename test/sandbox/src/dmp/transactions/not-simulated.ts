import { V3 } from '../hl7/namespaces.js';
import { reasonOf } from '../hl7/request.js';
import type { ServiceName } from '../pipeline/call.js';
import type { KnownTransaction } from './transaction.js';

const HABILITATIONS = 'urn:si-dmp-habilitations';
const PATIENTS = 'urn:si-dmp-patients';

/** Transactions known by their message only (dmp-transactions 1.2, 1.3, 1.5): each becomes a file when it is played. */
export const NOT_SIMULATED: readonly KnownTransaction[] = [
  specific(
    'TD0.0',
    'patientCertif',
    PATIENTS,
    'urn:si-dmp-patients:PatientCertificationEndPoint',
    'identityCertification',
  ),
  specific(
    'TD0.3',
    'habilitations',
    HABILITATIONS,
    'urn:si-dmp-habilitations:HabilitationsEndPoint',
    'setAuthorization',
  ),
  specific(
    'TD0.4',
    'patientsSpecific',
    PATIENTS,
    'urn:si-dmp-patients:PatientSpecificEndPoint',
    'patientList',
  ),
  hl7('TD0.5', 'patientsPDQ', 'PRPA_IN201305UV02', 'PRPA_IN201306UV02', undefined, [
    'urn:ihe:iti:pdqv3:2007:PDQSupplier_Service:findCandidatesQuery',
  ]),
  hl7('TD1.1', 'patients', 'PRPA_IN201311UV02', 'PRPA_IN201311ResponseUV02', 'CREA_RD'),
  hl7('TD1.2', 'patients', 'PRPA_IN201314UV02', 'PRPA_IN201314ResponseUV02', 'REAC'),
  hl7('TD1.3a', 'patients', 'PRPA_IN201307UV02', 'PRPA_IN201308UV02', 'CNSLT_DATA'),
  hl7('TD1.3b', 'patients', 'PRPA_IN201314UV02', 'PRPA_IN201314ResponseUV02', 'MODIF_DATA'),
  hl7('TD1.4', 'patients', 'PRPA_IN201314UV02', 'PRPA_IN201314ResponseUV02', 'FERM'),
  specific(
    'TD1.5a',
    'patientsSpecific',
    PATIENTS,
    'urn:si-dmp-patients:PatientSpecificEndPoint',
    'createPatientAccess',
  ),
  specific(
    'TD1.5b',
    'patientsSpecific',
    PATIENTS,
    'urn:si-dmp-patients:PatientSpecificEndPoint',
    'patientOTPUpdate',
  ),
  specific(
    'TD1.5d',
    'patientsSpecific',
    PATIENTS,
    'urn:si-dmp-patients:PatientSpecificEndPoint',
    'updatePatientAccess',
  ),
  specific(
    'TD1.6',
    'habilitations',
    HABILITATIONS,
    'urn:si-dmp-habilitations:HabilitationsEndPoint',
    'listAuthorizationByPatient',
  ),
];

function specific(
  id: string,
  service: ServiceName,
  uri: string,
  endPoint: string,
  operation: string,
): KnownTransaction {
  return {
    id,
    simulated: false,
    service,
    action: `${endPoint}:${operation}`,
    root: { uri, name: operation },
    responseAction: `${endPoint}:${operation}Response`,
  };
}

function hl7(
  id: string,
  service: ServiceName,
  interaction: string,
  answer: string,
  reason?: string,
  aliases: readonly string[] = [],
): KnownTransaction {
  return {
    id,
    simulated: false,
    service,
    action: `${V3.uri}:${interaction}`,
    aliases,
    root: { uri: V3.uri, name: interaction },
    ...(reason === undefined ? {} : { recognises: (content) => reasonOf(content) === reason }),
    responseAction: `${V3.uri}:${answer}`,
  };
}
