import { createHash } from 'node:crypto';
import { makeCardControl } from '../card/control-functions.js';
import { makeHardware } from '../card/hardware.js';
import { type CardLibrary, loadCardLibrary } from '../card/library/library.js';
import { CKA, CKF, CKO, CKU_USER } from '../card/pkcs11-codes.js';
import { VirtualCardError } from '../card/pkcs11-error.js';
import type { AttributeTemplate, Handle, Pkcs11Module } from '../card/pkcs11-module.js';
import type { RawRsa } from '../card/signing.js';
import { openPki } from '../pki/pki.js';
import { makeTestFolder } from './folder.js';

/** Readers with a doctor's card in the first one, and a way to load the library into "processes". */
export async function makeCardBench() {
  const pki = await openPki(await makeTestFolder());
  const hardware = makeHardware(['Lecteur A', 'Lecteur B']);
  const control = makeCardControl(hardware, pki);
  await control.insert();
  const load = (options?: { readonly rawRsa?: RawRsa }): CardLibrary => {
    const library = loadCardLibrary(hardware, options);
    library.module.C_Initialize();
    return library;
  };
  return { pki, hardware, control, load };
}

/** The return value a call fails with, by name; `CKR_OK` when it does not fail. */
export function returnOf(call: () => unknown): string {
  try {
    call();
    return 'CKR_OK';
  } catch (error) {
    if (error instanceof VirtualCardError) return error.message;
    throw error;
  }
}

export function openSession(module: Pkcs11Module, flags = CKF.SERIAL_SESSION): Handle {
  return module.C_OpenSession(firstSlot(module), flags);
}

export function firstSlot(module: Pkcs11Module): Handle {
  const [slot] = module.C_GetSlotList(false);
  if (slot === undefined) throw new Error('no slot');
  return slot;
}

export function loggedInSession(module: Pkcs11Module): Handle {
  const session = openSession(module);
  module.C_Login(session, CKU_USER, '1234');
  return session;
}

export function findObjects(
  module: Pkcs11Module,
  session: Handle,
  template: readonly AttributeTemplate[],
): Handle[] {
  module.C_FindObjectsInit(session, template);
  try {
    const found: Handle[] = [];
    for (let batch = module.C_FindObjects(session, 3); batch.length > 0; ) {
      found.push(...batch);
      batch = module.C_FindObjects(session, 3);
    }
    return found;
  } finally {
    module.C_FindObjectsFinal(session);
  }
}

export function findOne(module: Pkcs11Module, session: Handle, objectClass: number, label: string): Handle {
  const [found] = findObjects(module, session, [
    { type: CKA.CLASS, value: objectClass },
    { type: CKA.LABEL, value: label },
  ]);
  if (found === undefined) throw new Error(`no object ${label}`);
  return found;
}

export function readAttribute(module: Pkcs11Module, session: Handle, object: Handle, type: number): Buffer {
  const [attribute] = module.C_GetAttributeValue(session, object, [{ type }]);
  if (attribute === undefined) throw new Error('no attribute');
  return attribute.value;
}

export const certificateOf = (module: Pkcs11Module, session: Handle, label: string): Buffer =>
  readAttribute(module, session, findOne(module, session, CKO.CERTIFICATE, label), CKA.VALUE);

const SHA256_PREFIX = Buffer.from('3031300d060960864801650304020105000420', 'hex');

/** The DigestInfo that `CKM_RSA_PKCS` signs (cps-card 4.4). */
export function digestInfo(data: Uint8Array): Buffer {
  return Buffer.concat([SHA256_PREFIX, createHash('sha256').update(data).digest()]);
}
