import { descendants, type ParsedElement } from '@dmpconnect/soap';
import type { RightsAction } from '../../rights/matrix.js';
import { writeRegistryResponse } from '../../rim/answer.js';
import { STATUS } from '../../rim/constants.js';
import { LCM, RIM } from '../../rim/namespaces.js';
import { patientsOfSets } from '../lot-patient.js';
import type { KnownTransaction, SimulatedTransaction, TransactionFrame } from '../transaction.js';
import { changeStatus } from './change-status.js';
import { statusAsked } from './read-update.js';

/** What every ITI-57 transaction has in common; the message tells which one it is (dmp-transactions 2.19). */
const FRAME = {
  service: 'registry',
  action: 'urn:ihe:iti:2010:UpdateDocumentSet',
  aliases: ['urn:ihe:iti:xds-b:2007:UpdateDocumentSet-b'],
  root: { uri: LCM.uri, name: 'SubmitObjectsRequest' },
  responseAction: 'urn:ihe:iti:2010:UpdateDocumentSet-Response',
} as const satisfies Omit<TransactionFrame, 'id'>;

/** TD3.3a and TD3.3b: a change of visibility carries a whole document entry. */
export const changeVisibility: KnownTransaction = {
  ...FRAME,
  id: 'TD3.3a/b',
  simulated: false,
  recognises: (content) => descendants(content, RIM.uri, 'ExtrinsicObject').length > 0,
};

/** TD3.3d, archiving a document and back. */
export const archive: SimulatedTransaction = statusTransaction('TD3.3d', (content) =>
  [STATUS.archived, STATUS.approved].some((status) => status === statusAsked(content)),
);

/** TD3.3c, deleting a document: any other change of status ends here and is judged by the state machine. */
export const deleteDocument: SimulatedTransaction = statusTransaction('TD3.3c', () => true);

function statusTransaction(
  id: RightsAction,
  recognises: (content: ParsedElement) => boolean,
): SimulatedTransaction {
  return {
    ...FRAME,
    id,
    simulated: true,
    recognises,
    rights: () => id,
    targetsPatient: true,
    patientsNamed: patientsOfSets,
    dmp: 'active',
    needsAuthorisation: () => true,
    refusal: (code, text) => ({
      body: writeRegistryResponse('Failure', [{ code, text }]),
      status: 'Failure',
      code,
    }),
    handle: (call, world, recorder) => changeStatus(id, call, world, recorder),
  };
}
