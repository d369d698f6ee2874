import { type Ald, type AldAnswerRead, TlsiFaultError } from '@dmpconnect/teleservices';
import { ALDI_RESULTS } from '../../../contract/enumerations.js';
import { ApiFailure } from '../../../contract/errors.js';
import type { Handler } from '../../context.js';
import { inWireNamesLater } from '../../dmp/wire-names.js';
import { describeTlsiFault } from '../../failures/teleservices.js';
import { requireAldiConnector } from '../../teleservices/keep-connector.js';
import { VITALE_NAMES } from '../../teleservices/names.js';
import { requireVitaleCard } from '../../vitale/require-card.js';

const RESULTS = { unknown: ALDI_RESULTS.unknownPatient, none: ALDI_RESULTS.none, found: ALDI_RESULTS.found };

/** js-api 12.3. */
export const hl_getAldi: Handler<'hl_getAldi'> = async (input, context) => {
  const { session, signal } = context;
  const { LpsInfos, i_vitalePatientIndex, s_referenceDate, i_returnRawAnswer } = input;
  const { card, readerName } = requireVitaleCard(session);
  const connector = requireAldiConnector(session);
  const beneficiary = connector.subjects.subject(card, i_vitalePatientIndex, { readerName, signal });
  const options = { signal, ...(s_referenceDate === undefined ? {} : { referenceDate: s_referenceDate }) };
  const answer = await connector
    .ask(LpsInfos, signal, (client) =>
      inWireNamesLater(VITALE_NAMES, () => client.listAlds(beneficiary, options)),
    )
    .catch((error: unknown) => {
      // js-api 2.4: 2/1101 is of INSi alone.
      throw error instanceof TlsiFaultError ? describeTlsiFault(error, 'soap-fault') : error;
    });
  return {
    ...describeAnswer(answer, i_returnRawAnswer),
    ...(i_returnRawAnswer ? { s_rawAnswerInBase64: Buffer.from(answer.rawXml).toString('base64') } : {}),
  };
};

/** The real answer may have another form: the application then reads it itself, if it asked for it. */
function describeAnswer(answer: AldAnswerRead, raw: boolean) {
  if (answer.parsed) {
    return { i_aldiResult: RESULTS[answer.outcome], Alds: answer.alds.map(describeAld) };
  }
  if (raw) return { i_aldiResult: ALDI_RESULTS.notUnderstood, Alds: [] };
  throw new ApiFailure('answer-not-understood', {
    extended: 'ALDi answered in a form that is not known; i_returnRawAnswer gives it as it is',
  });
}

function describeAld(ald: Ald) {
  return {
    s_type: ald.type,
    s_number: ald.number ?? '',
    s_label: ald.label,
    s_code: ald.medicalCode ?? '',
    i_exoneration: Number(ald.exempt),
    s_reason: ald.reason ?? '',
    s_startDate: ald.startDate,
    s_endDate: ald.endDate ?? '',
  };
}
