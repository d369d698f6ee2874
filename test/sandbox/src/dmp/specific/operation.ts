import {
  children,
  type ParsedElement,
  textOf,
  type XmlChildren,
  type XmlElement,
  type XmlNamespace,
} from '@dmpconnect/soap';
import { ownCode } from '../own-code.js';
import type { ServiceName } from '../pipeline/call.js';
import { refuseMessage, refuseRequest } from '../pipeline/refusal.js';
import type { Transaction, TransactionAnswer, TransactionFrame } from '../transactions/transaction.js';

/** One operation of a service of the DMP's own: how it is called, how it answers (dmp-transactions 1.5, 9.3). */
export interface Operation {
  readonly frame: TransactionFrame;
  readonly refusal: Transaction['refusal'];
  /** The answer of a call that succeeded: what it gives, then `DMPOk`. */
  readonly succeed: (o?: { readonly data?: XmlChildren; readonly context?: string }) => TransactionAnswer;
}

/** Describes an operation; TD0.0 is the one whose data follow its status. */
export function operation(o: {
  readonly service: ServiceName;
  readonly namespace: XmlNamespace;
  /** `urn:si-dmp-habilitations:HabilitationsEndPoint` */
  readonly endPoint: string;
  readonly name: string;
  readonly statusFirst?: boolean;
}): Operation {
  const { namespace, endPoint, name, statusFirst = false } = o;
  const write = (status: string, context: string, data: XmlChildren): XmlElement => {
    const outcome = [namespace.element('status', {}, [status]), namespace.element('context', {}, [context])];
    return namespace.element(`${name}Response`, {}, [
      namespace.element('output', {}, statusFirst ? [outcome, ...data] : [...data, outcome]),
    ]);
  };
  return {
    frame: {
      service: o.service,
      action: `${endPoint}:${name}`,
      root: { uri: namespace.uri, name },
      responseAction: `${endPoint}:${name}Response`,
    },
    // dmp-transactions 9.3: HTTP 200, the code in the status, the text in the context.
    refusal: (code, text) => {
      const own = ownCode(code);
      return { body: write(own, text, []), status: own, code: own };
    },
    succeed: ({ data = [], context = '' } = {}) => ({ body: write('DMPOk', context, data), status: 'DMPOk' }),
  };
}

/** The fields of a request, by name. */
export type RequestFields = ReadonlyMap<string, string>;

/**
 * Reads the fields of a request: children of its own namespace, each at most once, in the order of the schema.
 *
 * @throws {Refusal} a Sender fault: dmp-transactions 2.4, children are namespace-qualified.
 */
export function readFields(content: ParsedElement, names: readonly string[]): RequestFields {
  const fields = new Map<string, string>();
  let rank = -1;
  for (const element of children(content)) {
    const { localName, namespaceURI } = element;
    const position = names.indexOf(localName ?? '');
    if (namespaceURI !== content.namespaceURI || position <= rank) {
      throw refuseMessage(`${content.localName} is malformed: ${localName} is not expected there.`);
    }
    rank = position;
    fields.set(localName ?? '', textOf(element));
  }
  return fields;
}

/** A field that has to be there. @throws {Refusal} `DMPInvalidRequest` */
export function requireField(fields: RequestFields, name: string): string {
  const value = fields.get(name) ?? '';
  if (value === '') throw refuseRequest('DMPInvalidRequest', `${name} is missing.`);
  return value;
}

/** A field that has one of some values. @throws {Refusal} `DMPInvalidRequest` */
export function requireOneOf<T extends string>(fields: RequestFields, name: string, values: readonly T[]): T {
  const written = requireField(fields, name);
  const value = values.find((known) => known === written);
  if (value === undefined) {
    throw refuseRequest('DMPInvalidRequest', `${name} must be one of ${values.join(', ')}.`);
  }
  return value;
}
