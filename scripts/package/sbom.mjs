import { createHash } from 'node:crypto';

/**
 * Software bill of materials of a package: CycloneDX 1.6, JSON.
 *
 * @param product `{ name, version, platform, flavour }`
 * @param components `{ name, version, licence, integrity, scope, type }[]`; `integrity` as npm writes it, absent for
 *   what is our own.
 * @param {Date} date the one that all files bear.
 */
export function writeSbom(product, components, date) {
  const ref = `${product.name}@${product.version}`;
  const body = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      timestamp: date.toISOString(),
      component: {
        type: 'application',
        'bom-ref': ref,
        name: product.name,
        version: product.version,
        licenses: [{ license: { id: 'Apache-2.0' } }],
        properties: [
          { name: 'dmpconnect:platform', value: product.platform },
          { name: 'dmpconnect:flavour', value: product.flavour },
        ],
      },
    },
    components: components.map(describe),
    dependencies: [{ ref, dependsOn: components.map((component) => purl(component)) }],
  };
  return `${JSON.stringify({ ...body, serialNumber: serialNumber(body) }, null, 2)}\n`;
}

function describe({ name, version, licence, integrity, type = 'library' }) {
  const id = purl({ name, version });
  return {
    type,
    'bom-ref': id,
    name,
    version,
    purl: id,
    licenses: [{ license: { id: licence } }],
    ...(integrity === undefined ? {} : { hashes: [{ alg: 'SHA-512', content: toHex(integrity) }] }),
  };
}

/** The scope of a name keeps its slash, its at sign is escaped. */
function purl({ name, version }) {
  return `pkg:npm/${name.replace('@', '%40')}@${encodeURIComponent(version)}`;
}

function toHex(integrity) {
  return Buffer.from(integrity.replace(/^sha512-/, ''), 'base64').toString('hex');
}

/** Worked out from the content, so that the same package has the same. */
function serialNumber(body) {
  const hex = createHash('sha256').update(JSON.stringify(body)).digest('hex');
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20, 32)}`;
}
