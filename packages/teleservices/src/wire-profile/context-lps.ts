import { attribute, child, type ParsedElement, type XmlElement } from '@dmpconnect/soap';
import { LPS } from './namespaces.js';
import {
  checkElement,
  checkSequence,
  optionalElement,
  requiredText,
  textIn,
  textLike,
  unexpected,
} from './sequence.js';

/** `ContexteLPS` 01_00 (teleservices 4.2). */
export interface LpsContext {
  readonly id: string;
  /** `xsd:dateTime`, UTC. */
  readonly time: string;
  readonly emitter?: string | undefined;
  readonly software?: LpsSoftware | undefined;
}

/** `LPS`: the software that speaks. */
export interface LpsSoftware {
  /** Authorisation number given by the CNDA. */
  readonly authorization?: string | undefined;
  /** Attribute `R`: kind of that number, always `4`. */
  readonly authorizationKind?: string | undefined;
  readonly version?: string | undefined;
  readonly instance?: string | undefined;
  readonly name?: string | undefined;
}

/** Version of `ContexteLPS` (teleservices 4.2). */
export const LPS_VERSION = '01_00';

const DATE_TIME = /^-?\d{4,}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})?$/;

/** @param nature Whether the attribute `Nature` is written. */
export function lpsContextElement(context: LpsContext, nature: boolean): XmlElement {
  const { id, time, emitter, software } = context;
  return LPS.element('ContexteLPS', { Nature: nature ? 'CTXLPS' : undefined, Version: LPS_VERSION }, [
    LPS.element('Id', {}, [id]),
    LPS.element('Temps', {}, [time]),
    optionalElement(LPS, 'Emetteur', emitter),
    software &&
      LPS.element('LPS', {}, [
        software.authorization === undefined
          ? undefined
          : LPS.element('IDAM', { R: software.authorizationKind }, [software.authorization]),
        optionalElement(LPS, 'Version', software.version),
        optionalElement(LPS, 'Instance', software.instance),
        optionalElement(LPS, 'Nom', software.name),
      ]),
  ]);
}

/**
 * The name of the software as an operation wants it (teleservices 4.2).
 *
 * @example softwareName('urn+version', 'demo', '1.0') // 'urn:lps:demo:1.0'
 */
export function softwareName(rule: 'urn+version' | 'plain', name: string, version: string): string {
  return rule === 'plain' || name.startsWith('urn:lps:') ? name : `urn:lps:${name}:${version}`;
}

/**
 * Reads a `ContexteLPS`, strictly: version, order of the schema, patterns (teleservices 15.2, step 5).
 *
 * @throws {SoapError} `XML_UNEXPECTED` naming the element and the rule.
 */
export function readLpsContext(element: ParsedElement): LpsContext {
  checkElement(element, LPS, 'ContexteLPS');
  if (attribute(element, 'Version') !== LPS_VERSION)
    throw unexpected(element, `is not version ${LPS_VERSION}`);
  if ((attribute(element, 'Nature') ?? 'CTXLPS') !== 'CTXLPS') {
    throw unexpected(element, 'has another Nature than CTXLPS');
  }
  checkSequence(element, LPS, { Id: '1', Temps: '1', Emetteur: '0..1', LPS: '0..1' });
  const software = child(element, LPS.uri, 'LPS');
  return {
    id: requiredText(element, LPS, 'Id'),
    time: textLike(element, LPS, 'Temps', DATE_TIME) ?? requiredText(element, LPS, 'Temps'),
    emitter: textIn(element, LPS, 'Emetteur'),
    software: software && readSoftware(software),
  };
}

function readSoftware(element: ParsedElement): LpsSoftware {
  checkSequence(element, LPS, { IDAM: '0..1', Version: '0..1', Instance: '0..1', Nom: '0..1' });
  const authorization = child(element, LPS.uri, 'IDAM');
  return {
    authorization: textIn(element, LPS, 'IDAM'),
    authorizationKind: authorization && attribute(authorization, 'R'),
    version: textIn(element, LPS, 'Version'),
    instance: textIn(element, LPS, 'Instance'),
    name: textIn(element, LPS, 'Nom'),
  };
}
