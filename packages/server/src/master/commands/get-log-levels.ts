import type { MasterHandler } from './master-command.js';

/** js-api 6. */
export const getLogLevels: MasterHandler<'getLogLevels'> = (_input, { journals }) => {
  const { library, server } = journals.levels();
  return { i_dmpConnectLogLevel: library, i_dmpConnectJsLogLevel: server };
};
