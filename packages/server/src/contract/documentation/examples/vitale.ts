import type { WireOutputOf } from '../../table.js';
import type { Examples } from './typed-example.js';

/** A card of tests with an insured person born on a day that nobody knows, and a child. */
export const VITALE_CONTENT: WireOutputOf<'hl_readVitaleCard'> = {
  i_cardStatus: 4,
  s_cardStatusText: 'TestCard',
  Patients: [
    {
      s_name: 'LUNAIRE',
      s_given: 'AMINE',
      s_birthname: 'LUNAIRE',
      s_birthday: '500000',
      s_birthdayYYYYMMDD: '19500101',
      s_rawBirthdayYYYYMMDD: '19500000',
      s_nir: '1500099351756 31',
      s_certifiedNir: '1500099351756 31',
      s_ins: '0000000000000000000097',
      s_insC: '0000000000000000000097',
      i_quality: 0,
      i_birthRank: 1,
    },
    {
      s_name: 'LUNAIRE',
      s_given: 'SARA',
      s_birthname: 'LUNAIRE',
      s_birthday: '31142012',
      s_birthdayYYYYMMDD: '20120131',
      s_rawBirthdayYYYYMMDD: '20121431',
      s_nir: '1500099351756 31',
      s_certifiedNir: '',
      s_ins: '',
      s_insC: '',
      i_quality: 6,
      i_birthRank: 1,
    },
  ],
};

export const VITALE_EXAMPLES: Examples<'hl_getVitaleCard' | 'hl_readVitaleCard'> = {
  hl_getVitaleCard: { request: { s_readerName: 'Lecteur B 00 00', i_readerNumber: 1 }, answer: {} },
  hl_readVitaleCard: { request: {}, answer: VITALE_CONTENT },
};
