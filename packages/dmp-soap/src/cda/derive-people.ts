import type { FoundPerson } from '../documents/found-document.js';
import type { CareStructure } from '../documents/person.js';
import { PROFESSIONAL_IDS, professionalIdType } from '../identifiers/xcn.js';
import { STRUCTURE_IDS } from '../identifiers/xon.js';
import { isInsOid } from '../ins/ins.js';
import type { EntryAuthor } from '../xds/entry-author.js';
import type { CdaId, CdaOrganization, CdaPerson } from './cda-header.js';

/** A person or a device of a header as XDS metadata name it (dmp-transactions 4.6 and 5.4). */
export function derivePerson(person: CdaPerson): FoundPerson {
  const id = preferred(person.ids, PROFESSIONAL_IDS);
  const isDevice = person.device !== undefined || person.deviceModel !== undefined;
  return {
    identifier: id?.extension ?? '',
    identifierSystem: id?.root ?? '',
    identifierType: isDevice ? 'RI' : personIdType(id),
    // A device has the name of its model for family name, and that of its software for given name.
    familyName: person.familyName ?? person.deviceModel ?? '',
    givenName: person.givenName ?? person.device ?? '',
  };
}

/** An author of a header as XDS metadata describe it. */
export function deriveAuthor(author: CdaPerson): EntryAuthor {
  return {
    person: derivePerson(author),
    speciality: author.speciality,
    structure: author.organization && deriveStructure(author.organization),
    role: author.role,
  };
}

function deriveStructure(organization: CdaOrganization): CareStructure | undefined {
  const id = preferred(organization.ids, STRUCTURE_IDS);
  if (id === undefined && organization.name === undefined) return undefined;
  return { identifier: id?.extension ?? '', name: organization.name ?? '' };
}

/** The identifier of a known domain, or else the first one. */
function preferred(ids: readonly CdaId[], root: string): CdaId | undefined {
  return ids.find((id) => id.root === root) ?? ids[0];
}

function personIdType(id: CdaId | undefined): string {
  if (id !== undefined && isInsOid(id.root)) return 'NH';
  return professionalIdType(id?.extension ?? '');
}
