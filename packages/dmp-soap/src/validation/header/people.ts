import { attribute, children, type ParsedElement } from '@dmpconnect/soap';
import { V3_URI } from '../../hl7v3/elements.js';
import type { ElementCheck, ElementTemplate, RuleContext } from '../template/element-template.js';
import { attributeIs, having } from '../template/where.js';
import { EXTENSION, fullCode } from './attributes.js';
import { ADDRESSES, TELECOM } from './contact.js';

/** OIDs of the identifiers of professionals and of structures (dmp-transactions 7.4). */
export const PROFESSIONAL = '1.2.250.1.71.4.2.1';
export const STRUCTURE = '1.2.250.1.71.4.2.2';

/** An id whose root is fixed. */
export function identifierIn(
  root: string,
  limits: Pick<ElementTemplate, 'min' | 'max'> = {},
): ElementTemplate {
  return { name: 'id', where: attributeIs('root', root), type: 'II', attributes: [EXTENSION], ...limits };
}

/** The name of a person: one family name at least, one of everything else at most. */
export function personName(
  limits: Pick<ElementTemplate, 'where' | 'type'> & { readonly parts?: readonly ElementTemplate[] } = {},
): ElementTemplate {
  const { parts, ...rest } = limits;
  return {
    name: 'name',
    where: having('family'),
    min: 1,
    max: 1,
    type: 'PN',
    unordered: true,
    children: parts ?? [
      { name: 'family', min: 1, max: 1 },
      { name: 'given', max: 1 },
      { name: 'prefix', max: 1 },
      { name: 'suffix', max: 1 },
    ],
    ...rest,
  };
}

/** A person who plays a role. */
export function person(name: string, nameTemplate: ElementTemplate = personName()): ElementTemplate {
  return { name, max: 1, children: [nameTemplate] };
}

/** Cadre d'exercice, which is one of JDV_J04 with its code system; anything else is not expected there. */
export const KNOWN_PRACTICE_SETTING: ElementTemplate = {
  name: 'standardIndustryClassCode',
  where: {
    text: '[in JDV_J04]',
    test: (element, { valueSets }) => {
      const known = valueSets.practiceSetting.get(attribute(element, 'code') ?? '');
      return known !== undefined && known.system === attribute(element, 'codeSystem');
    },
  },
  max: 1,
  type: 'CE',
  attributes: fullCode(),
};

/** Cadre d'exercice, whose code is in JDV_J04. */
export const PRACTICE_SETTING: ElementTemplate = {
  name: 'standardIndustryClassCode',
  max: 1,
  type: 'CE',
  attributes: fullCode('practiceSetting'),
};

/** The structure of somebody who took part, with its identifier and its cadre d'exercice as the element wants it. */
export function representedStructure(practiceSetting: ElementTemplate): ElementTemplate {
  return {
    name: 'representedOrganization',
    max: 1,
    children: [
      identifierIn(STRUCTURE),
      { name: 'name', max: 1, type: 'ON' },
      TELECOM,
      ...ADDRESSES,
      practiceSetting,
    ],
  };
}

/** Title and civility of persons come from value sets (JDV_J245, JDV_J246). */
export function civilities(...path: readonly string[]): readonly ElementCheck[] {
  const check = (part: 'prefix' | 'suffix', set: 'civility' | 'title'): ElementCheck => ({
    rule: `${part}.value-set`,
    message:
      part === 'prefix'
        ? 'the prefix of the name is not in JDV_J245-Civilite-CISIS.'
        : 'the suffix of the name is not in JDV_J246-Titre-CISIS.',
    at: `/${[...path, 'name', part].join('/')}`,
    holds: (element, { valueSets }: RuleContext) =>
      elementsAt(element, [...path, 'name', part]).every((found) =>
        valueSets[set].has(found.textContent ?? ''),
      ),
  });
  return [check('prefix', 'civility'), check('suffix', 'title')];
}

/** Every element at the end of a path. */
export function elementsAt(element: ParsedElement, path: readonly string[]): readonly ParsedElement[] {
  return path.reduce<readonly ParsedElement[]>(
    (found, name) => found.flatMap((each) => children(each, V3_URI, name)),
    [element],
  );
}
