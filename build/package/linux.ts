/** The Linux packages: a .deb, a .tar.gz and, where rpmbuild is, an .rpm of the folder that electron-builder packed. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const root = path.resolve(import.meta.dirname, '..', '..');

const configuration = z.object({
  productName: z.string(),
  appId: z.string(),
  linux: z.object({
    icon: z.string(),
    category: z.string(),
    mimeTypes: z.array(z.string()),
    executableName: z.string(),
    maintainer: z.string(),
    vendor: z.string(),
    synopsis: z.string(),
    description: z.string(),
    desktop: z.object({ entry: z.record(z.string(), z.string()) }),
  }),
  deb: z.object({ depends: z.array(z.string()), recommends: z.array(z.string()) }),
});
type Configuration = z.infer<typeof configuration>;

export interface LinuxBuild {
  /** What electron-builder packed. */
  readonly packed: string;
  /** Where the packages go. */
  readonly to: string;
  readonly version: string;
  /** Of a package that must not be given to anybody: why. Null for a release. */
  readonly warning: string | null;
  /** Seconds since 1970 that every file in a package carries. */
  readonly epoch: number;
}

const debianArchitectures: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64' };
const rpmArchitectures: Readonly<Record<string, string>> = { x64: 'x86_64', arm64: 'aarch64' };

/** Makes the packages and returns their files. Throws where dpkg-deb or tar is missing. */
export function packLinux(build: LinuxBuild): readonly string[] {
  const config = configuration.parse(
    parse(readFileSync(path.join(root, 'build/electron-builder.yml'), 'utf8')),
  );
  const tree = path.join(build.to, 'tree');
  rmSync(tree, { recursive: true, force: true });
  try {
    layOut(tree, config, build);
    return [makeDeb(tree, config, build), makeTar(config, build), ...makeRpm(tree, config, build)];
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
}

/** The files as they stand in an installed system. */
function layOut(tree: string, config: Configuration, { packed, warning }: LinuxBuild): void {
  const name = config.linux.executableName;
  const app = path.join(tree, 'opt', config.productName);
  const share = path.join(tree, 'usr', 'share');
  cpSync(packed, app, { recursive: true });
  setModes(app);
  for (const folder of [
    path.join(tree, 'usr', 'bin'),
    path.join(share, 'applications'),
    path.join(share, 'doc', name),
  ])
    mkdirSync(folder, { recursive: true });
  symlinkSync(`/opt/${config.productName}/${name}`, path.join(tree, 'usr', 'bin', name));
  writeFileSync(path.join(share, 'applications', `${name}.desktop`), desktopFile(config));
  const licence = [
    ...(warning === null ? [] : [warning]),
    'Licence: Apache-2.0, see /usr/share/common-licenses/Apache-2.0',
    `Works of others: /opt/${config.productName}/resources/notices/third-party-notices.txt`,
    `Electron and Chromium: /opt/${config.productName}/LICENSE.electron.txt, LICENSES.chromium.html`,
  ];
  writeFileSync(path.join(share, 'doc', name, 'copyright'), `${licence.join('\n')}\n`);
  const icons = path.join(root, config.linux.icon);
  for (const file of readdirSync(icons)) {
    const folder = path.join(share, 'icons', 'hicolor', path.parse(file).name, 'apps');
    mkdirSync(folder, { recursive: true });
    cpSync(path.join(icons, file), path.join(folder, `${name}.png`));
  }
}

/** For everybody to read, whatever the umask was. The sandbox's helper works only as root's, where the kernel allows no other way. */
function setModes(app: string): void {
  chmodSync(app, 0o755);
  for (const entry of readdirSync(app, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    const isProgram = /^(?:sidedesk|chrome_crashpad_handler)$/u.test(entry.name);
    chmodSync(file, entry.isDirectory() || isProgram ? 0o755 : 0o644);
  }
  chmodSync(path.join(app, 'chrome-sandbox'), 0o4755);
}

/** Offered for mails beside the mail program; what is opened with it comes as an argument. */
function desktopFile({ productName, linux }: Configuration): string {
  const entry = {
    Type: 'Application',
    Name: productName,
    Comment: linux.synopsis,
    Exec: `/opt/${productName}/${linux.executableName} %F`,
    Icon: linux.executableName,
    Terminal: 'false',
    Categories: `${linux.category};`,
    MimeType: linux.mimeTypes.map((type) => `${type};`).join(''),
    ...linux.desktop.entry,
  };
  const lines = Object.entries(entry).map(([key, value]) => `${key}=${value}`);
  return `[Desktop Entry]\n${lines.join('\n')}\n`;
}

function makeDeb(tree: string, { linux, deb }: Configuration, build: LinuxBuild): string {
  const arch = debianArchitectures[process.arch] ?? process.arch;
  const kibibytes = Math.ceil(sizeOf(tree) / 1024);
  const name = linux.executableName;
  const control = [
    `Package: ${name}`,
    `Version: ${build.version}`,
    `Architecture: ${arch}`,
    `Maintainer: ${linux.maintainer}`,
    `Installed-Size: ${kibibytes}`,
    `Depends: ${deb.depends.join(', ')}`,
    `Recommends: ${deb.recommends.join(', ')}`,
    'Section: mail',
    'Priority: optional',
    `Description: ${linux.synopsis}`,
    ...wrap([...(build.warning === null ? [] : [build.warning]), linux.description].join(' ')),
  ];
  mkdirSync(path.join(tree, 'DEBIAN'));
  writeFileSync(path.join(tree, 'DEBIAN', 'control'), `${control.join('\n')}\n`);
  const file = path.join(build.to, `${name}_${build.version}_${arch}.deb`);
  // A tenth larger than xz would make it, in a sixtieth of the time.
  run('dpkg-deb', ['--root-owner-group', '-Zzstd', '-z6', '--build', tree, file], build.epoch);
  rmSync(path.join(tree, 'DEBIAN'), { recursive: true });
  return file;
}

/** For whoever has no package manager of these: the program's folder alone, to be unpacked anywhere. */
function makeTar({ linux }: Configuration, build: LinuxBuild): string {
  const folder = `${linux.executableName}-${build.version}-linux-${process.arch}`;
  const named = path.join(build.to, folder);
  const file = `${named}.tar.gz`;
  renameSync(build.packed, named);
  try {
    const owner = ['--owner=0', '--group=0', '--numeric-owner', '--sort=name', `--mtime=@${build.epoch}`];
    run('tar', ['-C', build.to, ...owner, '-czf', file, folder], build.epoch);
  } finally {
    renameSync(named, build.packed);
  }
  return file;
}

/** Nothing where there is no rpmbuild. */
function makeRpm(tree: string, { linux, productName }: Configuration, build: LinuxBuild): readonly string[] {
  if (spawnSync('rpmbuild', ['--version']).status !== 0) return [];
  const name = linux.executableName;
  const arch = rpmArchitectures[process.arch] ?? process.arch;
  const spec = path.join(build.to, `${name}.spec`);
  const lines = [
    '%global _build_id_links none',
    '%global __os_install_post %{nil}',
    `Name: ${name}`,
    `Version: ${build.version}`,
    'Release: 1',
    `Summary: ${linux.synopsis}`,
    'License: Apache-2.0',
    `Vendor: ${linux.vendor}`,
    // What it needs is named by its libraries, which every distribution packs under names of its own.
    'AutoProv: no',
    'Requires: gtk3, nss, alsa-lib',
    'Recommends: xdg-utils',
    'AutoReq: no',
    `%description\n${[build.warning ?? '', linux.description].join(' ').trim()}`,
    '%install',
    `cp -a ${tree}/. %{buildroot}/`,
    '%files',
    `/opt/${productName}`,
    `%attr(4755, root, root) /opt/${productName}/chrome-sandbox`,
    `/usr/bin/${name}`,
    `/usr/share/applications/${name}.desktop`,
    `/usr/share/doc/${name}`,
    `/usr/share/icons/hicolor/*/apps/${name}.png`,
  ];
  writeFileSync(spec, `${lines.join('\n')}\n`);
  const top = path.join(build.to, 'rpm');
  const defines = [
    `_topdir ${top}`,
    `_rpmdir ${build.to}`,
    `_rpmfilename ${name}-${build.version}-1.${arch}.rpm`,
  ];
  run(
    'rpmbuild',
    ['-bb', ...defines.flatMap((define) => ['--define', define]), '--target', arch, spec],
    build.epoch,
  );
  rmSync(top, { recursive: true, force: true });
  rmSync(spec);
  return [path.join(build.to, `${name}-${build.version}-1.${arch}.rpm`)];
}

function run(command: string, args: readonly string[], epoch: number): void {
  execFileSync(command, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, SOURCE_DATE_EPOCH: String(epoch) },
  });
}

const sizeOf = (folder: string): number =>
  Number(execFileSync('du', ['-sb', folder], { encoding: 'utf8' }).split('\t')[0]);

/** A paragraph as lines of a control file. */
function wrap(text: string): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/u)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < 79) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(` ${word}`);
  }
  return lines;
}
