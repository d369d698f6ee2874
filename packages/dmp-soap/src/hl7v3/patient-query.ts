import { randomUUID } from 'node:crypto';
import { type XmlElement, XSI } from '@dmpconnect/soap';
import type { Ins } from '../ins/ins.js';
import type { DmpSoftware } from '../options/client-options.js';
import { V3 } from './elements.js';
import { hl7MessageElement, reasonElement } from './message.js';

/** A question about one patient. */
export interface PatientQueryRequest {
  readonly ins: Ins;
  readonly software: DmpSoftware;
  /** `D` in tests, `P` in production. */
  readonly processingCode: 'D' | 'P';
  readonly now: Date;
}

/** `PRPA_IN201307UV02`: the reason alone tells TD0.2 from TD1.3a (dmp-transactions 2.1, 2.3 and 2.10). */
export function patientQueryElement(
  reason: 'TEST_EXST' | 'CNSLT_DATA',
  request: PatientQueryRequest,
): XmlElement {
  const { ins, software } = request;
  const controlAct = V3.element('controlActProcess', { classCode: 'CACT', moodCode: 'EVN' }, [
    reasonElement(reason),
    V3.element('queryByParameter', {}, [
      V3.element('queryId', { root: `${software.oid}.2`, extension: randomUUID() }),
      V3.element('statusCode', { code: 'new' }),
      V3.element('parameterList', {}, [
        V3.element('dataSource', { [XSI.attribute('nil')]: 'true' }),
        V3.element('patientIdentifier', {}, [
          V3.element('value', { root: ins.oid, extension: ins.value }),
          V3.element('semanticsText', {}, ['Patient.id']),
        ]),
      ]),
    ]),
  ]);
  return hl7MessageElement({ ...request, interaction: 'PRPA_IN201307UV02', controlAct });
}
