import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseXml, readSoapEnvelope, requireChild, SoapError, writeXml } from '@dmpconnect/soap';
import { describe, expect, it } from 'vitest';
import { hasMaterial, officialMessage } from '../testing/material.js';
import {
  BAM,
  bamContextElement,
  EXPERIMENTAL_PROFILE,
  LPS,
  lpsContextElement,
  readBamContext,
  readLpsContext,
  softwareName,
  WIRE_PROFILE,
} from './index.js';

const identity = {
  number: '2751263220749',
  key: '74',
  oid: '1.2.250.1.213.1.4.10',
  birthName: 'ADRUN',
  givenNames: 'ZOE',
  sex: 'F',
  birthDate: '1975-12-31',
};

/** The bytes of each request: a change here is a change of the wire (teleservices 14). */
const GOLDEN = [
  [
    WIRE_PROFILE['insi.vitale'].encode({
      insured: { number: '2751263220749' },
      birthDate: '1975-12-31',
      birthRank: '1',
    }),
    '<recvit:RECVITALE xmlns:recvit="http://www.cnamts.fr/INSiRecVit"><recvit:MatriculeOD><recvit:NumIdentifiant>2751263220749</recvit:NumIdentifiant></recvit:MatriculeOD><recvit:DateNaissance>1975-12-31</recvit:DateNaissance><recvit:RangNaissance>1</recvit:RangNaissance></recvit:RECVITALE>',
  ],
  [
    WIRE_PROFILE['insi.traits'].encode({
      birthName: 'ADRUN',
      givenNames: ['ZOE'],
      sex: 'F',
      birthDate: '1975-12-31',
    }),
    '<recsans:RECSANSVITALE xmlns:recsans="http://www.cnamts.fr/INSiRecSans"><recsans:NomNaissance>ADRUN</recsans:NomNaissance><recsans:Prenom>ZOE</recsans:Prenom><recsans:Sexe>F</recsans:Sexe><recsans:DateNaissance>1975-12-31</recsans:DateNaissance></recsans:RECSANSVITALE>',
  ],
  [
    WIRE_PROFILE['insi.verif'].encode(identity),
    '<ver:VERIFICATION xmlns:ver="urn:x-sim:insi:verif:1"><ver:INS><ver:NumIdentifiant>2751263220749</ver:NumIdentifiant><ver:Cle>74</ver:Cle><ver:OID>1.2.250.1.213.1.4.10</ver:OID></ver:INS><ver:TIQ><ver:NomNaissance>ADRUN</ver:NomNaissance><ver:ListePrenom>ZOE</ver:ListePrenom><ver:Sexe>F</ver:Sexe><ver:DateNaissance>1975-12-31</ver:DateNaissance></ver:TIQ></ver:VERIFICATION>',
  ],
  [
    WIRE_PROFILE['insi.lot.recup'].encode({ batchNumber: 'LOT-1' }),
    '<lot:RECUPERATIONLOT xmlns:lot="urn:x-sim:insi:lot:1"><lot:NumeroLot>LOT-1</lot:NumeroLot></lot:RECUPERATIONLOT>',
  ],
] as const;

it('writes each request byte for byte as it is fixed', () => {
  for (const [element, text] of GOLDEN) expect(writeXml(element)).toBe(text);
});

it.skipIf(!hasMaterial)('reads the official request of operation 2 on the side of the simulator', () => {
  const { header, content } = readSoapEnvelope(
    officialMessage('WS_INS2_rechercherInsAvecTraitsIdentite_requete.xml'),
  );
  expect(WIRE_PROFILE['insi.traits'].decodeQuery(content!)).toEqual({
    birthName: 'PATB-QUATRE',
    givenNames: ['LAURENCE'],
    sex: 'F',
    birthDate: '1907-05-25',
    birthPlace: undefined,
  });
  expect(readBamContext(requireChild(header!, BAM.uri, 'ContexteBAM'))).toMatchObject({
    emitter: '899900063480',
    coverage: {},
  });
  expect(readLpsContext(requireChild(header!, LPS.uri, 'ContexteLPS'))).toMatchObject({
    software: { authorization: 'NumAutorisation', authorizationKind: '4', version: '1.00.00', name: 'GIE' },
  });
});

describe('the contexts', () => {
  const bam = {
    id: '1',
    time: '2026-03-01T10:00:00Z',
    emitter: '899700000013',
    referenceDate: '2026-03-01T10:00:00Z',
    coverage: {
      regime: '01',
      organisation: '631',
      centre: '0000',
      insured: { number: '2751263220749', key: '74' },
      beneficiary: {
        certified: { number: '2751263220749', key: '74', certifiedOn: '2020-01-01' },
        birthDate: '1950-00-00',
        birthRank: '1',
        holder: '1',
      },
    },
  };
  const lps = {
    id: '1',
    time: '2026-03-01T10:00:00Z',
    software: { authorization: 'A', authorizationKind: '4' },
  };
  const bamXml = writeXml(bamContextElement(bam, true));
  const lpsXml = writeXml(lpsContextElement(lps, true));

  it('are read back as they were written', () => {
    expect(readBamContext(parseXml(bamXml))).toEqual(bam);
    expect(readLpsContext(parseXml(lpsXml))).toMatchObject(lps);
  });

  it.each([
    ['another version', bamXml, '01_02', '01_03'],
    ['another Nature', bamXml, 'Nature="CTXBAM"', 'Nature="X"'],
    ['no COUVERTURE', bamXml, /<ctxbam:COUVERTURE>.*<\/ctxbam:COUVERTURE>/, ''],
    ['no Id', bamXml, '<ctxbam:Id>1</ctxbam:Id>', ''],
    ['a Temps that is no instant', bamXml, '2026-03-01T10:00:00Z', 'hier'],
    ['a NIR of the wrong form', bamXml, '2751263220749', '275126322074'],
    ['a key of the wrong form', bamXml, '>74<', '>7<'],
    [
      'blocks out of order',
      bamXml,
      /(<ctxbam:Organisme>.*<\/ctxbam:Organisme>)(<ctxbam:CodeCentre>.*<\/ctxbam:CodeCentre>)/,
      '$2$1',
    ],
    ['an element nobody knows', bamXml, '<ctxbam:COUVERTURE>', '<ctxbam:COUVERTURE><ctxbam:X></ctxbam:X>'],
    ['another version', lpsXml, '01_00', '01_01'],
    ['another Nature', lpsXml, 'Nature="CTXLPS"', 'Nature="X"'],
    ['a block twice', lpsXml, '<ctxlps:LPS>', '<ctxlps:LPS></ctxlps:LPS><ctxlps:LPS>'],
  ])('with %s are refused', (_name, xml, from, to) => {
    const changed = xml.replace(from, to);
    expect(changed).not.toBe(xml);
    const read = xml === bamXml ? readBamContext : readLpsContext;
    expect(() => read(parseXml(changed))).toThrow(SoapError);
  });

  it('name the software as each operation wants it', () => {
    expect(softwareName('urn+version', 'demo', '1.0')).toBe('urn:lps:demo:1.0');
    expect(softwareName('urn+version', 'urn:lps:demo', '1.0')).toBe('urn:lps:demo');
    expect(softwareName('plain', 'demo', '1.0')).toBe('demo');
  });
});

it('names of the wire stand in this folder alone', () => {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.startsWith('wire-profile') && !/\.test\.ts$|^testing/.test(name),
  );
  expect(files.length).toBeGreaterThan(25);
  const names =
    /urn:(?:x-sim|siram|ir|rg|ald|adr|MT|HR|ServiceIdentiteCertifiee)[:\w]|cnamts\.fr|InterRegimes/;
  for (const name of files) expect(readFileSync(join(root, name), 'utf8'), name).not.toMatch(names);
});

it('keys, labels and actions are each used once', () => {
  const entries = [...Object.entries(WIRE_PROFILE), ...Object.entries(EXPERIMENTAL_PROFILE)];
  for (const [key, entry] of entries) expect(entry.key).toBe(key);
  for (const field of ['label', 'action'] as const) {
    expect(new Set(entries.map(([, entry]) => entry[field])).size).toBe(entries.length);
  }
});
