import { getDocumentProxy } from 'unpdf';
import { DeskFailure } from '../../failure.ts';
import type { ParsedDocument } from '../parsed.ts';
import { formFieldTexts } from './pdf-forms.ts';
import { linesOf, type Line, type TextRun } from './pdf-lines.ts';
import { blocksOfPages } from './pdf-paragraphs.ts';
import type { SourceFile } from './source.ts';
import { toDocument } from './to-document.ts';
import { note } from './notes.ts';

/** The text of a PDF in reading order, then what its forms are filled with; scripts and attachments are not touched. */
export async function parse({ bytes, name, warnings }: SourceFile): Promise<ParsedDocument> {
  const pdf = await open(bytes);
  const pages: (readonly Line[])[] = [];
  const filled: string[] = [];
  const blank: number[] = [];
  const unread: number[] = [];
  let damaged: unknown = null;
  for (let number = 1; number <= pdf.numPages; number++) {
    try {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent({ disableNormalization: false });
      const lines = linesOf(items.flatMap(pieceOf));
      const inForms = formFieldTexts(await page.getAnnotations().catch(() => []));
      pages.push(lines);
      filled.push(...inForms);
      if (lines.length === 0 && inForms.length === 0) blank.push(number);
      page.cleanup();
    } catch (error) {
      // One page that cannot be found does not make the others unreadable.
      damaged = error;
      unread.push(number);
      if (pages.length === 0 && number >= mostDamagedPages) break;
    }
  }
  const info: unknown = await pdf.getMetadata().then(
    ({ info: found }) => found,
    () => null,
  );
  await pdf.loadingTask.destroy();
  if (pages.every((lines) => lines.length === 0) && filled.length === 0) throw withoutText(bytes, damaged);
  const left = [
    ...(unread.length > 0 ? [note('documents.notes.pages', { pages: joinNumbers(unread) })] : []),
    ...(blank.length > 0 && hasPictures(bytes)
      ? [note('documents.notes.blankPages', { pages: joinNumbers(blank) })]
      : []),
  ];
  const blocks = [
    ...blocksOfPages(pages),
    ...filled.map((text) => ({ type: 'text', text }) as const),
    ...left.map((text) => ({ type: 'aside', text }) as const),
  ];
  return toDocument('pdf', { blocks, fallbackTitle: titleIn(info) }, name, warnings);
}

function withoutText(bytes: Uint8Array, damaged: unknown): DeskFailure {
  if (damaged !== null) return new DeskFailure('damaged', { cause: damaged });
  return hasPictures(bytes) ? new DeskFailure('scanned') : new DeskFailure('no_text', { reason: 'pdf' });
}

/** Pictures are streams, and what describes a stream always stands in plain letters. */
const hasPictures = (bytes: Uint8Array): boolean =>
  /\/Subtype\s*\/Image\b/.test(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1'));

/** The first numbers of a list that may be long. */
const joinNumbers = (numbers: readonly number[]): string =>
  numbers.length > 20
    ? note('documents.notes.andMore', { numbers: numbers.slice(0, 20).join(', ') })
    : numbers.join(', ');

/** A damaged file may claim to have millions of pages. */
const mostDamagedPages = 100;

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;
type Page = Awaited<ReturnType<Pdf['getPage']>>;
type TextItem = Awaited<ReturnType<Page['getTextContent']>>['items'][number];

function pieceOf(item: TextItem): readonly TextRun[] {
  if (!('str' in item) || item.str === '') return [];
  const [a = 0, b = 0, , , x = 0, y = 0] = item.transform.map(Number);
  const height = item.height || Math.hypot(a, b);
  return [{ text: item.str, x, y, width: item.width, height, angle: Math.atan2(b, a) }];
}

async function open(bytes: Uint8Array): Promise<Pdf> {
  try {
    // A copy of the bytes: pdf.js takes over the buffer that it is given.
    return await getDocumentProxy(new Uint8Array(bytes), {
      useSystemFonts: false,
      disableFontFace: true,
      enableXfa: false,
      verbosity: 0,
    });
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException')
      throw new DeskFailure('password_protected');
    if (error instanceof Error && /encrypt/i.test(error.message))
      throw new DeskFailure('encrypted', { cause: error });
    throw new DeskFailure('damaged', { cause: error });
  }
}

/** Many programs write the name of a file or of themselves where the title belongs. */
function titleIn(info: unknown): string | undefined {
  const title = typeof info === 'object' && info !== null && 'Title' in info ? info.Title : null;
  if (typeof title !== 'string' || title.trim().length < 3) return undefined;
  return /\.\w{2,5}$|^untitled|^microsoft|^\(|^document\s?\d*$/i.test(title.trim()) ? undefined : title;
}
