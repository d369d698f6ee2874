import type { DmpConnector } from '../../dmp/connector.js';
import type { PracticeLocationSource } from '../../dmp/practice-location.js';
import { object, type ParameterRow, text } from '../parameter.js';

/** The DMP connector of the session. */
export const CONNECTOR_PARAMETERS: readonly ParameterRow<DmpConnector>[] = [
  text(18, 'DmpConnectorUniqueId', ({ facts }: DmpConnector) => facts.instanceOid),
  text(19, 'DmpConnectorDumpPath', (_connector: DmpConnector, { context }) => context.services.dumpFolder()),
  text(94, 'DmpConnectorLocalPatientRootOid', (connector: DmpConnector) => connector.localPatientRootOid),
  object(77, 'DmpConnectorConnection', ({ facts }: DmpConnector) => ({
    kind: 'connection',
    source: facts.connection,
  })),
  object(78, 'DmpConnectorPracticeLocation', ({ facts }: DmpConnector) => ({
    kind: 'practiceLocation',
    source: facts.practiceLocation,
  })),
  object(79, 'DmpConnectorUser', ({ facts }: DmpConnector) => ({ kind: 'professional', source: facts.user })),
];

/** A practice location of the card. */
export const PRACTICE_LOCATION_PARAMETERS: readonly ParameterRow<PracticeLocationSource>[] = [
  text(15, 'PracticeLocationName', ({ location }: PracticeLocationSource) => location.name),
  text(16, 'PracticeLocationActivity', ({ location }: PracticeLocationSource) => location.sectorLabel),
  text(
    17,
    'PracticeLocationPracticeSettings',
    ({ practiceSetting }: PracticeLocationSource) => practiceSetting,
  ),
  text(112, 'PracticeLocationHealthcareSettings', ({ location }: PracticeLocationSource) => location.sector),
  // Of structures that authenticate with a certificate of their own: a card has none of these.
  object(83, 'PracticeLocationSignatureCertificate', () => undefined),
];
