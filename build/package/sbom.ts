import { createHash } from 'node:crypto';
import { modelPart } from './model-part.ts';
import type { Part } from './parts.ts';

interface Contents {
  readonly version: string;
  readonly parts: readonly Part[];
  /** Version of Electron. */
  readonly electron: string;
  readonly at: Date;
}

/** The software bill of materials of a package: CycloneDX 1.6, one component for each part that others made. */
export function writeBillOfMaterials({ version, parts, electron, at }: Contents): object {
  const components = [
    {
      type: 'framework',
      'bom-ref': `pkg:npm/electron@${electron}`,
      name: 'electron',
      version: electron,
      purl: `pkg:npm/electron@${electron}`,
      licenses: [{ license: { id: 'MIT' } }],
    },
    modelComponent(),
    ...parts.map(component),
  ];
  const app = `pkg:generic/sidedesk@${version}`;
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuidOf(JSON.stringify([version, components]))}`,
    version: 1,
    metadata: {
      timestamp: at.toISOString(),
      component: {
        type: 'application',
        'bom-ref': app,
        name: 'sidedesk',
        version,
        purl: app,
        licenses: [{ license: { id: 'Apache-2.0' } }],
      },
    },
    components,
    dependencies: [{ ref: app, dependsOn: components.map((each) => each['bom-ref']) }],
  };
}

function component({ name, version, licence, home, integrity }: Part) {
  const purl = `pkg:npm/${encodeURIComponent(name).replace('%2F', '/')}@${version}`;
  const [, hash] = /^sha512-(.+)$/u.exec(integrity ?? '') ?? [];
  return {
    type: 'library',
    'bom-ref': purl,
    name,
    version,
    purl,
    licenses: / (?:AND|OR|WITH) /u.test(licence)
      ? [{ expression: licence }]
      : [{ license: licence === 'UNKNOWN' ? { name: licence } : { id: licence } }],
    ...(hash !== undefined && {
      hashes: [{ alg: 'SHA-512', content: Buffer.from(hash, 'base64').toString('hex') }],
    }),
    ...(home !== null && { externalReferences: [{ type: 'website', url: home }] }),
  };
}

function modelComponent() {
  const { id, origin, revision, licence, files } = modelPart();
  const ref = `pkg:huggingface/${origin}@${revision}`;
  const weights = files.find(({ path }) => path.endsWith('.onnx'));
  return {
    type: 'machine-learning-model',
    'bom-ref': ref,
    name: id,
    version: revision,
    purl: ref,
    licenses: [{ license: { id: licence } }],
    ...(weights && { hashes: [{ alg: 'SHA-256', content: weights.sha256 }] }),
  };
}

/** A UUID made of what it names, so that the same contents have the same number. */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
