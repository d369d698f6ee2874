import { attribute } from '@dmpconnect/soap';
import { FORMAT_BY_MEDIA_TYPE } from '../../values/format-code.js';
import { type CdaRule, every, exactlyOne, filled } from './rule.js';

const TEXT = 'component/nonXMLBody/text';
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** Rules on the body of a level-1 document (dmp-transactions 5.5). */
export const BODY_RULES: readonly CdaRule[] = [
  exactlyOne('component'),
  exactlyOne('component/nonXMLBody'),
  exactlyOne(TEXT),
  filled(TEXT),
  every(
    TEXT,
    'has one of the five media types',
    (text) => (attribute(text, 'mediaType') ?? '') in FORMAT_BY_MEDIA_TYPE,
  ),
  every(TEXT, 'has representation B64', (text) => attribute(text, 'representation') === 'B64'),
  every(TEXT, 'holds base64', (text) => {
    const content = (text.textContent ?? '').replace(/\s+/g, '');
    return content.length % 4 === 0 && BASE64.test(content);
  }),
];
