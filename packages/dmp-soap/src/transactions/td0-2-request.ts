import { randomUUID } from 'node:crypto';
import { type XmlElement, XSI } from '@dmpconnect/soap';
import { V3 } from '../hl7v3/elements.js';
import { hl7MessageElement, reasonElement } from '../hl7v3/message.js';
import type { Ins } from '../ins/ins.js';
import type { DmpSoftware } from '../options/client-options.js';

/** What a test of existence is made of. */
export interface TestExistenceRequest {
  readonly ins: Ins;
  readonly software: DmpSoftware;
  readonly processingCode: 'D' | 'P';
  readonly now: Date;
}

/** TD0.2, `PRPA_IN201307UV02` with the reason TEST_EXST (dmp-transactions 2.3). */
export function buildTestExistenceRequest(request: TestExistenceRequest): XmlElement {
  const { ins, software } = request;
  const controlAct = V3.element('controlActProcess', { classCode: 'CACT', moodCode: 'EVN' }, [
    reasonElement('TEST_EXST'),
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
