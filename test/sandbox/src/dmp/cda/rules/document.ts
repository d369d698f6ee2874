import { attribute, children, textOf } from '@dmpconnect/soap';
import { isOid } from '../../identifiers/oid.js';
import { CONFIDENTIALITY } from '../../values/confidentiality.js';
import { textAt, valueAt } from '../navigate.js';
import { atMostOne, type CdaRule, coded, every, exactlyOne, filled, fixed, timed, value } from './rule.js';

/** Order of the header (dmp-transactions 5.2). */
const ORDER = [
  'realmCode',
  'typeId',
  'templateId',
  'id',
  'code',
  'title',
  'effectiveTime',
  'confidentialityCode',
  'languageCode',
  'setId',
  'versionNumber',
  'copyTime',
  'recordTarget',
  'author',
  'dataEnterer',
  'informant',
  'custodian',
  'informationRecipient',
  'legalAuthenticator',
  'authenticator',
  'participant',
  'inFulfillmentOf',
  'documentationOf',
  'relatedDocument',
  'authorization',
  'componentOf',
  'component',
];

const XSI_URI = 'http://www.w3.org/2001/XMLSchema-instance';

/** Rules on the document as such: rows 1 to 11 and 23 of dmp-transactions 5.2. */
export const DOCUMENT_RULES: readonly CdaRule[] = [
  {
    path: '*',
    wants: 'follow the order of the header',
    holds: (clinical) => {
      const ranks = children(clinical).map(({ localName }) => ORDER.indexOf(localName ?? ''));
      return ranks.every((rank, index) => rank >= 0 && rank >= (ranks[index - 1] ?? 0));
    },
  },
  {
    path: '@xsi:schemaLocation',
    wants: 'must not be sent',
    holds: (clinical) => attribute(clinical, 'schemaLocation', XSI_URI) === undefined,
  },
  exactlyOne('realmCode'),
  fixed('realmCode', 'code', 'FR'),
  exactlyOne('typeId'),
  fixed('typeId', 'root', '2.16.840.1.113883.1.3'),
  fixed('typeId', 'extension', 'POCD_HD000040'),
  exactlyOne('id'),
  value('id', 'root', 'is an OID', isOid),
  value('id', 'extension', 'is forbidden by the DMP', (extension) => extension === ''),
  exactlyOne('code'),
  coded('code'),
  exactlyOne('title'),
  {
    path: 'title',
    wants: 'has 1 to 128 characters',
    holds: (clinical) => {
      const { length } = textAt(clinical, 'title');
      return length >= 1 && length <= 128;
    },
  },
  exactlyOne('effectiveTime'),
  timed('effectiveTime', 'second'),
  exactlyOne('confidentialityCode'),
  coded('confidentialityCode', CONFIDENTIALITY),
  exactlyOne('languageCode'),
  fixed('languageCode', 'code', 'fr-FR'),
  exactlyOne('setId'),
  value('setId', 'root', 'is an OID', isOid),
  exactlyOne('versionNumber'),
  value('versionNumber', 'value', 'is a positive integer', (version) => /^[1-9]\d*$/.test(version)),
  atMostOne('relatedDocument'),
  every('relatedDocument', 'has typeCode RPLC or XFRM', (element) =>
    ['RPLC', 'XFRM'].includes(attribute(element, 'typeCode') ?? ''),
  ),
  every('relatedDocument', 'names the document it replaces in parentDocument/id', (element) =>
    isOid(valueAt(element, 'parentDocument/id', 'root')),
  ),
  filled('id'),
  filled('effectiveTime'),
  every('title', 'forbids nullFlavor and is not blank', (element) => textOf(element) !== ''),
];
