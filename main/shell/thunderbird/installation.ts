import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { hostFiles } from './host-files.ts';

/** Of the add-on, which alone may start the host. */
const addOnId = 'sidedesk@sidedesk.invalid';
/** By which the add-on asks for the host. */
const hostName = 'sidedesk';

export interface HostPlace {
  readonly dataFolder: string;
  /** Of the person: Thunderbird looks for hosts in it. */
  readonly home: string;
  /** The program and what it is started with: a program of a checkout is Electron with a folder. */
  readonly command: readonly string[];
}

const manifestFile = (home: string): string =>
  path.join(home, '.mozilla', 'native-messaging-hosts', `${hostName}.json`);

const quoted = (word: string): string => `'${word.replaceAll("'", String.raw`'\''`)}'`;

/** Thunderbird adds the manifest and the add-on to what it starts, and a manifest has no room for arguments of our own. */
const programOf = ({ dataFolder, command }: HostPlace): string =>
  ['#!/bin/sh', `SIDEDESK_DATA=${quoted(dataFolder)} exec ${command.map(quoted).join(' ')}`, ''].join('\n');

/** Lets Thunderbird start the host, for this person alone; returns the secret that the host will know. Throws as Node does. */
export function installHost(place: HostPlace): string {
  const { folder, program, secret: secretFile } = hostFiles(place.dataFolder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const secret = randomBytes(32).toString('hex');
  rmSync(secretFile, { force: true });
  writeFileSync(secretFile, secret, { mode: 0o600 });
  writeFileSync(program, programOf(place));
  chmodSync(program, 0o700);
  const manifest = manifestFile(place.home);
  mkdirSync(path.dirname(manifest), { recursive: true });
  const content = {
    name: hostName,
    description: 'Sidedesk',
    path: program,
    type: 'stdio',
    allowed_extensions: [addOnId],
  };
  writeFileSync(manifest, `${JSON.stringify(content, null, 2)}\n`);
  return secret;
}

/** Takes away what `installHost` left, and nothing that another data folder's Sidedesk did. Throws as Node does. */
export function removeHost({ dataFolder, home }: Pick<HostPlace, 'dataFolder' | 'home'>): void {
  const { folder, program } = hostFiles(dataFolder);
  const manifest = manifestFile(home);
  if (programIn(manifest) === program) rmSync(manifest, { force: true });
  rmSync(folder, { recursive: true, force: true });
}

function programIn(manifest: string): string | null {
  try {
    return z.object({ path: z.string() }).parse(JSON.parse(readFileSync(manifest, 'utf8'))).path;
  } catch {
    return null;
  }
}
