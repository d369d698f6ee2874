import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conformancePath, hasConformance } from '../../testing/conformance.js';
import type { CdaHeader } from '../cda-header.js';
import { readCdaHeader } from '../read-cda.js';
import { renderCdaHeader } from './render-header.js';

const document = (title: string, patient = '', body = '') =>
  Buffer.from(
    `<ClinicalDocument xmlns="urn:hl7-org:v3"><id root="1.2.3"/><title>${title}</title><recordTarget><patientRole>${patient}<patient><name><family qualifier="BR">ÉTÉ</family></name><administrativeGenderCode code="UN"/></patient></patientRole></recordTarget>${body}</ClinicalDocument>`,
  );
const page = (...parts: Parameters<typeof document>) => renderCdaHeader(readCdaHeader(document(...parts)));

describe('renderCdaHeader', () => {
  it('writes what comes from outside as text', () => {
    const html = page(
      '&lt;script&gt;alert(1)&lt;/script&gt; &amp; "x"',
      '<id root="1" extension="&lt;img src=x>"/>',
    );
    expect(html).toContain('<h1>&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot;</h1>');
    expect(html).toContain('<td>&lt;img src=x&gt;</td>');
    expect(html).not.toMatch(/<script|<img|<a |href|src="|javascript/i);
  });

  it('holds no markup but its own, whatever the header says', () => {
    const markup = fc.string({ unit: fc.constantFrom(...'<>"\'&/=abc '), maxLength: 40 });
    const base = readCdaHeader(document('x'));
    fc.assert(
      fc.property(markup, markup, markup, (title, name, code) => {
        const header: CdaHeader = {
          ...base,
          title,
          code: { code, system: '', label: '' },
          patient: { ...base.patient, usedName: name, ids: [{ root: name, extension: code }] },
        };
        const tags = renderCdaHeader(header).match(/<[^>]*>/g) ?? [];
        const own =
          /^<(?:!DOCTYPE html|\/?(?:html|head|body|title|style|h1|table|caption|tbody|tr|th|td)(?: lang="fr"| scope="row")?|br|meta [^<>]*)>$/;
        expect(tags.filter((tag) => !own.test(tag))).toEqual([]);
      }),
    );
  });

  it('leaves out what the document does not say', () => {
    const html = page('Titre');
    expect(html).not.toContain('Auteur');
    expect(html).not.toContain('<td></td>');
    expect(html).toContain('<th scope="row">Sexe</th><td>Inconnu</td>');
  });

  it.skipIf(!hasConformance)('shows the header of an official document with French labels', () => {
    const html = renderCdaHeader(
      readCdaHeader(readFileSync(conformancePath('cda/examples/VSM_1.4_2022.01.xml'))),
    );
    for (const expected of [
      '<td>Synthèse</td>',
      '<td>12/03/2020 11:17</td>',
      'PAT-TROIS DOMINIQUE',
      '<td>28/03/1979</td>',
      '<th scope="row">Responsable du document</th>',
      'Médecin - Qualifié en Médecine Générale (SM)',
      '28 Avenue de Breteuil Escalier A 75007 PARIS FRANCE',
      '0144534551',
      '<th scope="row">Exécutant</th>',
      'Etablissement privé non PSPH',
      'Médecin traitant',
    ]) {
      expect(html).toContain(expected);
    }
  });
});
