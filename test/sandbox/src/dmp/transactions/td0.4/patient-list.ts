import type { ParsedElement } from '@dmpconnect/soap';
import type { CheckedCall } from '../../pipeline/call.js';
import { refuseCaller, refuseRequest } from '../../pipeline/refusal.js';
import { actorOf, authorisationKey } from '../../rights/actor.js';
import { authorisationOf } from '../../rights/authorisation.js';
import { patientsOperation } from '../../specific/endpoints.js';
import { readFields, requireField, requireOneOf } from '../../specific/operation.js';
import type { DmpPatient } from '../../state/patients.js';
import type { World } from '../../world.js';
import type { Transaction } from '../transaction.js';
import { type DocumentDates, documentDates } from './document-dates.js';
import { writePatient } from './write-patient.js';

const { frame, refusal, succeed } = patientsOperation('patientList');

/** TD0.4, the DMPs the caller is authorised on (dmp-transactions 2.5, 9.5). */
export const patientList: Transaction = {
  ...frame,
  id: 'TD0.4',
  kind: 'act',
  rights: () => 'TD0.4',
  targetsPatient: false,
  patientsNamed: () => [],
  dmp: 'any',
  needsAuthorisation: () => false,
  refusal,
  handle: async (call, world, recorder) => {
    const request = await recorder.check('list asked', () => readRequest(call.content));
    const owner = await recorder.check('owner of the list', () => ownerOf(request, call, world));
    const rows = world.patients
      .list()
      .filter(({ dmp }) => dmp === 'active')
      .filter((patient) => authorisationOf(patient, owner, world) === 'VALIDE')
      .map((patient) => ({ patient, owner, dates: documentDates(patient.ins, world) }))
      .filter((row) => dateOf(row, request) >= request.startDate);
    return succeed({ data: rows.map(writePatient) });
  },
};

const DATE_TYPES = ['LASTAUTORIZATION', 'LASTDOC'] as const;

interface ListRequest {
  readonly startDate: string;
  readonly dateType: (typeof DATE_TYPES)[number];
  readonly psOwnerId: string | undefined;
}

function readRequest(content: ParsedElement): ListRequest {
  const fields = readFields(content, ['startDate', 'dateType', 'psOwnerId']);
  const startDate = requireField(fields, 'startDate');
  if (!/^\d{14}$/.test(startDate)) {
    throw refuseRequest('DMPInvalidRequest', 'startDate must be of the form yyyyMMddHHmmss.');
  }
  return {
    startDate,
    dateType: requireOneOf(fields, 'dateType', DATE_TYPES),
    psOwnerId: fields.get('psOwnerId'),
  };
}

/**
 * Whose list it is: the caller's own, or that of another professional of the same structure; an employee sees only
 * the latter, an organisation only the new authorisations of the structure (notes 2 and 3 of dmp-transactions 3.9).
 */
function ownerOf({ psOwnerId, dateType }: ListRequest, call: CheckedCall, world: World): string {
  const { vihf, professional } = call;
  const actor = actorOf(vihf, professional, undefined);
  if (psOwnerId !== undefined && psOwnerId !== vihf.user) {
    if (world.professionals.get(psOwnerId)?.structures.includes(vihf.structure) === true) return psOwnerId;
    throw refuseRequest(
      'DMPAccessDeniedByRightsService',
      'psOwnerId is not a professional of the structure of the VIHF.',
    );
  }
  if (world.mode !== 'permissive') {
    if (actor === 'CPE' || actor === 'AIR other') {
      throw refuseCaller(
        'DMPAccessDeniedByRightsService',
        'An employee lists the DMPs of a professional of the structure: psOwnerId is required.',
      );
    }
    if (actor === 'ES' && dateType !== 'LASTAUTORIZATION') {
      throw refuseCaller(
        'DMPAccessDeniedByRightsService',
        'An organisation lists DMPs by date of authorisation only (LASTAUTORIZATION).',
      );
    }
  }
  return authorisationKey(actor, vihf);
}

/** The date the list is filtered on; a DMP without documents has no date of a last one. */
function dateOf(
  row: { readonly patient: DmpPatient; readonly owner: string; readonly dates: DocumentDates },
  { dateType }: ListRequest,
): string {
  return dateType === 'LASTDOC'
    ? (row.dates.lastAdd ?? '')
    : (row.patient.authorisationDates[row.owner]?.since ?? '');
}
