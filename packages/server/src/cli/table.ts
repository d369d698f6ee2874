import type { CliCommand } from './command.js';
import { certificateCaPath, certificateShow } from './commands/certificate.js';
import { certificateRenew } from './commands/certificate-renew.js';
import { certificateStatus } from './commands/certificate-status.js';
import { certificateTrust, certificateUntrust } from './commands/certificate-trust.js';
import { dcParameterIssue } from './commands/dc-parameter-issue.js';
import { dcParameterShow } from './commands/dc-parameter-show.js';
import { doctor } from './commands/doctor.js';
import { issuerKeyNew, issuerKeyShow } from './commands/issuer-key.js';
import {
  licenceDisable,
  licenceEnable,
  licenceGrant,
  licenceList,
  licenceRevoke,
} from './commands/licence.js';
import { licenceServe } from './commands/licence-serve.js';
import { serve } from './commands/serve.js';
import { settingsCheck, settingsGet, settingsList, settingsSet } from './commands/settings.js';
import { updateCheck, updateDownload } from './commands/update.js';
import { updateSign } from './commands/update-sign.js';
import { version } from './commands/version.js';

/** Commands of the program, by their words. */
export const CLI_COMMANDS: Readonly<Record<string, CliCommand>> = {
  serve,
  doctor,
  'dc-parameter issue': dcParameterIssue,
  'dc-parameter show': dcParameterShow,
  'issuer-key new': issuerKeyNew,
  'issuer-key show': issuerKeyShow,
  'licence grant': licenceGrant,
  'licence revoke': licenceRevoke,
  'licence disable': licenceDisable,
  'licence enable': licenceEnable,
  'licence list': licenceList,
  'licence serve': licenceServe,
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
  'update check': updateCheck,
  'update download': updateDownload,
  'update sign': updateSign,
  version,
};
