/** electron-builder runs this on each packed folder, before fuses are set and anything is signed. */
import { listPackage } from '@electron/asar';
import type { AfterPackContext } from 'electron-builder';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundledPackages, packageOfModule } from './bundled-packages.ts';
import { describeParts } from './parts.ts';
import { writeBillOfMaterials } from './sbom.ts';
import { writeNotices } from './notices.ts';

export default function afterPack({ appOutDir, packager, electronPlatformName }: AfterPackContext): void {
  const resources =
    electronPlatformName === 'darwin'
      ? path.join(appOutDir, `${packager.appInfo.productFilename}.app`, 'Contents', 'Resources')
      : path.join(appOutDir, 'resources');
  // Electron's own app, for whoever starts it without one.
  rmSync(path.join(resources, 'default_app.asar'), { force: true });

  const beside = listPackage(path.join(resources, 'app.asar'), { isPack: false })
    .filter((file) => path.basename(file) === 'package.json')
    .map(packageOfModule)
    .filter((name) => name !== null);
  const parts = describeParts([...bundledPackages(), ...beside]);
  const electron = packager.config.electronVersion ?? '';
  const folder = path.join(resources, 'notices');
  mkdirSync(folder, { recursive: true });
  const write = (name: string, text: string): void => writeFileSync(path.join(folder, name), text);
  write('third-party-notices.txt', writeNotices(parts));
  const { version, buildVersion } = packager.appInfo;
  const bom = writeBillOfMaterials({ version: buildVersion || version, parts, electron, at: releaseTime() });
  write('sbom.cdx.json', JSON.stringify(bom, null, 2));
}

/** When the sources were last changed, so that the same sources make the same files. */
function releaseTime(): Date {
  const seconds = Number(process.env['SOURCE_DATE_EPOCH']);
  return Number.isFinite(seconds) && seconds > 0 ? new Date(seconds * 1000) : new Date();
}
