import { describe, it } from 'vitest';
import { describeCardSuite } from './testing/card-suite.js';
import { createTestPki } from './testing/pki.js';
import { createSoftHsmReader, findSoftHsm } from './testing/softhsm.js';

const library = findSoftHsm();

if (library === undefined) {
  console.warn(
    'SoftHSM2 or the compiled pkcs11js is not installed: the card suite runs on the virtual card only.',
  );
  describe.skip('SoftHSM2 through pkcs11js', () => it('is not installed', () => {}));
} else {
  const pki = createTestPki();
  for (const [model, highestTls] of [
    ['IAS ECC', 'TLSv1.2'],
    ['SoftHSM v2', 'TLSv1.3'],
  ] as const) {
    describeCardSuite(`SoftHSM2 through pkcs11js, as model ${model}`, () => ({
      pki,
      highestTls,
      createReader: () => createSoftHsmReader(library, pki, { serialNumber: '2800000001', model }),
    }));
  }
}
