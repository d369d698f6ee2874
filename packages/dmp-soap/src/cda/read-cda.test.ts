import { readdirSync, readFileSync } from 'node:fs';
import { readBytes } from '@dmpconnect/soap';
import { describe, expect, it } from 'vitest';
import { resolveEmitter } from '../publication/emitter.js';
import { resolveSubmission } from '../publication/resolve-submission.js';
import { conformancePath, hasConformance } from '../testing/conformance.js';
import { documentOf, PHYSICIAN, PRACTICE, requestOf, SOFTWARE } from '../testing/fixtures.js';
import { buildCda } from './build-cda.js';
import { readCda } from './read-cda.js';

const built = () => {
  const emitter = resolveEmitter({
    user: PHYSICIAN,
    structure: PRACTICE,
    practiceSetting: 'AMBULATOIRE',
    software: SOFTWARE,
  });
  const submission = resolveSubmission(requestOf(documentOf('rtf')), {
    emitter,
    now: new Date('2024-07-01T10:00:00Z'),
  });
  const { bytes, canonical } = buildCda(submission.documents[0]!, submission);
  return { bytes: readBytes(bytes), canonical: Buffer.from(readBytes(canonical)).toString() };
};

describe('readCda', () => {
  it('reads back what was written', () => {
    const { header, content } = readCda(built().bytes);
    expect(content).toEqual({ bytes: documentOf('rtf').content, mediaType: 'text/rtf', format: 'rtf' });
    expect(header).toMatchObject({
      versionNumber: 1,
      title: 'Compte rendu <essai> & "suite"',
      effectiveTime: '20240701120000+0200',
      languageCode: 'fr-FR',
      templateIds: ['2.16.840.1.113883.2.8.2.1', '1.2.250.1.213.1.1.1.1', '1.3.6.1.4.1.19376.1.2.20'],
      patient: {
        birthName: 'PAT-TROIS',
        usedName: 'D’ESSAI & FILS',
        birthGiven: 'DOMINIQUE',
        givens: 'DOMINIQUE MARIE-LOUISE',
        usedGiven: undefined,
        sex: 'F',
        birthTime: '19790328',
        birthPlace: '51215',
      },
      custodian: { name: 'CABINET M DOC0013' },
      legalAuthenticator: { familyName: 'KIT', givenName: 'DOC0013' },
      healthcareFacilityType: { code: 'SA07' },
      replaces: undefined,
    });
    expect(header.authors).toEqual([
      {
        time: '20240701120000+0200',
        ids: [{ root: '1.2.250.1.71.4.2.1', extension: '899700000013' }],
        speciality: {
          code: 'G15_10/SM26',
          system: '1.2.250.1.213.1.1.4.5',
          label: 'Médecin - Qualifié en Médecine Générale (SM)',
        },
        role: undefined,
        familyName: 'KIT',
        givenName: 'DOC0013',
        prefix: undefined,
        suffix: undefined,
        device: undefined,
        deviceModel: undefined,
        addresses: [],
        telecoms: [],
        organization: {
          ids: [{ root: '1.2.250.1.71.4.2.2', extension: '499700000013001' }],
          name: 'CABINET M DOC0013',
          practiceSetting: undefined,
          addresses: [],
          telecoms: [],
        },
      },
    ]);
  });

  it('finds the document inside a self-presenting one', () => {
    const { canonical } = built();
    const presenting = `<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="1.0"><d:Contenu xmlns:d="urn:asip-sante:ci-sis">${canonical}</d:Contenu></xsl:stylesheet>`;
    expect(readCda(Buffer.from(presenting)).header.title).toBe('Compte rendu <essai> & "suite"');
    const twice = presenting.replace('</d:Contenu>', `${canonical}</d:Contenu>`);
    expect(() => readCda(Buffer.from(twice))).toThrow(
      expect.objectContaining({ code: 'DOCUMENT_UNREADABLE' }),
    );
  });

  it('takes a content written as text', () => {
    const text = built()
      .canonical.replace(/<text[^>]*>[^<]*/, '<text mediaType="text/plain">À lire')
      .replace('</nonXMLBody>', '</nonXMLBody>');
    const { content } = readCda(Buffer.from(text));
    expect(Buffer.from(content!.bytes).toString()).toBe('À lire');
    expect(content!.format).toBe('text');
  });

  it('refuses a content that is not base64, a document without id, and anything else', () => {
    const { canonical } = built();
    for (const damaged of [
      canonical.replace(/(<text[^>]*>)[^<]*/, '$1%%%'),
      canonical.replace(/<id root="2\.25\.\d+"><\/id>/, ''),
      '<a/>',
      '',
    ]) {
      expect(() => readCda(Buffer.from(damaged))).toThrow(
        expect.objectContaining({ code: 'DOCUMENT_UNREADABLE' }),
      );
    }
  });

  describe.skipIf(!hasConformance)('on the official documents', () => {
    const folder = conformancePath('cda/examples/');
    const names = hasConformance ? readdirSync(folder).filter((name) => name.endsWith('.xml')) : [];
    it.each(names)('%s', (name) => {
      const { header, content } = readCda(readFileSync(`${folder}${name}`));
      expect(header.id.root).not.toBe('');
      expect(header.title).not.toBe('');
      expect(header.patient.ids.length).toBeGreaterThan(0);
      expect(header.authors.length).toBeGreaterThan(0);
      expect(header.events.length).toBeGreaterThan(0);
      expect(header.legalAuthenticator).toBeDefined();
      expect(content === undefined).toBe(!name.includes('NON_STRUCTURE'));
    });

    it('are more than forty', () => {
      expect(names.length).toBeGreaterThan(40);
    });
  });
});
