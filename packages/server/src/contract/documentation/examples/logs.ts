import type { Examples } from './typed-example.js';

type LogCommand =
  | 'getLogsTail'
  | 'hl_getSessionLogsTail'
  | 'getLogLevels'
  | 'setLogLevels'
  | 'hl_crash'
  | 'hl_zombie'
  | 'hl_startDummyMonitoring';

const LINE = 'MjYxMTI0OjA4NDcwMCBbMV0gW0ldIGNvbW1hbmQgZG9uZQo=';

export const LOG_EXAMPLES: Examples<LogCommand> = {
  getLogsTail: {
    request: { i_serverLogNbLastLines: 1, i_getDmpConnectLog: 0 },
    answer: { s_serverLogBase64: LINE },
  },
  hl_getSessionLogsTail: {
    request: { i_getServerLog: 0, i_dmpConnectLogNbLastLines: 1 },
    answer: { s_dmpConnectLogBase64: LINE },
  },
  getLogLevels: { request: {}, answer: { i_dmpConnectLogLevel: 4, i_dmpConnectJsLogLevel: 4 } },
  setLogLevels: { request: { i_dmpConnectLogLevel: 5 }, answer: {} },
  hl_crash: { request: {}, answer: {} },
  hl_zombie: { request: {}, answer: {} },
  hl_startDummyMonitoring: { request: {}, answer: { sMessage: 'Test' } },
};
