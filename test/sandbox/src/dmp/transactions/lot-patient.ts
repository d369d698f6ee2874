import { attribute, descendants, type ParsedElement } from '@dmpconnect/soap';
import { type Cx, parseCx } from '../identifiers/cx.js';
import { schemeUrn } from '../rim/constants.js';
import { RIM } from '../rim/namespaces.js';

/** The patients the submission sets of a message name; whatever is malformed is left to the rules of the lot. */
export function patientsOfSets(content: ParsedElement): Cx[] {
  return descendants(content, RIM.uri, 'ExternalIdentifier')
    .filter((identifier) => attribute(identifier, 'identificationScheme') === schemeUrn('setPatientId'))
    .flatMap((identifier) => parseCx(attribute(identifier, 'value') ?? '') ?? []);
}
