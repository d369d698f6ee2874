import type { CheckedCall } from '../../pipeline/call.js';
import type { Recorder } from '../../pipeline/recorder.js';
import { refuseRequest } from '../../pipeline/refusal.js';
import { writeRegistryResponse } from '../../rim/answer.js';
import { XDS } from '../../rim/namespaces.js';
import type { World } from '../../world.js';
import { patientsOfSets } from '../lot-patient.js';
import type { Transaction, TransactionAnswer } from '../transaction.js';
import { checkAssociations } from './associations.js';
import { checkAuthors, checkPatientIds } from './authors.js';
import { disagreement } from './cda-comparison.js';
import { checkCodedValues } from './coded-values.js';
import { brokenRule, type CdaOfLot, checkPdf, readDocument } from './content.js';
import { readLot } from './lot.js';
import { verifyLotSignature } from './lot-signature.js';
import { checkManifestDigests, checkManifestIds } from './manifest.js';
import { registerLot } from './register.js';
import { replacementProblem } from './replacement.js';
import { applyRules, type LotContext, type LotRule, type Problem } from './rules.js';
import { checkServerFields } from './server-fields.js';
import { checkSignatureEntry } from './signature-entry.js';
import { checkUniqueIds } from './unique-ids.js';

/** Rules on the metadata of a lot, in order. */
const METADATA_RULES: readonly LotRule[] = [
  checkAssociations,
  checkPatientIds,
  checkServerFields,
  checkCodedValues,
  checkSignatureEntry,
  checkAuthors,
  checkUniqueIds,
];

/** TD2.1, and TD2.2 from an employee: feeding a DMP with new documents or replacements (dmp-transactions 2.16, 9.5). */
export const feed: Transaction = {
  id: 'TD2.1',
  kind: 'act',
  service: 'repository',
  action: 'urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-b',
  root: { uri: XDS.uri, name: 'ProvideAndRegisterDocumentSetRequest' },
  responseAction: 'urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-bResponse',
  // The same message from an employee is TD2.2, on the account of the structure (dmp-transactions 2.16, 3.9).
  rights: (_, actor) => (actor === 'CPE' ? 'TD2.2' : 'TD2.1'),
  targetsPatient: true,
  // The patients of the documents are compared with the one of the lot by a rule.
  patientsNamed: patientsOfSets,
  dmp: 'active',
  needsAuthorisation: () => false,
  refusal: (code, text) => ({
    body: writeRegistryResponse('Failure', [{ code, text }]),
    status: 'Failure',
    code,
  }),
  handle,
};

async function handle(call: CheckedCall, world: World, recorder: Recorder): Promise<TransactionAnswer> {
  const lot = await recorder.check('structure of the lot', () => {
    return readLot(call.content, call.parts, world.mode !== 'strict');
  });
  const context: LotContext = { lot, call, world };
  await applyRules(METADATA_RULES, context, recorder);
  const documents = await recorder.check('documents', () =>
    lot.documents.map((document) => readDocument(document, context)),
  );
  await checkDocuments('CDA header', documents, recorder, (document) => brokenRule(document, context));
  await checkDocuments('metadata against CDA', documents, recorder, disagreement);
  await recorder.check('PDF/A marker', (verdict) => {
    refuseFirst(documents.map((document) => checkPdf(document, context, verdict)));
  });
  const signature = await recorder.check('lot signature', (verdict) => verifyLotSignature(context, verdict));
  await recorder.check('manifest of the lot', () => checkManifestIds(signature.manifest, lot));
  await recorder.check('manifest digests', () => checkManifestDigests(signature.manifest, documents));
  await recorder.check('replacement', (verdict) => {
    refuseFirst([replacementProblem(context, documents, verdict)]);
  });
  world.documents.apply(registerLot({ lot, documents, dmp: call.patient?.ins ?? '' }, world));
  return {
    body: writeRegistryResponse('Success'),
    status: 'Success',
    documents: documents.map(({ entry }) => entry.uniqueId),
  };
}

async function checkDocuments(
  name: string,
  documents: readonly CdaOfLot[],
  recorder: Recorder,
  check: (document: CdaOfLot) => Problem | undefined,
): Promise<void> {
  await recorder.check(name, () => refuseFirst(documents.map(check)));
}

function refuseFirst(problems: readonly (Problem | undefined)[]): void {
  const problem = problems.find((found) => found !== undefined);
  if (problem !== undefined) throw refuseRequest(problem.code, problem.text);
}
