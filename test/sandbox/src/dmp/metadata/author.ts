import type { Code } from '../identifiers/code.js';
import { parseXcn, type Xcn } from '../identifiers/xcn.js';
import { parseXon, type Xon } from '../identifiers/xon.js';
import type { SchemeName } from '../rim/constants.js';
import type { RegistryObject } from '../rim/objects.js';
import { classificationsOf, wrongField } from './fields.js';

/** An author of a lot or of a document (dmp-transactions 4.2, 4.3, 4.6). */
export interface Author {
  readonly person: Xcn;
  readonly roles: readonly string[];
  readonly specialties: readonly Code[];
  readonly institutions: readonly Xon[];
}

/** Reads the authors of an object: at least one. @throws {Refusal} `XDSRegistryMetadataError` */
export function readAuthors(object: RegistryObject, scheme: SchemeName): readonly Author[] {
  const authors = classificationsOf(object, scheme).map(({ slots }): Author => {
    const [personText, ...others] = slots.get('authorPerson') ?? [];
    if (personText === undefined || others.length > 0)
      throw wrongField(object, 'authorPerson', 'must have one value');
    const person = parseXcn(personText);
    if (person === undefined) throw wrongField(object, 'authorPerson', 'is not an XCN of the profile');
    // dmp-transactions 2.16: name and given name are mandatory for a person; a system has a name only.
    if (person.family === '' || (person.given === '' && person.nameType !== 'U')) {
      throw wrongField(object, 'authorPerson', 'lacks the name or the given name');
    }
    return {
      person,
      roles: slots.get('authorRole') ?? [],
      specialties: (slots.get('authorSpecialty') ?? []).map((text) => readSpecialty(object, text)),
      institutions: (slots.get('authorInstitution') ?? []).map((text) => {
        const institution = parseXon(text);
        if (institution === undefined)
          throw wrongField(object, 'authorInstitution', 'is not an XON of the profile');
        return institution;
      }),
    };
  });
  if (authors.length === 0) throw wrongField(object, 'author', 'is missing');
  return authors;
}

function readSpecialty(object: RegistryObject, text: string): Code {
  const [code = '', label = '', system = '', ...others] = text.split('^');
  if (code === '' || label === '' || system === '' || others.length > 0) {
    throw wrongField(object, 'authorSpecialty', 'is not of the form code^label^codeSystem');
  }
  return { code, label, system };
}
