import type { DocumentVersion } from '@dmpconnect/dmp-soap';
import type { HandlerContext } from '../../context.js';
import { convertPdfs } from '../../dmp/convert-pdfs.js';
import { knownTraits } from '../../dmp/known-traits.js';
import { type PatientFields, patientKey, readPatient } from '../../dmp/patient.js';
import { requireConnector } from '../../dmp/require-connector.js';
import { readSubmission, type SentDocument, type SubmissionFields } from '../../dmp/submission.js';
import { inWireNamesLater, type WireNames } from '../../dmp/wire-names.js';
import type { SessionSlots } from '../../slots.js';

/** Publishes documents in one submission set, for both commands (js-api 8.5, TD2.1); their unique ids. */
export async function submitDocuments(
  fields: PatientFields & SubmissionFields,
  documents: readonly SentDocument[],
  names: WireNames,
  context: HandlerContext,
): Promise<readonly string[]> {
  const { session, signal } = context;
  const ins = readPatient(fields);
  const connector = requireConnector(session);
  const submission = readSubmission(fields, documents, {
    ins,
    connector,
    otherTraits: knownTraits(session.slots, ins),
    versions: session.slots.documentVersions ?? new Map(),
  });
  const wireNames = { ins: 's_ins', ...names };
  // Before the connector's turn: a conversion takes seconds, and needs neither the card nor the DMP.
  const converted = await inWireNamesLater(wireNames, () => convertPdfs(submission, context));
  const { uniqueIds, versions } = await connector.transact(signal, (client, options) =>
    inWireNamesLater(wireNames, () => client.submitDocuments(converted, options)),
  );
  session.slots.documentVersions = addVersions(session.slots.documentVersions, uniqueIds, versions);
  session.slots.givenTraits = new Map(session.slots.givenTraits).set(patientKey(ins), submission.patient);
  return uniqueIds;
}

type Versions = NonNullable<SessionSlots['documentVersions']>;

/** The oldest go first: a replacement soon follows the publication it corrects, or asks the DMP. */
const KEPT_VERSIONS = 1000;

function addVersions(
  known: Versions = new Map(),
  uniqueIds: readonly string[],
  versions: readonly DocumentVersion[],
): Versions {
  const added = uniqueIds.flatMap((uniqueId, index) => {
    const version = versions[index];
    return version === undefined ? [] : [[uniqueId, version] as const];
  });
  return new Map([...known, ...added].slice(-KEPT_VERSIONS));
}
