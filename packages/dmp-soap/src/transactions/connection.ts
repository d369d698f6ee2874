import {
  buildSoapRequest,
  exchangeSoap,
  type MtomAttachment,
  type SoapAnswer,
  SoapError,
  type XmlElement,
} from '@dmpconnect/soap';
import { DmpError } from '../errors.js';
import { checkIns } from '../ins/check-ins.js';
import type { Ins } from '../ins/ins.js';
import { checkInsKey } from '../ins/key.js';
import type { DmpCallOptions, DmpClientOptions } from '../options/client-options.js';
import type { VihfCache } from '../vihf/vihf-cache.js';

/** Where each service is, and the action of each message (dmp-transactions 1.2 and 1.5). */
export const MESSAGES = {
  'TD0.0': {
    service: 'patientCertif',
    action: 'urn:si-dmp-patients:PatientCertificationEndPoint:identityCertification',
  },
  'TD0.2': { service: 'patients', action: 'urn:hl7-org:v3:PRPA_IN201307UV02' },
  'TD0.3': {
    service: 'habilitations',
    action: 'urn:si-dmp-habilitations:HabilitationsEndPoint:setAuthorization',
  },
  'TD0.4': {
    service: 'patientsSpecific',
    action: 'urn:si-dmp-patients:PatientSpecificEndPoint:patientList',
  },
  'TD0.5': { service: 'patientsPDQ', action: 'urn:hl7-org:v3:PRPA_IN201305UV02' },
  'TD1.1': { service: 'patients', action: 'urn:hl7-org:v3:PRPA_IN201311UV02' },
  'TD1.2': { service: 'patients', action: 'urn:hl7-org:v3:PRPA_IN201314UV02' },
  'TD1.3a': { service: 'patients', action: 'urn:hl7-org:v3:PRPA_IN201307UV02' },
  'TD1.3b': { service: 'patients', action: 'urn:hl7-org:v3:PRPA_IN201314UV02' },
  'TD1.4': { service: 'patients', action: 'urn:hl7-org:v3:PRPA_IN201314UV02' },
  'TD1.5a': {
    service: 'patientsSpecific',
    action: 'urn:si-dmp-patients:PatientSpecificEndPoint:createPatientAccess',
  },
  'TD1.5b': {
    service: 'patientsSpecific',
    action: 'urn:si-dmp-patients:PatientSpecificEndPoint:patientOTPUpdate',
  },
  'TD1.5d': {
    service: 'patientsSpecific',
    action: 'urn:si-dmp-patients:PatientSpecificEndPoint:updatePatientAccess',
  },
  'TD1.6': {
    service: 'habilitations',
    action: 'urn:si-dmp-habilitations:HabilitationsEndPoint:listAuthorizationByPatient',
  },
  'TD2.1': { service: 'repository', action: 'urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-b' },
  'TD2.2': { service: 'repository', action: 'urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-b' },
  'TD3.1': { service: 'registry', action: 'urn:ihe:iti:2007:RegistryStoredQuery' },
  'TD3.2': { service: 'repository', action: 'urn:ihe:iti:2007:RetrieveDocumentSet' },
  'TD3.3': { service: 'registry', action: 'urn:ihe:iti:2010:UpdateDocumentSet' },
} as const;

/** A transaction. */
export interface Call {
  readonly message: keyof typeof MESSAGES;
  /** The patient it targets, if there is one. */
  readonly ins: Ins | undefined;
  /** TD0.2 alone still finds a record by its historic INS-C (dmp-transactions 7.1). */
  readonly acceptsInsC?: boolean;
  readonly body: XmlElement;
  readonly attachments?: readonly MtomAttachment[];
  readonly options: DmpCallOptions | undefined;
}

/** Sends a transaction and reads its answer. */
export type Connection = <Result>(call: Call, read: (answer: SoapAnswer) => Result) => Promise<Result>;

/** What a connection needs of the client's options. */
export type ConnectionOptions = Pick<
  DmpClientOptions,
  'dispatcher' | 'environment' | 'transactionTimeoutMs' | 'dump'
> & { readonly baseUrl: string; readonly vihf: VihfCache };

/** Puts each transaction in an envelope with the VIHF of its patient, and sends it. */
export function createConnection(connection: ConnectionOptions): Connection {
  return async (call, read) => {
    checkTarget(call, connection.environment);
    call.options?.signal?.throwIfAborted();
    const { service, action } = MESSAGES[call.message];
    const url = `${connection.baseUrl}/${service}`;
    const assertion = await connection.vihf(call.ins, call.options?.access ?? { mode: 'normal' });
    const answer = await exchangeSoap({
      dispatcher: connection.dispatcher,
      url,
      action,
      request: buildSoapRequest({ action, to: url, assertion, body: call.body }),
      timeoutMs: connection.transactionTimeoutMs,
      label: call.message,
      ...(call.attachments === undefined ? {} : { attachments: call.attachments }),
      ...(call.options?.signal === undefined ? {} : { signal: call.options.signal }),
      ...(connection.dump === undefined ? {} : { dump: connection.dump }),
    });
    return readAnswer(call.message, () => read(answer));
  };
}

function checkTarget({ ins, acceptsInsC }: Call, environment: ConnectionOptions['environment']): void {
  if (ins === undefined) return;
  if (acceptsInsC === true && ins.kind === 'INSC') checkInsKey(ins.value);
  else checkIns(ins, environment);
}

/** A part of the answer that is missing is an answer that is not the expected one, at whatever level it was noticed. */
function readAnswer<Result>(transaction: string, read: () => Result): Result {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof SoapError && cause.code === 'XML_UNEXPECTED') {
      throw new DmpError('ANSWER_UNEXPECTED', `The answer to ${transaction} is not the expected message.`, {
        cause,
      });
    }
    throw cause;
  }
}
