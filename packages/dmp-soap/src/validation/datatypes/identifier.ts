import { attribute } from '@dmpconnect/soap';
import { isUid } from '../template/attribute-rules.js';
import { type DataTypeRule, has, siblings } from './data-type.js';

const without = (name: string, number: number): DataTypeRule => ({
  rule: `dtr1-${number}-II`,
  message: `an identifier with a nullFlavor has no @${name}.`,
  holds: (element) => !(has(element, 'nullFlavor') && has(element, name)),
});

/** Instance identifiers. */
export const II_RULES: readonly DataTypeRule[] = [
  {
    rule: 'dtr1-1-II',
    message: 'an identifier has a @root or a nullFlavor.',
    holds: (element) => has(element, 'nullFlavor') || has(element, 'root'),
  },
  without('root', 2),
  without('identifierName', 4),
  without('displayable', 5),
  without('reliability', 6),
  without('assigningAuthorityName', 7),
  {
    rule: 'dtr1-10-II',
    message: '@root is an OID without leading zeros or a UUID.',
    holds: (element) => {
      const root = attribute(element, 'root');
      return root === undefined || (isUid(root) && !/^[A-Za-z][A-Za-z\d-]*$/.test(withoutUuid(root)));
    },
  },
  {
    rule: 'dtr1-13-II',
    message: 'no other identifier of this element has the same root and extension.',
    holds: (element) => {
      const [root, extension] = [attribute(element, 'root'), attribute(element, 'extension')];
      if (root === undefined) return true;
      return !siblings(element).some(
        (other) =>
          attribute(other, 'root') === root &&
          (extension === undefined || attribute(other, 'extension') === extension),
      );
    },
  },
];

/** A UUID may begin with a letter; a name reserved by HL7 may not be used here. */
function withoutUuid(root: string): string {
  return /^[A-Fa-f\d]{8}(?:-[A-Fa-f\d]{4}){3}-[A-Fa-f\d]{12}$/.test(root) ? '' : root;
}
