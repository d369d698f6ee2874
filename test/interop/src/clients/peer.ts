/**
 * A value for a client generated from a WSDL: `@name` is an attribute, `#text` the text of mixed content,
 * `#items` the repetitions of a repeated sequence.
 */
export type WsdlValue = string | boolean | readonly WsdlValue[] | { readonly [name: string]: WsdlValue };

/** The word for an element that is there without content. */
export const XSI_NIL = 'xsi:nil';

/** One call, in the words of the operator's WSDL. */
export interface WsdlCall {
  /** File of the official material, e.g. `Habilitations.wsdl`. */
  readonly wsdl: string;
  /** `{namespace}name`. */
  readonly binding: string;
  readonly operation: string;
  /** In place of the action that the WSDL declares. */
  readonly action?: string;
  /** End of the address, e.g. `/patients`. */
  readonly path: string;
  /** VIHF that stands in the security header. */
  readonly assertion: string;
  readonly arguments: { readonly [name: string]: WsdlValue };
}

/** Whom to call, and as whom. Certificates and key are PEM. */
export interface WsdlTarget {
  readonly url: string;
  readonly certificate: string;
  readonly key: string;
  readonly authorities: string;
}

/** What an independent client read: its own tree, or the fault it took the answer for. */
export interface WsdlAnswer {
  readonly answer?: unknown;
  readonly fault?: string;
  /** Documents that the client hands out beside the answer, base64. */
  readonly attachments?: readonly string[];
}

/** Where zeep puts what repeats, and members of substitution groups. */
const TRANSPARENT = ['_value_1', '_raw_elements'] as const;

/** The values at a path of an answer, e.g. `acknowledgement.typeCode`, over everything that repeats on the way. */
export function valuesAt(answer: unknown, path: string): readonly unknown[] {
  const step = (value: unknown, name: string): readonly unknown[] => {
    if (Array.isArray(value)) return value.flatMap((each) => step(each, name));
    if (typeof value !== 'object' || value === null) return [];
    const members: Readonly<Record<string, unknown>> = { ...value };
    if (name in members) return [members[name]].flat();
    return TRANSPARENT.flatMap((each) => step(members[each], name));
  };
  return path
    .split('.')
    .reduce<readonly unknown[]>((values, name) => values.flatMap((value) => step(value, name)), [answer]);
}

/** An independent SOAP client: it reads the WSDL, writes the request and reads the answers, in order. */
export type WsdlClient = (target: WsdlTarget, calls: readonly WsdlCall[]) => Promise<readonly WsdlAnswer[]>;
