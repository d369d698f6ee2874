import { HANDLE_TYPES } from '../../contract/enumerations.js';
import type { BoundParameter, ParameterForm, ParameterRow, ParameterValues } from './parameter.js';
import { CPX_PARAMETERS, READER_PARAMETERS } from './parameters/cards.js';
import { CERTIFICATE_PARAMETERS, CONNECTION_PARAMETERS } from './parameters/connection.js';
import { CONNECTOR_PARAMETERS, PRACTICE_LOCATION_PARAMETERS } from './parameters/connector.js';
import { DOCUMENT_PARAMETERS, EVENT_CODE_PARAMETERS } from './parameters/document.js';
import { FILTER_PARAMETERS, SUBMISSION_SET_PARAMETERS } from './parameters/empty.js';
import { ERROR_PARAMETERS } from './parameters/error.js';
import { PROFESSIONAL_PARAMETERS } from './parameters/professional.js';
import { TIME_PROVIDER_PARAMETERS } from './parameters/time-provider.js';
import { VITALE_PARAMETERS, VITALE_PATIENT_PARAMETERS } from './parameters/vitale.js';
import type { ObjectReading } from './reading.js';
import type { HandledObject, ObjectKind, ObjectSources } from './sources.js';

/** What is known of a kind of object. */
interface ObjectDefinition<Source> {
  /** HandleType (js-api 11.5). */
  readonly type: number;
  /** Whether `createObject` makes one, empty. */
  readonly creatable: boolean;
  readonly parameters: readonly ParameterRow<Source>[];
}

/** Every kind of object: its number, and its parameters (js-api 11.5, 11.15). */
export const OBJECTS: { readonly [Kind in ObjectKind]: ObjectDefinition<ObjectSources[Kind]> } = {
  list: { type: HANDLE_TYPES.List, creatable: true, parameters: [] },
  error: { type: HANDLE_TYPES.Error, creatable: false, parameters: ERROR_PARAMETERS },
  vitale: { type: HANDLE_TYPES.Vitale, creatable: false, parameters: VITALE_PARAMETERS },
  vitalePatient: {
    type: HANDLE_TYPES.VitalePatient,
    creatable: false,
    parameters: VITALE_PATIENT_PARAMETERS,
  },
  timeProvider: { type: HANDLE_TYPES.TimeProvider, creatable: false, parameters: TIME_PROVIDER_PARAMETERS },
  professional: { type: HANDLE_TYPES.HP, creatable: true, parameters: PROFESSIONAL_PARAMETERS },
  submissionSet: {
    type: HANDLE_TYPES.SubmissionSet,
    creatable: true,
    parameters: SUBMISSION_SET_PARAMETERS,
  },
  document: { type: HANDLE_TYPES.Document, creatable: true, parameters: DOCUMENT_PARAMETERS },
  connection: { type: HANDLE_TYPES.Connection, creatable: true, parameters: CONNECTION_PARAMETERS },
  dmpConnector: { type: HANDLE_TYPES.DmpConnector, creatable: false, parameters: CONNECTOR_PARAMETERS },
  certificate: { type: HANDLE_TYPES.Certificate, creatable: true, parameters: CERTIFICATE_PARAMETERS },
  practiceLocation: {
    type: HANDLE_TYPES.PracticeLocation,
    creatable: true,
    parameters: PRACTICE_LOCATION_PARAMETERS,
  },
  cpx: { type: HANDLE_TYPES.CPx, creatable: false, parameters: CPX_PARAMETERS },
  cpxToken: { type: HANDLE_TYPES.CPxPkcsToken, creatable: false, parameters: [] },
  filter: { type: HANDLE_TYPES.Filter, creatable: true, parameters: FILTER_PARAMETERS },
  eventCode: { type: HANDLE_TYPES.EventCode, creatable: true, parameters: EVENT_CODE_PARAMETERS },
  pcscReader: { type: HANDLE_TYPES.PcscResource, creatable: false, parameters: READER_PARAMETERS },
};

/** An empty object of a HandleType; nothing when there is none of that type to make. */
export function emptyObjectOf(type: number): HandledObject | undefined {
  // Object.keys is typed string[]: the table has no other keys than the kinds.
  const kinds = Object.keys(OBJECTS) as ObjectKind[];
  const kind = kinds.find((one) => OBJECTS[one].type === type && OBJECTS[one].creatable);
  return kind === undefined ? undefined : { kind, source: undefined };
}

/** The parameters of one object; those of an empty one give nothing. */
export function parametersOf<Kind extends ObjectKind>(
  { kind, source }: HandledObject<Kind>,
  reading: ObjectReading,
): readonly BoundParameter[] {
  const definition: ObjectDefinition<ObjectSources[Kind]> = OBJECTS[kind];
  return definition.parameters.map((row) => bind(row, source, reading));
}

function bind<Source>(
  row: ParameterRow<Source>,
  source: Source | undefined,
  reading: ObjectReading,
): BoundParameter {
  const bound = <Form extends ParameterForm>({
    id,
    form,
    read,
  }: {
    readonly id: number;
    readonly form: Form;
    readonly read: (source: Source, reading: ObjectReading) => Outcome<ParameterValues[Form]>;
  }) => ({ id, form, read: async () => (source === undefined ? undefined : read(source, reading)) });
  switch (row.form) {
    case 'text':
      return bound(row);
    case 'bytes':
      return bound(row);
    case 'int':
      return bound(row);
    case 'float':
      return bound(row);
    case 'object':
      return bound(row);
    case 'secret':
      return bound(row);
  }
}

type Outcome<Value> = Value | undefined | Promise<Value | undefined>;
