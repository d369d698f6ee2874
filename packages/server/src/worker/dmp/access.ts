import type { DmpAccess } from '@dmpconnect/dmp-soap';
import { ACCESS_MODES, nameOf } from '../../contract/enumerations.js';
import { ApiFailure } from '../../contract/errors.js';
import type { InputOf } from '../../contract/table.js';

/** Access modes by the name of the wire's number (js-api 11.10; dmp-transactions 3.6, purposeofuse). */
const MODES: Readonly<Record<keyof typeof ACCESS_MODES, DmpAccess['mode']>> = {
  normal: 'normal',
  brisDeGlace: 'bris_de_glace',
  centre15: 'centre_15',
};

/**
 * The capacity that `hl_setDmpAccessMode` asks for; the secret connection goes on as it was. An ordinary access has no
 * reason to give.
 *
 * @throws {ApiFailure} 6000/2 for a break-glass without reason
 */
export function readAccess(
  { i_accessMode, s_reason }: InputOf<'hl_setDmpAccessMode'>,
  { secret }: DmpAccess,
): DmpAccess {
  const mode = MODES[nameOf(ACCESS_MODES, i_accessMode) ?? 'normal'];
  const reason = s_reason?.trim() ?? '';
  if (mode === 'bris_de_glace' && reason === '') {
    throw new ApiFailure('functional-fault', {
      description: 's_reason is missing: a break-glass access needs one',
    });
  }
  return {
    mode,
    ...(mode === 'normal' || reason === '' ? {} : { reason }),
    ...(secret === undefined ? {} : { secret }),
  };
}
