import { xmlNamespace } from '@dmpconnect/soap';

/** The services that are the DMP's own, neither HL7 nor IHE (dmp-transactions 1.2). */
export const HABILITATIONS = xmlNamespace('ns1', 'urn:si-dmp-habilitations');
export const PATIENTS = xmlNamespace('ns1', 'urn:si-dmp-patients');
