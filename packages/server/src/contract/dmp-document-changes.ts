import { z } from 'zod';
import { defineCommand } from './define.js';
import { patientFields } from './dmp-structures.js';
import { CHANGEABLE_VISIBILITIES, VISIBILITY_BITS } from './enumerations.js';
import { oneOf, requiredInt, requiredText, text } from './fields.js';
import { listValues } from './values.js';

/** Commands that change or delete a document (js-api 8.5, TD3.3). */

const OID = 128;
const CODE = 128;

const healthcareSettings = requiredText(CODE).describe('Healthcare setting of the author, e.g. `SA07`.');

const newVisibility = oneOf(
  CHANGEABLE_VISIBILITIES,
  `Visibility wanted, sum of ${listValues(VISIBILITY_BITS)}. What is hidden from the patient or his representatives can be shown, not the reverse.`,
);

/** A document of the last search. */
const byHandle = {
  i_document: requiredInt().describe('Handle from the last `hl_findDocuments`.'),
  s_healthCareSettings: healthcareSettings,
};

/** A document by its identifiers. */
const byUniqueId = {
  ...patientFields,
  s_documentUniqueId: requiredText(OID).describe('Unique id of the document.'),
  s_documentUuid: text(OID).describe(
    'Its identifier in the registry, for a document that is approved; one exchange more without it.',
  ),
  s_healthCareSettings: healthcareSettings,
};

/** js-api 8.5, TD3.3a and TD3.3b. */
export const hl_updateDocumentVisibility = defineCommand({
  name: 'hl_updateDocumentVisibility',
  group: 'dmp-documents',
  summary: 'Changes who sees a document of the last search; search again before changing it once more.',
  kind: 'answer',
  session: true,
  timeoutSeconds: 5,
  needs: ['dmp-connector'],
  input: z.object({ ...byHandle, i_newVisibility: newVisibility }),
  output: z.object({}),
});

/** js-api 8.5, TD3.3a and TD3.3b. */
export const hl_updateDocumentVisibilityByUniqueId = defineCommand({
  name: 'hl_updateDocumentVisibilityByUniqueId',
  group: 'dmp-documents',
  summary: 'Changes who sees a document.',
  kind: 'answer',
  session: true,
  timeoutSeconds: 10,
  needs: ['dmp-connector'],
  input: z.object({ ...byUniqueId, i_newVisibility: newVisibility }),
  output: z.object({}),
});

/** js-api 8.5, TD3.3d. */
export const hl_updateDocumentStatus = defineCommand({
  name: 'hl_updateDocumentStatus',
  group: 'dmp-documents',
  summary: 'Archives a document of the last search, or takes it out of the archive.',
  kind: 'answer',
  session: true,
  timeoutSeconds: 5,
  needs: ['dmp-connector'],
  input: z.object(byHandle),
  output: z.object({}),
});

/** js-api 8.5, TD3.3d. */
export const hl_updateDocumentStatusByUniqueId = defineCommand({
  name: 'hl_updateDocumentStatusByUniqueId',
  group: 'dmp-documents',
  summary: 'Archives a document, or takes it out of the archive.',
  kind: 'answer',
  session: true,
  timeoutSeconds: 10,
  needs: ['dmp-connector'],
  input: z.object(byUniqueId),
  output: z.object({}),
});

/** js-api 8.5, TD3.3c. */
export const hl_deleteDocument = defineCommand({
  name: 'hl_deleteDocument',
  group: 'dmp-documents',
  summary: 'Deletes a document that the professional published.',
  kind: 'answer',
  session: true,
  timeoutSeconds: 5,
  needs: ['dmp-connector'],
  input: z.object({
    ...patientFields,
    s_uniqueId: requiredText(OID).describe('Unique id of the document.'),
    s_healthCareSettings: healthcareSettings,
  }),
  output: z.object({}),
});
