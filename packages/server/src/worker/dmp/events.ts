import type { CodedValue, EventClassification, EventCode } from '@dmpconnect/dmp-soap';
import type { z } from 'zod';
import type { eventCodeAnswer, eventCodeInput } from '../../contract/dmp-structures.js';
import { EVENT_CLASSIFICATIONS, nameOf } from '../../contract/enumerations.js';
import { ApiFailure } from '../../contract/errors.js';

/** `EventCode` of an answer (js-api 8.0). */
export type EventCodeAnswer = z.input<typeof eventCodeAnswer>;

type WireClassification = keyof typeof EVENT_CLASSIFICATIONS;

/** Terminologies by the OID under which the registry knows them (dmp-transactions 4.9; OID repository for the last). */
const CLASSIFICATION_OF_SYSTEM: Readonly<Record<string, WireClassification>> = {
  '1.2.250.1.213.2.5': 'CCAM',
  '2.16.840.1.113883.6.3': 'CIM_10',
  '1.2.250.1.213.2.9': 'DRC',
  '2.16.840.1.113883.6.1': 'LOINC',
  '1.2.250.1.213.2.12': 'SNOMED_3_5_VF',
};

/** `EventCode` of an answer; a terminology outside the list keeps its OID and has no number. */
export function describeEvent({ code, system, label }: CodedValue): EventCodeAnswer {
  const classification = CLASSIFICATION_OF_SYSTEM[system];
  return {
    s_classification: classification ?? system,
    i_classification: classification === undefined ? 0 : EVENT_CLASSIFICATIONS[classification],
    s_code: code,
    s_description: label,
  };
}

/** @throws {ApiFailure} 6000/2 when neither the name nor the number of the terminology is there */
export function readEvent(input: z.output<typeof eventCodeInput>): EventCode {
  const { s_classification, i_classification, s_code, s_description } = input;
  const classification =
    classifications.find((name) => name === s_classification) ?? byNumber(i_classification);
  if (classification === undefined) {
    throw new ApiFailure('functional-fault', { description: 'EventCode.s_classification is missing' });
  }
  return { classification, code: s_code, label: s_description ?? s_code };
}

const classifications = Object.values(CLASSIFICATION_OF_SYSTEM) satisfies readonly EventClassification[];

function byNumber(number: number | undefined): EventClassification | undefined {
  return number === undefined ? undefined : nameOf(EVENT_CLASSIFICATIONS, number);
}
