import type { Examples } from './typed-example.js';

type DateCommand =
  | 'hl_convertLunarDateToStandardDate'
  | 'hl_computeBirthDayCentury'
  | 'hl_regularizeBirthDateIfNeeded';

export const DATE_EXAMPLES: Examples<DateCommand> = {
  hl_convertLunarDateToStandardDate: { request: { s_date: '500000' }, answer: { s_date: '500101' } },
  hl_computeBirthDayCentury: { request: { s_date: '500000', i_quality: 0 }, answer: { i_century: 19 } },
  hl_regularizeBirthDateIfNeeded: {
    request: { s_date: '500000', i_quality: 0 },
    answer: { s_date: '19500101' },
  },
};
