import type { CliCommand } from './command.js';
import { certificateCaPath, certificateShow } from './commands/certificate.js';
import { certificateRenew } from './commands/certificate-renew.js';
import { certificateStatus } from './commands/certificate-status.js';
import { certificateTrust, certificateUntrust } from './commands/certificate-trust.js';
import { dcParameterIssue } from './commands/dc-parameter-issue.js';
import { dcParameterShow } from './commands/dc-parameter-show.js';
import { serve } from './commands/serve.js';
import { settingsCheck, settingsGet, settingsList, settingsSet } from './commands/settings.js';
import { version } from './commands/version.js';

/** Commands of the program, by their words. */
export const CLI_COMMANDS: Readonly<Record<string, CliCommand>> = {
  serve,
  'dc-parameter issue': dcParameterIssue,
  'dc-parameter show': dcParameterShow,
  'certificate show': certificateShow,
  'certificate status': certificateStatus,
  'certificate renew': certificateRenew,
  'certificate trust': certificateTrust,
  'certificate untrust': certificateUntrust,
  'certificate ca-path': certificateCaPath,
  'settings check': settingsCheck,
  'settings get': settingsGet,
  'settings list': settingsList,
  'settings set': settingsSet,
  version,
};
