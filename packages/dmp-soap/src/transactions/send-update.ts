import type { XmlElement } from '@dmpconnect/soap';
import type { CodedValue } from '../codes/coded-value.js';
import { requireCode } from '../codes/require-code.js';
import { DmpError } from '../errors.js';
import type { Ins } from '../ins/ins.js';
import type { DmpCallOptions } from '../options/client-options.js';
import { RS_URI } from '../xds/namespaces.js';
import { checkRegistryResponse } from '../xds/read-response.js';
import type { ClientContext } from './client-context.js';

/** contentTypeCode of an update: the sector of care given, or that of the user's structure. @throws {DmpError} `CODE_UNKNOWN`. */
export function contentTypeOf(
  { emitter, valueSets }: ClientContext,
  healthcareSetting: string | undefined,
): CodedValue {
  return healthcareSetting === undefined
    ? emitter.sector
    : requireCode(valueSets.facilityTypes, healthcareSetting, 'healthcareSetting');
}

/** Sends an update of metadata (TD3.3) and checks its answer. */
export async function sendUpdate(
  { send }: ClientContext,
  ins: Ins,
  body: XmlElement,
  call: DmpCallOptions | undefined,
): Promise<void> {
  await send({ message: 'TD3.3', ins, body, options: call }, ({ content }) => {
    if (content.localName !== 'RegistryResponse' || content.namespaceURI !== RS_URI) {
      throw new DmpError('ANSWER_UNEXPECTED', 'The answer to TD3.3 is not a RegistryResponse.');
    }
    checkRegistryResponse(content, 'TD3.3');
  });
}
