import type { DmpAccess } from '../options/client-options.js';

/** Display names of the access modes (dmp-transactions 3.6, purposeofuse). */
export const ACCESS_MODES: Readonly<Record<DmpAccess['mode'], string>> = {
  normal: 'Accès normal',
  bris_de_glace: 'Accès en bris de glace',
  centre_15: 'Accès par un centre de régulation médicale',
};

/** Code system of the access modes, and its name. */
export const ACCESS_MODE_SYSTEM = '1.2.250.1.213.1.1.4.248';
export const ACCESS_MODE_SYSTEM_NAME = 'mode acces VIHF 2.0';

/** Only code of the audience restriction (JDV_J64): hides the act from the legal representatives of a minor. */
export const SECRET_CONNECTION = 'INVISIBLE_REPRESENTANTS_LEGAUX^1.2.250.1.213.1.1.4.13';
