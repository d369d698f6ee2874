import { type CardObject, matchesTemplate } from '../attributes.js';
import { fail } from '../pkcs11-error.js';
import type { Handle, Pkcs11Module } from '../pkcs11-module.js';
import { fromHandle, toHandle } from './handle.js';
import type { ProcessState, Session } from './state.js';

type ObjectFunctions = Pick<
  Pkcs11Module,
  'C_FindObjectsInit' | 'C_FindObjects' | 'C_FindObjectsFinal' | 'C_GetAttributeValue'
>;

const DEFAULT_COUNT = 20;

/** Functions that look objects up and read them. */
export function makeObjectFunctions(state: ProcessState): ObjectFunctions {
  return {
    C_FindObjectsInit: (handle, template) => {
      const session = state.session(handle);
      if (session.search !== undefined) fail('CKR_OPERATION_ACTIVE');
      session.search = session.card.objects.flatMap((object, index) =>
        isVisible(state, session, object) && matchesTemplate(object, template ?? [])
          ? [toHandle(index + 1)]
          : [],
      );
    },
    C_FindObjects: (handle, maxCount = DEFAULT_COUNT) => {
      const { search } = state.session(handle);
      return (search ?? fail('CKR_OPERATION_NOT_INITIALIZED')).splice(0, maxCount);
    },
    C_FindObjectsFinal: (handle) => {
      const session = state.session(handle);
      if (session.search === undefined) fail('CKR_OPERATION_NOT_INITIALIZED');
      session.search = undefined;
    },
    C_GetAttributeValue: (handle, object, template) => {
      const session = state.session(handle);
      const found = objectOf(state, session, object) ?? fail('CKR_OBJECT_HANDLE_INVALID');
      return template.map(({ type }) => ({ type, value: readAttribute(found, type) }));
    },
  };
}

/** The object of a handle, if this process may see it now: private objects exist only after the PIN. */
export function objectOf(state: ProcessState, session: Session, handle: Handle): CardObject | undefined {
  const object = session.card.objects[fromHandle(handle) - 1];
  return object !== undefined && isVisible(state, session, object) ? object : undefined;
}

function isVisible(state: ProcessState, session: Session, object: CardObject): boolean {
  return !object.isPrivate || state.isLoggedIn(session.slot);
}

function readAttribute(object: CardObject, type: number): Buffer {
  if (object.sensitive.has(type)) fail('CKR_ATTRIBUTE_SENSITIVE');
  const value = object.attributes.get(type) ?? fail('CKR_ATTRIBUTE_TYPE_INVALID');
  return Buffer.from(value);
}
