import { HABILITATIONS, PATIENTS } from './namespaces.js';
import { type Operation, operation } from './operation.js';

/** An operation of `/habilitations` (dmp-transactions 1.5). */
export function habilitationsOperation(name: string): Operation {
  return operation({
    service: 'habilitations',
    namespace: HABILITATIONS,
    endPoint: 'urn:si-dmp-habilitations:HabilitationsEndPoint',
    name,
  });
}

/** An operation of `/patientsSpecific`. */
export function patientsOperation(name: string): Operation {
  return operation({
    service: 'patientsSpecific',
    namespace: PATIENTS,
    endPoint: 'urn:si-dmp-patients:PatientSpecificEndPoint',
    name,
  });
}

/** An operation of `/patientCertif`. */
export function certificationOperation(name: string): Operation {
  return operation({
    service: 'patientCertif',
    namespace: PATIENTS,
    endPoint: 'urn:si-dmp-patients:PatientCertificationEndPoint',
    name,
    statusFirst: true,
  });
}
