import { GLOBAL_PARAMETERS } from '../../contract/enumerations.js';
import { ApiFailure } from '../../contract/errors.js';
import type { HandlerContext } from '../context.js';
import { currentTimeProvider } from './session-objects.js';
import type { ObjectReference } from './sources.js';

/** A parameter of the connector itself (js-api 11.14). */
interface GlobalParameter {
  readonly text?: (context: HandlerContext) => string;
  readonly int?: (context: HandlerContext) => number | ObjectReference;
}

/** `0.1.0-beta` → 0, 1, 0. */
const versionPart = (part: number) => ({
  int: ({ services }: HandlerContext) => Number.parseInt(services.version.split('.')[part] ?? '', 10) || 0,
});

/** What this connector has nothing to say about. */
const NOTHING: GlobalParameter = { text: () => '' };

const ROWS: Readonly<Record<keyof typeof GLOBAL_PARAMETERS, GlobalParameter>> = {
  VersionName: { text: ({ services }) => services.version },
  // PDFs for patients are made from a model of ours and handed over, never kept in a folder.
  PatientWebAccessPdfStoragePath: NOTHING,
  PatientWebAccessPdfTemplateFilename: NOTHING,
  PatientWebAccessPdfDefaultUrl: {
    text: ({ services }) => services.settings.dmpconnect.patientWebAccessUrl ?? '',
  },
  CryptolibCpsDllFilename: { text: ({ services }) => services.settings.card.module ?? '' },
  VersionMajor: versionPart(0),
  VersionMinor: versionPart(1),
  VersionBuild: versionPart(2),
  CurrentTimeProvider: {
    int: ({ session, services }) => ({
      kind: 'timeProvider',
      source: currentTimeProvider(session, services),
    }),
  },
  // The card library is loaded when a reader is first chosen.
  Pkcs11EngineIsInitialized: { int: ({ session }) => Number(session.slots.cpxReader !== undefined) },
};

const BY_ID: ReadonlyMap<number, GlobalParameter> = new Map(
  Object.entries(GLOBAL_PARAMETERS).map(([name, id]) => [id, ROWS[name as keyof typeof ROWS]]),
);

/** A global parameter that is a text. @throws {ApiFailure} 1/1010 */
export function readGlobalText(id: number, context: HandlerContext): string {
  const read = BY_ID.get(id)?.text;
  if (read === undefined) throw invalid(id);
  return read(context);
}

/** A global parameter that is a number or an object. @throws {ApiFailure} 1/1010 */
export function readGlobalInt(id: number, context: HandlerContext): number | ObjectReference {
  const read = BY_ID.get(id)?.int;
  if (read === undefined) throw invalid(id);
  return read(context);
}

function invalid(id: number): ApiFailure {
  return new ApiFailure('invalid-parameter', {
    extended: `There is no global parameter ${id} of the type asked for`,
  });
}
