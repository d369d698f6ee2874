export {
  type LicenceBoard,
  type LicenceServiceState,
  licenceServersOf,
  openLicenceBoard,
  readLicenceState,
} from './board.js';
export { reportFailure, reportVerdict } from './describe.js';
export { type LicenceReport, licenceReport } from './report.js';
