import { attribute } from '@dmpconnect/soap';
import type { ElementTemplate, Where } from '../template/element-template.js';
import { attributeIs, both, having, NOT_NULL } from '../template/where.js';
import { OPTIONAL_EXTENSION, OPTIONAL_ROOT, ROOT } from './attributes.js';

/** Namespace of the imaging extension of CDA. */
const PS3_20_URI = 'urn:dicom-org:ps3-20';

/** `inFulfillmentOf`: the order that the document fulfils (dmp-transactions 5.2, row 21). */
export const IN_FULFILLMENT_OF: ElementTemplate = {
  name: 'inFulfillmentOf',
  template: 'CI-SISinFulfillmentOf',
  where: having('order'),
  children: [
    {
      name: 'order',
      min: 1,
      max: 1,
      children: [
        { name: 'id', min: 1, max: 1, type: 'II', attributes: [OPTIONAL_ROOT, OPTIONAL_EXTENSION] },
        {
          name: 'code',
          max: 1,
          type: 'CE',
          children: [{ name: 'originalText', max: 1, type: 'ED' }],
        },
        {
          name: 'accessionNumber',
          namespace: PS3_20_URI,
          max: 1,
          type: 'II',
          attributes: [OPTIONAL_ROOT, OPTIONAL_EXTENSION],
        },
      ],
    },
  ],
};

/** `relatedDocument`: the document that this one replaces (dmp-transactions 5.2, row 23, and 5.6). */
export const RELATED_DOCUMENT: ElementTemplate = {
  name: 'relatedDocument',
  template: 'CI-SISRelatedDocument',
  where: both(attributeIs('typeCode', 'RPLC'), having('parentDocument')),
  max: 1,
  children: [
    {
      name: 'parentDocument',
      where: NOT_NULL,
      min: 1,
      max: 1,
      children: [
        { name: 'id', where: NOT_NULL, min: 1, max: 1, type: 'II', attributes: [ROOT, OPTIONAL_EXTENSION] },
        { name: 'versionNumber', max: 1, type: 'INT', attributes: [{ name: 'value', form: 'int' }] },
      ],
    },
  ],
};

const COMPLETED: Where = {
  text: "[@code='completed' or @nullFlavor]",
  test: (element) =>
    attribute(element, 'code') === 'completed' || attribute(element, 'nullFlavor') !== undefined,
};

/** `authorization`: a consent (dmp-transactions 5.2, row 24). */
export const AUTHORIZATION: ElementTemplate = {
  name: 'authorization',
  template: 'CI-SISAuthorization',
  where: having('consent'),
  attributes: [{ name: 'typeCode', values: ['AUTH'] }],
  children: [
    {
      name: 'consent',
      where: having('statusCode', COMPLETED),
      min: 1,
      max: 1,
      attributes: [
        { name: 'classCode', values: ['CONS'] },
        { name: 'moodCode', values: ['EVN'] },
      ],
      children: [
        { name: 'id', type: 'II' },
        { name: 'code', min: 1, max: 1, type: 'CE' },
        { name: 'statusCode', where: COMPLETED, min: 1, max: 1, type: 'CS' },
      ],
    },
  ],
};
