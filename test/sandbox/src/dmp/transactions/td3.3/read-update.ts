import { attribute, descendants, type ParsedElement, textOf } from '@dmpconnect/soap';
import type { SubmissionSet } from '../../metadata/submission-set.js';
import { refuseRequest } from '../../pipeline/refusal.js';
import { ASSOCIATION, parseStatus, type Status } from '../../rim/constants.js';
import { RIM } from '../../rim/namespaces.js';
import type { Association } from '../../rim/objects.js';
import { readUpdate } from './lot.js';

/** A change of status, as TD3.3c and TD3.3d ask for it (dmp-transactions 2.19 a). */
export interface StatusChange {
  readonly set: SubmissionSet;
  readonly association: Association;
  /** entryUUID of the document. */
  readonly target: string;
  readonly from: Status;
  readonly to: Status;
}

/** Reads a change of status. @throws {Refusal} */
export function readStatusChange(content: ParsedElement, lenient: boolean): StatusChange {
  const { set, documents, associations } = readUpdate(content, lenient);
  const [association, ...otherAssociations] = associations;
  if (association === undefined || otherAssociations.length > 0 || documents.length > 0) {
    throw refuseRequest(
      'XDSMetadataUpdateOperationError',
      'A change of status is one association and nothing else.',
    );
  }
  if (association.type !== ASSOCIATION.updatesStatus) {
    throw refuseRequest(
      'XDSMetadataUpdateOperationError',
      'The association is not UpdateAvailabilityStatus.',
    );
  }
  if (association.source !== set.object.id) {
    throw refuseRequest(
      'XDSRegistryMetadataError',
      'The association does not start from the submission set.',
    );
  }
  return {
    set,
    association,
    target: association.target,
    from: readStatus(association, 'OriginalStatus'),
    to: readStatus(association, 'NewStatus'),
  };
}

function readStatus({ slots }: Association, name: string): Status {
  const values = slots.get(name) ?? [];
  const status = parseStatus(values[0] ?? '');
  if (status === undefined || values.length > 1) {
    throw refuseRequest('XDSMetadataUpdateError', `${name} is not one status of the DMP.`);
  }
  return status;
}

/** The status an update asks for, to tell its transaction; empty when it asks for none. */
export function statusAsked(content: ParsedElement): string {
  const slot = descendants(content, RIM.uri, 'Slot').find((each) => attribute(each, 'name') === 'NewStatus');
  return slot === undefined ? '' : textOf(slot);
}
