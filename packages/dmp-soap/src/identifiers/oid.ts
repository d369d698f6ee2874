import { randomUUID } from 'node:crypto';

/** An OID: arcs without leading zero, at most 64 characters (dmp-transactions 4.6). */
const OID = /^(?=.{3,64}$)[0-2](?:\.(?:0|[1-9]\d*))+$/;

/** Whether a text is an OID that CDA and XDS accept. */
export function isOid(text: string): boolean {
  return OID.test(text);
}

/** A new unique OID: `2.25.` and a random UUID written as a decimal number. */
export function newOid(uuid: string = randomUUID()): string {
  return `2.25.${BigInt(`0x${uuid.replaceAll('-', '')}`)}`;
}
