import { CKA_CLASS, CKA_ID, CKA_LABEL } from '../module/constants.js';
import type { Handle, Pkcs11Attribute, Pkcs11Module } from '../module/pkcs11-module.js';
import { trimPadding } from '../module/text.js';
import { decodeText } from '../tlv/text.js';

const PAGE = 32;
// A CPS holds some thirty objects; far more means a library that never ends its list.
const MOST_OBJECTS = 1024;

/** Lists the objects that match a template; the search is always ended, even after a failure. */
export function findObjects(
  module: Pkcs11Module,
  session: Handle,
  template: readonly Pkcs11Attribute[],
): readonly Handle[] {
  module.C_FindObjectsInit(session, [...template]);
  const found: Handle[] = [];
  try {
    while (found.length < MOST_OBJECTS) {
      const page = module.C_FindObjects(session, PAGE);
      if (page.length === 0) break;
      found.push(...page);
    }
    return found;
  } finally {
    module.C_FindObjectsFinal(session);
  }
}

/** Reads one attribute; one at a time, since one that the object lacks fails the whole call (cps-card 3.1). */
export function readAttribute(module: Pkcs11Module, session: Handle, object: Handle, type: number): Buffer {
  return module.C_GetAttributeValue(session, object, [{ type }])[0]?.value ?? Buffer.alloc(0);
}

/** Reads an object's label without the NUL or spaces some modules add. */
export function readLabel(module: Pkcs11Module, session: Handle, object: Handle): string {
  return trimPadding(decodeText(readAttribute(module, session, object, CKA_LABEL)));
}

/** Finds the private key that goes with a certificate: the one of the same CKA_ID (cps-card 3.1). */
export function findByIdentifier(
  module: Pkcs11Module,
  session: Handle,
  objectClass: number,
  id: Buffer,
): Handle | undefined {
  return findObjects(module, session, [
    { type: CKA_CLASS, value: objectClass },
    { type: CKA_ID, value: id },
  ])[0];
}
