import { descendants, type ParsedElement } from '@dmpconnect/soap';
import { writeRegistryResponse } from '../../rim/answer.js';
import { STATUS } from '../../rim/constants.js';
import { LCM, RIM } from '../../rim/namespaces.js';
import type { TransactionId } from '../ids.js';
import { patientsOfSets } from '../lot-patient.js';
import type { Transaction, TransactionFrame } from '../transaction.js';
import { changeStatus } from './change-status.js';
import { changeVisibility } from './change-visibility.js';
import { statusAsked } from './read-update.js';
import { actionAsked } from './visibility-change.js';

/** What every ITI-57 transaction has in common; the message tells which one it is (dmp-transactions 2.19). */
const FRAME = {
  service: 'registry',
  action: 'urn:ihe:iti:2010:UpdateDocumentSet',
  aliases: ['urn:ihe:iti:xds-b:2007:UpdateDocumentSet-b'],
  root: { uri: LCM.uri, name: 'SubmitObjectsRequest' },
  responseAction: 'urn:ihe:iti:2010:UpdateDocumentSet-Response',
} as const satisfies TransactionFrame;

/** TD3.3a and TD3.3b: a change of visibility carries a whole document entry. */
export const visibility: Transaction = {
  ...updateTransaction('TD3.3a', (content) => descendants(content, RIM.uri, 'ExtrinsicObject').length > 0),
  idOf: (content, world) => (actionAsked(content, world) === 'TD3.3b' ? 'TD3.3b' : 'TD3.3a'),
  rights: (content, _, world) => actionAsked(content, world),
  handle: changeVisibility,
};

/** TD3.3d, archiving a document and back. */
export const archive: Transaction = statusTransaction('TD3.3d', (content) =>
  [STATUS.archived, STATUS.approved].some((status) => status === statusAsked(content)),
);

/** TD3.3c, deleting a document: any other change of status ends here and is judged by the state machine. */
export const deleteDocument: Transaction = statusTransaction('TD3.3c', () => true);

function statusTransaction(
  id: 'TD3.3c' | 'TD3.3d',
  recognises: (content: ParsedElement) => boolean,
): Transaction {
  return {
    ...updateTransaction(id, recognises),
    rights: () => id,
    handle: (call, world, recorder) => changeStatus(id, call, world, recorder),
  };
}

function updateTransaction(
  id: TransactionId,
  recognises: (content: ParsedElement) => boolean,
): Omit<Transaction, 'rights' | 'handle'> {
  return {
    ...FRAME,
    id,
    kind: 'act',
    recognises,
    targetsPatient: true,
    patientsNamed: patientsOfSets,
    dmp: 'active',
    needsAuthorisation: () => true,
    refusal: (code, text) => ({
      body: writeRegistryResponse('Failure', [{ code, text }]),
      status: 'Failure',
      code,
    }),
  };
}
