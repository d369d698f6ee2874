import { SOAP, type SoapFaultCode, writeXml, XML, XML_PROLOG, type XmlElement } from '@dmpconnect/soap';
import type { Recorder } from '../../dmp/pipeline/recorder.js';
import { Refusal } from '../../dmp/pipeline/refusal.js';
import { packFault } from '../fault-texts.js';
import type { TlsiFacts } from '../journal.js';
import type { ReceivedCall } from '../pipeline/call.js';
import { TLSI_CHECKS } from '../pipeline/table.js';
import { codeOf, type TlsiRefusal } from '../refusal.js';
import { playScenario } from '../scenarios/play.js';
import type { ScenarioQueue } from '../scenarios/scenario.js';
import type { TlsiWorld } from '../world.js';
import type { TlsiOutcome, WholeOutcome } from './outcome.js';
import { SOAP_TYPE } from './pack.js';

/** What answering takes, beside the call. */
export interface AnswerTools {
  readonly world: TlsiWorld;
  readonly recorder: Recorder<TlsiFacts>;
  readonly scenarios: ScenarioQueue;
  readonly pack: (content: XmlElement) => string;
  readonly onError: (error: unknown) => void;
}

/** Takes a call through the checks, what was forced and the rules of its operation (teleservices 15.2). */
export async function answerCall(received: ReceivedCall, tools: AnswerTools): Promise<TlsiOutcome> {
  try {
    return await play(received, tools);
  } catch (error) {
    if (error instanceof Refusal) return { ...packRefusal(error, tools), delivery: { kind: 'whole' } };
    tools.onError(error);
    return {
      http: 500,
      contentType: SOAP_TYPE,
      body: plainFault('Receiver', 'Le simulateur a échoué sur ce message.'),
      status: 'fault',
      code: 'Receiver',
      delivery: { kind: 'whole' },
    };
  }
}

async function play(received: ReceivedCall, tools: AnswerTools): Promise<TlsiOutcome> {
  const { world, recorder, scenarios, pack } = tools;
  const call = await TLSI_CHECKS.run(received, world, recorder);
  const { operation, question } = call;
  if (operation === undefined) throw new TypeError('A call without operation passed the check of its body.');
  const substitute = await recorder.check('forced scenario', (verdict) => {
    const forced = scenarios.take(operation.entry.key);
    if (forced === undefined) verdict.skip('Nothing was forced.');
    else verdict.warn(forced.scenario);
    return playScenario(forced, operation, question.birthName);
  });
  if (substitute?.kind === 'page') {
    const { http, html: body } = substitute;
    return {
      http,
      contentType: 'text/html',
      body,
      status: 'scenario',
      code: `HTTP ${http}`,
      delivery: { kind: 'whole' },
    };
  }
  const { content, code } = await recorder.check('rules of the operation', (verdict) => {
    const answer = question.answer(call, world);
    verdict.detail(`CodeCR ${answer.code}`);
    return answer;
  });
  const whole = { http: 200, contentType: SOAP_TYPE, body: pack(content) };
  if (substitute === undefined) return { ...whole, status: 'answered', code, delivery: { kind: 'whole' } };
  return { ...whole, status: 'scenario', code: substitute.kind, delivery: substitute };
}

function packRefusal(refusal: TlsiRefusal, { recorder }: AnswerTools): WholeOutcome {
  const { layer, message } = refusal;
  const code = codeOf(refusal);
  if (layer.kind === 'http') {
    return {
      http: layer.status,
      contentType: 'text/plain; charset=utf-8',
      body: `${message}\n`,
      ...(layer.allow === undefined ? {} : { allow: layer.allow }),
      status: 'HTTP refusal',
      code,
    };
  }
  const body =
    layer.kind === 'version'
      ? plainFault('VersionMismatch', 'Le message n’est pas une enveloppe SOAP 1.2.')
      : packFault(layer.code, message, recorder.facts().messageId);
  return { http: 500, contentType: SOAP_TYPE, body, status: 'fault', code };
}

/** A fault that none of the frame's codes tells: code and reason alone. */
function plainFault(code: SoapFaultCode, reason: string): string {
  const fault = SOAP.element('Fault', {}, [
    SOAP.element('Code', {}, [SOAP.element('Value', {}, [`${SOAP.prefix}:${code}`])]),
    SOAP.element('Reason', {}, [SOAP.element('Text', { [XML.attribute('lang')]: 'fr' }, [reason])]),
  ]);
  return XML_PROLOG + writeXml(SOAP.element('Envelope', {}, [SOAP.element('Body', {}, [fault])]));
}
