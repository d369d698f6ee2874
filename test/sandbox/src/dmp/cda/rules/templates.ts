import { attribute, type ParsedElement } from '@dmpconnect/soap';
import { structuredFormatOf } from '../../values/structured-format.js';
import { all } from '../navigate.js';
import type { CdaRule } from './rule.js';

/** Templates of every document: HL7 France and CI-SIS. */
const BASE_TEMPLATES = ['2.16.840.1.113883.2.8.2.1', '1.2.250.1.213.1.1.1.1'];

/** Templates of a level-1 document: exactly these three (dmp-transactions 5.1, 5.2 row 3). */
const LEVEL_1_TEMPLATES = [...BASE_TEMPLATES, '1.3.6.1.4.1.19376.1.2.20'];

export const LEVEL_1_TEMPLATE_RULE: CdaRule = {
  path: 'templateId',
  wants: 'are exactly the three of a level-1 document',
  holds: (clinical) => {
    const roots = templatesOf(clinical);
    return roots.length === 3 && LEVEL_1_TEMPLATES.every((template) => roots.includes(template));
  },
};

export const STRUCTURED_TEMPLATE_RULE: CdaRule = {
  path: 'templateId',
  wants: 'name HL7 France, the CI-SIS and a model of structured document (ASS_A11)',
  holds: (clinical) => {
    const roots = templatesOf(clinical);
    return (
      BASE_TEMPLATES.every((template) => roots.includes(template)) && structuredFormatOf(roots) !== undefined
    );
  },
};

/** The templates a document says it follows. */
export function templatesOf(clinical: ParsedElement): string[] {
  return all(clinical, 'templateId').map((element) => attribute(element, 'root') ?? '');
}
