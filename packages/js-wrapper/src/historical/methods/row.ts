import type { DmpStateFlag, StateFlag } from '../state.js';

/** A parameter that fills a field as it is: `undefined` leaves the field out of the message. */
export interface FieldParameter {
  readonly kind: 'field';
  readonly name: string;
  readonly field: string;
  /** Used when the argument is falsy. */
  readonly otherwise?: string | number;
  /** The field is set only then; default: always. `filled`: its length is not 0. */
  readonly only?: 'truthy' | 'given' | 'filled';
  /** Member object of the command that holds the field. */
  readonly within?: string;
  /** Whether the argument may be nothing, in the types: `x?` of the sheet. */
  readonly omissible?: boolean;
}

/** The short name of a DMP server or its address, from which the wrapper builds `s_dmpUrl` (js-api 8.2). */
export interface DmpServerParameter {
  readonly kind: 'dmp-server';
  readonly name: string;
}

/**
 * An object of the page (js-api 14.2, `cmd`). `extended`: it becomes the command; any falsy value stands for a new
 * one. `needed`: the same without a default. `copied`: its members are copied over those of a new command.
 */
export interface ObjectParameter {
  readonly kind: 'object';
  readonly name: string;
  readonly use: 'extended' | 'needed' | 'copied';
}

/** Options of the session-opening methods. Proxy fields are sent all or none: `defined` or `truthy` says when. */
export interface OptionsParameter {
  readonly kind: 'session-options';
  readonly name: string;
  readonly proxyWhen: 'defined' | 'truthy';
  readonly applicationId: boolean;
}

/** A positional parameter before the result callback. */
export type MethodParameter = FieldParameter | DmpServerParameter | ObjectParameter | OptionsParameter;

/** What a good answer changes in the instance. */
export type Effect = StateFlag | `dmp.${DmpStateFlag}` | 'open-session' | 'close-session' | 'crash';

/** One method of the historical class: a line of the table of js-api 14.2. */
export interface MethodRow {
  readonly name: string;
  /** Name on the wire. */
  readonly command: string;
  /** Positional parameters in order, without the callback, which is the last. */
  readonly parameters: readonly MethodParameter[];
  readonly timeoutInSeconds: number;
  /** Fields that every command of this method has, over those of the page. */
  readonly constants: Readonly<Record<string, number>>;
  /** Whether `s_sessionId` is sent. */
  readonly session: boolean;
  /** A monitor: its socket stays open. */
  readonly persistent: boolean;
  /** Whether the method takes a result callback. */
  readonly callback: boolean;
  /** Whether it returns the WebSocket. */
  readonly returnsSocket: boolean;
  readonly effect?: Effect;
}

type Special = Partial<Omit<MethodRow, 'name' | 'parameters' | 'timeoutInSeconds'>>;

/** Makes a row; what is not said is the common case. */
export function method(
  name: string,
  timeoutInSeconds: number,
  parameters: readonly MethodParameter[] = [],
  special: Special = {},
): MethodRow {
  return {
    name,
    command: name,
    parameters,
    timeoutInSeconds,
    constants: {},
    session: true,
    persistent: false,
    callback: true,
    returnsSocket: true,
    ...special,
  };
}

/** A parameter that fills a field. */
export function field(
  name: string,
  wire: string,
  options: Omit<FieldParameter, 'kind' | 'name' | 'field'> = {},
): FieldParameter {
  return { kind: 'field', name, field: wire, ...options };
}

/** A field with a value for falsy arguments. */
export const fieldOr = (name: string, wire: string, otherwise: string | number): FieldParameter =>
  field(name, wire, { otherwise });

/** A field that is set only when the argument is truthy. */
export const optional = (name: string, wire: string): FieldParameter =>
  field(name, wire, { only: 'truthy', omissible: true });

/** The extension object. */
export const CMD: ObjectParameter = { kind: 'object', name: 'cmd', use: 'extended' };
