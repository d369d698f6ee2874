import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { tlv } from '../tlv.js';
import { activityValue } from '../virtual-card.js';
import { createVirtualIcc } from '../virtual-icc.js';
import { createCps3Card } from './card.js';
import { createCardFiles } from './files.js';

/**
 * A CPS3 in a process of its own: PKCS#11 calls hold the thread of a test while the card has to answer. Arguments: port of
 * the reader's slot, serial number, then the certificate and the key of each use, PEM. Orders on the standard input, one
 * a line, each answered by a line: `insert`, `remove`. The end of the input ends it.
 */
const [port = '', serialNumber = '', ...files] = process.argv.slice(2);
const [authenticationFile = '', authenticationKey = '', signatureFile = '', signatureKey = ''] = files;
const key = (file: string) => createPrivateKey(readFileSync(file));
const certificate = (file: string) => new X509Certificate(readFileSync(file)).raw;

const card = createCps3Card({
  pin: '1234',
  authenticationKey: key(authenticationKey),
  signatureKey: key(signatureKey),
  files: createCardFiles({
    serialNumber,
    authentication: certificate(authenticationFile),
    signature: certificate(signatureFile),
    data: {
      CPS_NAME_PS: tlv(0xec, tlv(0x81, '899700000013'), tlv(0x82, 'DOC0000001'), tlv(0x83, 'ALIX')),
      CPS_INFO_PS: tlv(0xed, tlv(0x81, '10'), tlv(0x82, 'SM54')),
      CPS_ACTIVITY_01_PS: activityValue('HOPITAL VIRTUEL', '1750000001', 'SA01'),
      CPS_ACTIVITY_03_PS: activityValue('CABINET VIRTUEL', '499700000013001', 'SA07'),
    },
  }),
});
const icc = createVirtualIcc({
  port: Number(port),
  atr: '3BAC00402A001225006480000310009000',
  answer: card.answer,
  onPower: card.reset,
});

const orders = createInterface({ input: process.stdin });
for await (const order of orders) {
  if (order === 'insert') await icc.insert();
  else icc.remove();
  process.stdout.write(`${order}\n`);
}
process.exit(0);
