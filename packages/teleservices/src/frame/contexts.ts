import { randomUUID } from 'node:crypto';
import type { XmlElement } from '@dmpconnect/soap';
import {
  bamContextElement,
  type Coverage,
  lpsContextElement,
  softwareName,
  type WireHeaders,
} from '../wire-profile/index.js';
import type { TlsiSoftware } from './client-options.js';
import { fullCoverage, type SettledBeneficiary, searchCoverage } from './settle-beneficiary.js';

/** What the contexts are made of. */
export interface ContextValues {
  readonly now: Date;
  readonly emitter: string;
  readonly software: TlsiSoftware;
  readonly beneficiary: SettledBeneficiary | undefined;
  readonly referenceDate: Date | undefined;
}

/** What `COUVERTURE` holds of the card (teleservices 4.1): it may be empty, never missing. */
const COVERAGES: Readonly<Record<WireHeaders['bam'], (person: SettledBeneficiary) => Coverage>> = {
  empty: () => ({}),
  vitale: searchCoverage,
  full: fullCoverage,
};

/** `ContexteBAM` and `ContexteLPS` of a request, with identifiers of their own (teleservices 4). */
export function contextElements(headers: WireHeaders, values: ContextValues): readonly XmlElement[] {
  const { emitter, software, beneficiary } = values;
  const time = values.now.toISOString();
  const bam = bamContextElement(
    {
      id: randomUUID(),
      time,
      emitter,
      referenceDate: headers.bamDateRef ? (values.referenceDate?.toISOString() ?? time) : undefined,
      coverage: beneficiary === undefined ? {} : COVERAGES[headers.bam](beneficiary),
    },
    headers.nature,
  );
  const lps = lpsContextElement(
    {
      id: randomUUID(),
      time,
      emitter,
      software: {
        authorization: software.authorization,
        authorizationKind: '4',
        version: software.version,
        instance: software.instance,
        name: softwareName(headers.softwareName, software.name, software.version),
      },
    },
    headers.nature,
  );
  return [bam, lps];
}
