import type { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';
import type { BusAddress } from './address.js';

/** An interface as the library describes it: signatures of methods, signals and properties by name. */
export interface InterfaceDescription {
  readonly name: string;
  readonly methods: Readonly<Record<string, readonly [given: string, answered: string]>>;
  readonly signals: Readonly<Record<string, readonly string[]>>;
  readonly properties: Readonly<Record<string, string>>;
}

/** A call to another program of the bus. */
export interface BusCall {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly signature?: string;
  readonly body?: readonly unknown[];
}

/** What a refused call says. */
export interface BusFault {
  readonly name?: string;
  readonly message?: unknown;
}

/** What is used of the library `@homebridge/dbus-native`, whose own types leave it out. */
export interface MessageBus {
  readonly connection: EventEmitter & { end(): void };
  readonly signals: EventEmitter;
  /** Unique name on the bus, once it has let us in. */
  readonly name?: string;
  invoke(call: BusCall, callback: (fault: BusFault | null | undefined, ...values: unknown[]) => void): void;
  requestName(name: string, flags: number, callback: (fault: BusFault | null | undefined) => void): void;
  addMatch(rule: string, callback: (fault: BusFault | null | undefined) => void): void;
  mangle(path: string, name: string, member: string): string;
  exportInterface(object: object, path: string, description: InterfaceDescription): void;
  sendSignal(
    path: string,
    name: string,
    member: string,
    signature?: string,
    values?: readonly unknown[],
  ): void;
}

interface Library {
  createClient(address: BusAddress): MessageBus;
}

/** Opens a connection to a bus. Loaded when it is needed: on Linux alone. */
export function connectBus(address: BusAddress): MessageBus {
  const library: Library = createRequire(import.meta.url)('@homebridge/dbus-native');
  return library.createClient(address);
}

/** A call as a promise of its first value. */
export const callBus = (bus: MessageBus, call: BusCall): Promise<unknown> =>
  new Promise((resolve, reject) => {
    bus.invoke(call, (fault, value) => (fault ? reject(toError(fault)) : resolve(value)));
  });

/** A refused call as an error. */
export const toError = ({ name = '', message = '' }: BusFault): Error => new Error(`${name}: ${message}`);
