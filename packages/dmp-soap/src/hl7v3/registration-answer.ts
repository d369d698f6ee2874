import { child, children, type ParsedElement } from '@dmpconnect/soap';
import { DmpError, DmpServiceError, type DmpServiceFailure } from '../errors.js';
import { checkAcknowledgement, readDetails } from './acknowledgement.js';
import { V3_URI } from './elements.js';

const GDP_URI = 'asip:ci-sis:gdp:2010';

/** Answers of the two requests: their wrapper, the message that accepts and the one that refuses (dmp-transactions 2.8, 2.11). */
const ANSWERS = {
  PRPA_IN201311UV02: { accepted: 'PRPA_IN201312UV02', refused: 'PRPA_IN201313UV02' },
  PRPA_IN201314UV02: { accepted: 'PRPA_IN201315UV02', refused: 'PRPA_IN201316UV02' },
} as const;

/**
 * Checks the answer to a registration request.
 *
 * @throws {DmpServiceError} `HL7_REFUSED`, by the acknowledgement or by the message that refuses.
 * @throws {DmpError} `ANSWER_UNEXPECTED`.
 */
export function checkRegistrationAnswer(
  content: ParsedElement,
  interaction: keyof typeof ANSWERS,
  transaction: string,
): void {
  const { accepted, refused } = ANSWERS[interaction];
  const message = unwrap(content, `${interaction}_Response`);
  const isOneOf = (name: string) => message?.namespaceURI === V3_URI && message.localName === name;
  if (message === undefined || !(isOneOf(accepted) || isOneOf(refused))) {
    throw new DmpError(
      'ANSWER_UNEXPECTED',
      `The answer to ${transaction} is neither ${accepted} nor ${refused}.`,
    );
  }
  checkAcknowledgement(message, transaction);
  // A refusal may be acknowledged as understood: the message itself says no.
  if (isOneOf(refused)) throw new DmpServiceError('HL7_REFUSED', transaction, readRefusal(message));
}

function unwrap(content: ParsedElement, wrapper: string): ParsedElement | undefined {
  return content.namespaceURI === GDP_URI && content.localName === wrapper ? children(content)[0] : content;
}

/** Why: details of the acknowledgement, and the issues of the control act. */
function readRefusal(message: ParsedElement): readonly DmpServiceFailure[] {
  const acknowledgement = child(message, V3_URI, 'acknowledgement');
  const act = child(message, V3_URI, 'controlActProcess');
  const described = [
    ...(acknowledgement === undefined ? [] : readDetails(acknowledgement, 'acknowledgementDetail')),
    ...(act === undefined ? [] : children(act, V3_URI, 'reasonOf')).flatMap((reason) =>
      readDetails(reason, 'detectedIssueEvent'),
    ),
  ];
  return described.length > 0 ? described : [{ code: '', text: '', severity: 'error' }];
}
