import { describeCardSuite } from './testing/card-suite.js';
import { createTestPki, type TestPki } from './testing/pki.js';
import { createVirtualCard } from './testing/virtual-card.js';
import { createVirtualReaders } from './testing/virtual-reader.js';

const pki: TestPki = createTestPki();

for (const [name, pkcs1Only] of [
  ['virtual card with PKCS#1 v1.5 only', true],
  ['virtual card with the raw mechanism', false],
] as const) {
  describeCardSuite(name, () => ({
    pki,
    highestTls: pkcs1Only ? 'TLSv1.2' : 'TLSv1.3',
    createReader() {
      const readers = createVirtualReaders();
      const card = createVirtualCard({ pki, pkcs1Only });
      readers.insert(card);
      return {
        module: readers.module,
        insert: () => readers.insert(card),
        remove: () => readers.remove(),
      };
    },
  }));
}
