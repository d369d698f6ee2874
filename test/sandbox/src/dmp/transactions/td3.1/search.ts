import { attribute, child, children, type ParsedElement, textOf } from '@dmpconnect/soap';
import { type Cx, parseCx } from '../../identifiers/cx.js';
import { refuseRequest } from '../../pipeline/refusal.js';
import { writeQueryResponse } from '../../rim/answer.js';
import { QUERY, RIM } from '../../rim/namespaces.js';
import type { Transaction } from '../transaction.js';
import { storedQuery, writeFound } from './queries.js';
import { parseQueryValue } from './value-syntax.js';

/** TD3.1, searching documents; TD3.1b when it asks for the reference of one (dmp-transactions 2.17, 9.5). */
export const search: Transaction = {
  id: 'TD3.1',
  kind: 'act',
  service: 'registry',
  action: 'urn:ihe:iti:2007:RegistryStoredQuery',
  root: { uri: QUERY.uri, name: 'AdhocQueryRequest' },
  responseAction: 'urn:ihe:iti:2007:RegistryStoredQueryResponse',
  rights: (content) => (isReferenceSearch(content) ? 'TD3.1 reference' : 'TD3.1 metadata'),
  targetsPatient: true,
  patientsNamed,
  dmp: 'active',
  needsAuthorisation: (content) => !isReferenceSearch(content),
  refusal: (code, text) => ({
    body: writeQueryResponse('Failure', [], [{ code, text }]),
    status: 'Failure',
    code,
  }),
  handle: async (call, world, recorder) => {
    const { returnType, query } = await recorder.check('query', () => readQuery(call.content));
    const found = await recorder.check('stored query', (verdict) => {
      const stored = storedQuery(attribute(query, 'id') ?? '');
      const result = stored.run(query, call, world);
      verdict.detail(`${stored.name}, ${returnType}, ${result.objects.length} found`);
      return result;
    });
    return { body: writeQueryResponse('Success', writeFound(found, returnType)), status: 'Success' };
  },
};

const GET_DOCUMENTS = 'urn:uuid:5c4f972b-d56b-40ac-a5fc-c8ca9b40b9d4';

/** TD3.1b: the reference of documents named by uniqueId, the only search open to employees and organisations. */
function isReferenceSearch(content: ParsedElement): boolean {
  const query = child(content, RIM.uri, 'AdhocQuery');
  if (query === undefined || attribute(query, 'id') !== GET_DOCUMENTS) return false;
  return returnTypeOf(content) === 'ObjectRef' && slotTexts(content, '$XDSDocumentEntryUniqueId').length > 0;
}

function readQuery(content: ParsedElement): {
  readonly returnType: 'LeafClass' | 'ObjectRef';
  readonly query: ParsedElement;
} {
  const option = child(content, QUERY.uri, 'ResponseOption');
  const query = child(content, RIM.uri, 'AdhocQuery');
  const returnType = returnTypeOf(content);
  const composed = option === undefined ? undefined : attribute(option, 'returnComposedObjects');
  if (
    query === undefined ||
    composed !== 'true' ||
    (returnType !== 'LeafClass' && returnType !== 'ObjectRef')
  ) {
    throw refuseRequest(
      'XDSStoredQueryParamNumber',
      'ResponseOption needs returnComposedObjects true and returnType LeafClass or ObjectRef.',
    );
  }
  return { returnType, query };
}

function returnTypeOf(content: ParsedElement): string | undefined {
  const option = child(content, QUERY.uri, 'ResponseOption');
  return option === undefined ? undefined : attribute(option, 'returnType');
}

const PATIENT_PARAMETERS = ['$XDSDocumentEntryPatientId', '$XDSSubmissionSetPatientId'];

/** The patients of the query; a malformed one is told by the query itself, later. */
function patientsNamed(content: ParsedElement): Cx[] {
  return PATIENT_PARAMETERS.flatMap((name) => slotTexts(content, name)).flatMap((text) => {
    const value = parseQueryValue(text);
    return (value?.form === 'string' ? parseCx(value.value) : undefined) ?? [];
  });
}

function slotTexts(content: ParsedElement, name: string): string[] {
  const query = child(content, RIM.uri, 'AdhocQuery');
  return (query === undefined ? [] : children(query, RIM.uri, 'Slot'))
    .filter((slot) => attribute(slot, 'name') === name)
    .flatMap((slot) => children(slot, RIM.uri, 'ValueList'))
    .flatMap((list) => children(list, RIM.uri, 'Value').map(textOf));
}
