import type { XmlElement } from '@dmpconnect/soap';
import type { World } from '../world.js';
import { type Acknowledgement, writeAnswerMessage, writeIdentifier } from './message.js';
import { V3 } from './namespaces.js';
import type { Hl7Query } from './request.js';

/** The variable parts of a `PRPA_IN201308UV02` answer. */
export interface QueryAnswer {
  readonly acknowledgement: Acknowledgement;
  /** `OK` found, `NF` no DMP, `AE` error (dmp-transactions 2.2). */
  readonly queryResponse: 'OK' | 'NF' | 'AE';
  readonly attentionLines?: readonly XmlElement[];
  readonly subject?: XmlElement;
  readonly reasonOf?: XmlElement;
}

/** Writes the answer to a patient query (dmp-transactions 2.1 to 2.3). */
export function writeQueryAnswer(query: Hl7Query, answer: QueryAnswer, world: World): XmlElement {
  const { acknowledgement, attentionLines = [], subject, reasonOf, queryResponse } = answer;
  return writeAnswerMessage(
    query,
    {
      interaction: 'PRPA_IN201308UV02',
      id: { root: world.uuid() },
      acknowledgement,
      attentionLines,
      content: [
        subject,
        reasonOf,
        V3.element('queryAck', {}, [
          writeIdentifier('queryId', query.queryId),
          V3.element('queryResponseCode', { code: queryResponse }),
        ]),
      ],
    },
    world,
  );
}
