import { randomUUID } from 'node:crypto';
import {
  buildSoapRequest,
  exchangeSoap,
  type SoapAnswer,
  SoapError,
  SoapFaultError,
  type XmlElement,
} from '@dmpconnect/soap';
import { TeleservicesError, TlsiFaultError } from '../errors.js';
import type { InsFamily } from '../identifiers/ins.js';
import {
  type FrameEntry,
  PROFESSIONAL_ASSERTION_LIFETIME_MS,
  type WireEntry,
} from '../wire-profile/index.js';
import { createAssertionSource } from './assertion-cache.js';
import { checkOptions, identifiersOf } from './check-options.js';
import type { BeforeSending, TeleservicesClientOptions } from './client-options.js';
import { contextElements } from './contexts.js';
import { emitterOf } from './emitter.js';
import { guardEntry } from './guard-entry.js';
import { isUnexpectedElement, translateFault } from './translate-fault.js';
import { type VitaleSubject, vitaleAssertion } from './vitale-assertion.js';

/** What a call is about, beside its body. */
export interface FrameCall {
  readonly signal?: AbortSignal | undefined;
  readonly careContext?: string | undefined;
  /** Person of the Vitale card. */
  readonly subject?: VitaleSubject | undefined;
  readonly referenceDate?: Date | undefined;
  readonly beforeSending?: BeforeSending | undefined;
}

/** The frame that every teleservice shares (teleservices 2 to 6). */
export interface Frame {
  readonly options: TeleservicesClientOptions;
  readonly identifiers: InsFamily;
  /** Sends a body as it is. */
  send(entry: FrameEntry, body: XmlElement, call: FrameCall): Promise<SoapAnswer>;
  /** Writes a query, sends it and reads its answer. */
  ask<Query, Answer extends object>(
    entry: WireEntry<Query, Answer>,
    query: Query,
    call: FrameCall,
  ): Promise<{ readonly answer: Answer; readonly message: SoapAnswer }>;
}

/** Ten minutes less than the services are thought to take (teleservices 5.1). */
const ASSERTION_MARGIN_MS = 10 * 60_000;
const DEFAULT_TIMEOUT_MS = 60_000;
/** Answers are small: a larger one is no answer of these services. */
const MAX_ANSWER_BYTES = 8 * 1024 * 1024;

/** Opens the frame for one user and one software. @throws {TeleservicesError} those of {@link checkOptions}. */
export function createFrame(options: TeleservicesClientOptions): Frame {
  checkOptions(options);
  const emitter = emitterOf(options.authentication);
  const assertion = createAssertionSource(
    options.authentication,
    options.clock,
    options.assertionLifetimeMs ?? PROFESSIONAL_ASSERTION_LIFETIME_MS - ASSERTION_MARGIN_MS,
  );
  const exchange = async <Result>(
    entry: FrameEntry,
    body: XmlElement,
    call: FrameCall,
    read: (message: SoapAnswer) => { readonly result: Result; readonly code: string },
  ): Promise<Result> => {
    guardEntry(entry, options);
    call.signal?.throwIfAborted();
    const messageId = `uuid:${randomUUID()}`;
    const card = await vitaleAssertion(entry, options, call.subject);
    const professional = await assertion();
    const request = buildSoapRequest({
      action: entry.action,
      messageId,
      headers: contextElements(entry.headers, {
        now: options.clock.now(),
        emitter,
        software: options.software,
        beneficiary: call.subject?.settled,
        referenceDate: call.referenceDate,
      }),
      assertion: [professional, card].filter((one) => one !== undefined),
      body,
    });
    await call.beforeSending?.({ operation: entry.label, messageId });
    const audit = (code: string) =>
      options.audit?.({
        at: options.clock.now(),
        operation: entry.label,
        emitter,
        messageId,
        ...(call.careContext === undefined ? {} : { careContext: call.careContext }),
        code,
      });
    try {
      const message = await exchangeSoap({
        dispatcher: options.dispatcher,
        url: options.url,
        action: entry.action,
        request,
        headers: await authorization(options),
        timeoutMs: options.transactionTimeoutMs ?? DEFAULT_TIMEOUT_MS,
        maxAnswerBytes: MAX_ANSWER_BYTES,
        label: entry.label,
        ...(call.signal === undefined ? {} : { signal: call.signal }),
        ...(options.dump === undefined ? {} : { dump: options.dump }),
      });
      const { result, code } = read(message);
      audit(code);
      return result;
    } catch (cause) {
      const error = explain(entry.label, cause);
      audit(codeOf(error));
      throw error;
    }
  };
  return {
    options,
    identifiers: identifiersOf(options),
    send: (entry, body, call) => exchange(entry, body, call, (message) => ({ result: message, code: 'OK' })),
    ask: (entry, query, call) =>
      exchange(entry, entry.encode(query), call, (message) => {
        const answer = entry.decode(message.content);
        const code = 'code' in answer && typeof answer.code === 'string' ? answer.code : 'OK';
        return { result: { answer, message }, code };
      }),
  };
}

/** Pro Santé Connect: the token proves who asks (teleservices 5.2, how it is checked is not public). */
async function authorization({ authentication }: TeleservicesClientOptions): Promise<Record<string, string>> {
  return authentication.kind === 'psc'
    ? { authorization: `Bearer ${await authentication.accessToken()}` }
    : {};
}

function explain(label: string, cause: unknown): unknown {
  if (cause instanceof SoapFaultError) return translateFault(label, cause);
  if (!isUnexpectedElement(cause)) return cause;
  return new TeleservicesError(
    'ANSWER_UNEXPECTED',
    `The answer to ${label} is not the expected message: ${cause.message}`,
    { cause },
  );
}

function codeOf(error: unknown): string {
  if (error instanceof TlsiFaultError) return error.fault.detailCode || error.code;
  if (error instanceof TeleservicesError || error instanceof SoapError) return error.code;
  return 'ERROR';
}
