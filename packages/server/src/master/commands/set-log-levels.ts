import type { MasterHandler } from './master-command.js';

/** js-api 6: for the running service; the settings file keeps what the operator wrote. */
export const setLogLevels: MasterHandler<'setLogLevels'> = (
  { i_dmpConnectLogLevel: library, i_dmpConnectJsLogLevel: server },
  { journals },
) => {
  journals.setLevels({
    ...(library === undefined ? {} : { library }),
    ...(server === undefined ? {} : { server }),
  });
  return {};
};
