import type { HandlerContext } from '../../context.js';
import { type PatientFields, patientKey, readPatient } from '../../dmp/patient.js';
import { requireConnector } from '../../dmp/require-connector.js';
import { readSubmission, type SentDocument, type SubmissionFields } from '../../dmp/submission.js';
import { inWireNamesLater, type WireNames } from '../../dmp/wire-names.js';

/** Publishes documents in one submission set, for both commands (js-api 8.5, TD2.1); their unique ids. */
export async function submitDocuments(
  fields: PatientFields & SubmissionFields,
  documents: readonly SentDocument[],
  names: WireNames,
  { session, signal }: HandlerContext,
): Promise<readonly string[]> {
  const ins = readPatient(fields);
  const connector = requireConnector(session);
  const dmpTraits = session.slots.dmpTraits?.get(patientKey(ins));
  const submission = readSubmission(fields, documents, {
    ins,
    connector,
    otherTraits: dmpTraits === undefined ? [] : [dmpTraits],
  });
  const { uniqueIds } = await connector.transact(signal, (client, options) =>
    inWireNamesLater({ ins: 's_ins', ...names }, () => client.submitDocuments(submission, options)),
  );
  return uniqueIds;
}
