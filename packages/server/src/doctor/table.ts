import type { Check } from './check.js';
import { loopbackPermission } from './checks/browser/loopback-permission.js';
import { browserTrust } from './checks/browser/trust.js';
import { cardCertificates } from './checks/card/certificates.js';
import { cardLibrary } from './checks/card/library.js';
import { cardPin } from './checks/card/pin.js';
import { cardReaders } from './checks/card/readers.js';
import { cardService } from './checks/card/service.js';
import { licenceLastCheck } from './checks/licence/last-check.js';
import { licenceServers } from './checks/licence/servers.js';
import { licenceUpdates } from './checks/licence/updates.js';
import { machineDisk } from './checks/machine/disk.js';
import { machineGhostscript } from './checks/machine/ghostscript.js';
import { machineJournals } from './checks/machine/journals.js';
import { machineLocks } from './checks/machine/locks.js';
import { machineProcesses } from './checks/machine/processes.js';
import { networkHosts } from './checks/network/hosts.js';
import { networkProxy } from './checks/network/proxy.js';
import { serviceCertificate } from './checks/service/certificate.js';
import { serviceName } from './checks/service/name.js';
import { servicePort } from './checks/service/port.js';
import { serviceRestart } from './checks/service/restart.js';
import { serviceSettings } from './checks/service/settings.js';
import { timeClock, timeServers } from './checks/time/time.js';

/** Every check, in the order in which the lines are given: what is known at once first, the network last. */
export const CHECKS: readonly Check[] = [
  serviceSettings,
  servicePort,
  serviceRestart,
  serviceCertificate,
  serviceName,
  browserTrust,
  loopbackPermission,
  machineProcesses,
  machineLocks,
  machineDisk,
  machineJournals,
  machineGhostscript,
  cardService,
  cardLibrary,
  cardReaders,
  cardPin,
  cardCertificates,
  timeServers,
  timeClock,
  networkProxy,
  networkHosts('dmp'),
  networkHosts('web-ps'),
  networkHosts('teleservices'),
  networkHosts('messaging'),
  networkHosts('patient-forms'),
  networkHosts('licence'),
  networkHosts('updates'),
  licenceServers,
  licenceLastCheck,
  licenceUpdates,
];
