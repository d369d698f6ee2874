import { LOCAL_DMP_PARAMETERS } from '@dmpconnect/dmp-soap';

/** What tells an application that an answer was not the DMP's (js-api 12.1). */
export const LOCAL_DATA_MARK = { i_localData: 1, s_dataDate: LOCAL_DMP_PARAMETERS.edition } as const;
