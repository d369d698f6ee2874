import { CKA_CLASS, CKA_VALUE, CKO_DATA } from '../module/constants.js';
import type { Handle, Pkcs11Module } from '../module/pkcs11-module.js';
import type { CardDataObjects } from '../professional/build.js';
import { findObjects, readAttribute, readLabel } from './find.js';

const INFORMATION = 'CPS_INFO_PS';
// cps-card 3.2: 16 places whose numbering may have holes.
const ACTIVITY = /^CPS_ACTIVITY_(0[1-9]|1[0-6])_PS$/;

/**
 * Reads the data objects that describe the holder, with one search for all; the activities are visible only after the
 * PIN (cps-card 3.2).
 */
export function readDataObjects(module: Pkcs11Module, session: Handle): CardDataObjects {
  const wanted = findObjects(module, session, [{ type: CKA_CLASS, value: CKO_DATA }])
    .map((object) => ({ object, label: readLabel(module, session, object) }))
    .filter(({ label }) => label === INFORMATION || ACTIVITY.test(label))
    .sort((left, right) => left.label.localeCompare(right.label, 'en'));
  const read = ({ object }: { readonly object: Handle }): Uint8Array =>
    new Uint8Array(readAttribute(module, session, object, CKA_VALUE));
  const information = wanted.find(({ label }) => label === INFORMATION);
  return {
    ...(information !== undefined && { information: read(information) }),
    activities: wanted.filter(({ label }) => label !== INFORMATION).map(read),
  };
}
