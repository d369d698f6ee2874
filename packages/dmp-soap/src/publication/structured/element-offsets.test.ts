import { children, parseXml } from '@dmpconnect/soap';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { childOffsets } from './element-offsets.js';

const ROOT = ['ClinicalDocument'];

describe('childOffsets', () => {
  it('finds the children of the root, whatever surrounds and fills them', () => {
    const xml =
      '<?xml version="1.0"?><!-- <a/> --><x:ClinicalDocument xmlns:x="u" t="a>b"><x:id/>\n<!--<b/>--><x:title t=\'<\'><![CDATA[<c/>]]></x:title><?p <d/>?></x:ClinicalDocument>';
    const found = childOffsets(xml, ROOT) ?? [];
    expect(found.map(({ name, start, end }) => [name, xml.slice(start, end)])).toEqual([
      ['id', '<x:id/>'],
      ['title', "<x:title t='<'><![CDATA[<c/>]]></x:title>"],
    ]);
    expect(xml.slice(found[1]?.contentStart).startsWith('<![CDATA[')).toBe(true);
  });

  it('goes down a path, to the first element of its name', () => {
    const xml =
      '<ClinicalDocument><recordTarget><patientRole><id/></patientRole></recordTarget><recordTarget><other/></recordTarget></ClinicalDocument>';
    const [role] = childOffsets(xml, ['ClinicalDocument', 'recordTarget']) ?? [];
    expect(role?.name).toBe('patientRole');
    expect(xml.slice(role?.contentStart, role?.end)).toBe('<id/></patientRole>');
    expect(childOffsets(xml, ['Other'])).toBeUndefined();
  });

  it('sees the same children as the parser', () => {
    const name = fc.constantFrom('a', 'b', 'c');
    const leaf = fc.oneof(
      fc.constantFrom('text', '<!--<a/>-->', '<![CDATA[<b></b>]]>', '<?c <a/>?>'),
      name.map((each) => `<${each} t="&lt;>'" />`),
    );
    const { tree } = fc.letrec<{ tree: string }>((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small' },
        leaf,
        fc
          .tuple(name, fc.array(tie('tree'), { maxLength: 4 }))
          .map(([each, inner]) => `<${each}>${inner.join('')}</${each}>`),
      ),
    }));
    fc.assert(
      fc.property(fc.array(tree, { maxLength: 6 }), (inner) => {
        const xml = `<ClinicalDocument>${inner.join('')}</ClinicalDocument>`;
        const expected = children(parseXml(xml)).map(({ localName }) => localName);
        const found = childOffsets(xml, ROOT) ?? [];
        expect(found.map((each) => each.name)).toEqual(expected);
        for (const { name: each, start, end } of found)
          expect(parseXml(xml.slice(start, end)).localName).toBe(each);
      }),
    );
  });
});
