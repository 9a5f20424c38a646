import { existsSync } from 'node:fs';
import { dialog, type BrowserWindow, type FileFilter } from 'electron';
import type { PathAccess } from '../../preload/calls/path.ts';
import type { PickPurpose } from '../../preload/calls/shell.ts';
import { t } from './i18n.ts';

interface OpenDialog {
  readonly grants: 'read' | 'write into';
  readonly extensions?: readonly Extension[];
  readonly properties: ('openFile' | 'openDirectory' | 'createDirectory' | 'multiSelections')[];
}
interface SaveDialog {
  readonly grants: 'write';
  readonly name: string;
  readonly extensions: readonly Extension[];
}

/** What a file may end with, and what that is called. */
const fileTypes = {
  sidedesk: 'pack',
  'sidedesk-backup': 'backup',
  txt: 'text',
  md: 'markdown',
  jsonl: 'jsonl',
  csv: 'csv',
  html: 'html',
  pdf: 'pdf',
  json: 'json',
  png: 'png',
} as const;
type Extension = keyof typeof fileTypes;

const filtersOf = (extensions: readonly Extension[]): FileFilter[] =>
  extensions.map((extension) => ({
    name: t(`shell.fileTypes.${fileTypes[extension]}`),
    extensions: [extension],
  }));

/** How a person is asked, and what is granted by the answer. */
const dialogs: Readonly<Record<PickPurpose, OpenDialog | SaveDialog>> = {
  files: { grants: 'read', properties: ['openFile', 'multiSelections'] },
  folder: { grants: 'read', properties: ['openDirectory', 'multiSelections'] },
  'mail folder': { grants: 'read', properties: ['openDirectory'] },
  pack: { grants: 'read', extensions: ['sidedesk'], properties: ['openFile'] },
  update: { grants: 'read', properties: ['openFile'] },
  backup: { grants: 'read', extensions: ['sidedesk-backup'], properties: ['openFile'] },
  'backup folder': { grants: 'write into', properties: ['openDirectory', 'createDirectory'] },
  'export folder': { grants: 'write into', properties: ['openDirectory', 'createDirectory'] },
  'new pack': { grants: 'write', name: 'library.sidedesk', extensions: ['sidedesk'] },
  'new handover': {
    grants: 'write',
    name: 'handover.txt',
    extensions: ['txt', 'md'],
  },
  'new log': {
    grants: 'write',
    name: 'decisions.jsonl',
    extensions: ['jsonl', 'csv'],
  },
  'new report': {
    grants: 'write',
    name: 'report.html',
    extensions: ['html', 'pdf', 'csv', 'json', 'txt'],
  },
  'new faq': { grants: 'write', name: 'faq.html', extensions: ['html', 'md'] },
  'new picture': { grants: 'write', name: 'chart.png', extensions: ['png'] },
  'new diagnostics': { grants: 'write', name: 'sidedesk-diagnostics.json', extensions: ['json'] },
};

/** Asks a person for files or a folder. Returns what was picked, nothing when the dialog was left, and what that grants. */
export async function pickPaths(
  window: BrowserWindow,
  what: PickPurpose,
): Promise<{ readonly grants: PathAccess; readonly paths: readonly string[] }> {
  const asked = dialogs[what];
  if (asked.grants === 'write')
    return { grants: 'write', paths: await pickNewFile(window, filtersOf(asked.extensions), asked.name) };
  const { grants, extensions, properties } = asked;
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    properties,
    ...(extensions && { filters: filtersOf(extensions) }),
  });
  return { grants, paths: canceled ? [] : filePaths };
}

/** The file that will be written, under exactly this name. */
async function pickNewFile(
  window: BrowserWindow,
  filters: FileFilter[],
  defaultPath: string,
): Promise<readonly string[]> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath, filters });
  if (canceled || filePath === '') return [];
  const file = withExtension(filePath, filters);
  // The dialog asked before replacing a file only for the name that was typed.
  if (file !== filePath && existsSync(file)) return pickNewFile(window, filters, file);
  return [file];
}

/** Some systems leave it to the program to add the first extension where none of them is there. */
function withExtension(file: string, filters: readonly FileFilter[]): string {
  const extensions = filters.flatMap((filter) => filter.extensions);
  const isNamed = extensions.some((extension) => file.toLowerCase().endsWith(`.${extension}`));
  return isNamed ? file : `${file}.${extensions[0] ?? ''}`;
}
