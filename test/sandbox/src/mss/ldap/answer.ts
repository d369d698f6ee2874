import type { BaseBlock } from 'asn1js';
import {
  toBytes,
  writeApplication,
  writeEnumerated,
  writeInteger,
  writeSequence,
  writeSet,
  writeText,
} from './ber.js';
import type { LdapEntry } from './entry.js';
import { OPERATION, RESULT, type ResultCode } from './names.js';
import type { LdapSearch } from './request.js';

/** How an operation ended. */
export interface LdapResult {
  readonly code: ResultCode;
  /** For people (`diagnosticMessage`). */
  readonly text?: string | undefined;
}

/** The message of a result, in the answer of that tag. */
export function writeResult(id: number, tag: number, { code, text = '' }: LdapResult): Uint8Array {
  return writeMessage(id, writeApplication(tag, [writeEnumerated(code), writeText(''), writeText(text)]));
}

/** The message of one entry: the attributes asked for, `*` or none for all, `1.1` for no one (RFC 4511 4.5.1.8). */
export function writeEntry(
  id: number,
  { dn, attributes }: LdapEntry,
  { attributes: asked, typesOnly }: Pick<LdapSearch, 'attributes' | 'typesOnly'>,
): Uint8Array {
  const names = new Set(asked.map((name) => name.toLowerCase()));
  const all = names.size === 0 || names.has('*');
  const shown = attributes.filter(([name]) => all || names.has(name.toLowerCase()));
  return writeMessage(
    id,
    writeApplication(OPERATION.searchResultEntry, [
      writeText(dn),
      writeSequence(
        shown.map(([name, values]) =>
          writeSequence([writeText(name), writeSet(typesOnly ? [] : values.map(writeText))]),
        ),
      ),
    ]),
  );
}

/** Answers of the operations that this directory does not do; one without answer of its own gets none. */
const ANSWER_TAG: ReadonlyMap<number, number> = new Map([
  [OPERATION.modifyRequest, 7],
  [OPERATION.addRequest, 9],
  [OPERATION.deleteRequest, 11],
  [OPERATION.renameRequest, 13],
  [OPERATION.compareRequest, 15],
]);

/** The refusal of an operation that is not done here. */
export function refuseOperation(id: number, tag: number): Uint8Array | undefined {
  const answer = ANSWER_TAG.get(tag);
  const text = 'This directory is read alone.';
  return answer === undefined
    ? undefined
    : writeResult(id, answer, { code: RESULT.unwillingToPerform, text });
}

function writeMessage(id: number, operation: BaseBlock): Uint8Array {
  return toBytes(writeSequence([writeInteger(id), operation]));
}
