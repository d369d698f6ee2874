import { xmlNamespace } from '@dmpconnect/soap';

/** Namespace of the services of authorisations (dmp-transactions 2.4). */
export const HABILITATIONS_URI = 'urn:si-dmp-habilitations';
export const HABILITATIONS = xmlNamespace('', HABILITATIONS_URI);

/** Namespace of the DMP's own services of patients (dmp-transactions 2.5). */
export const PATIENTS_URI = 'urn:si-dmp-patients';
export const PATIENTS = xmlNamespace('', PATIENTS_URI);
