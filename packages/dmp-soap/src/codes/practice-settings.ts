import { indexByCode } from './coded-value.js';
import data from './data/practice-settings.json' with { type: 'json' };

/** Cadres d'exercice (XDS practiceSettingCode): JDV_J04. */
export const PRACTICE_SETTINGS = indexByCode(data.codes);
