import { getDocumentProxy } from 'unpdf';
import { DeskFailure } from '../../failure.ts';
import type { ParsedDocument } from '../parsed.ts';
import { filledIn } from './pdf-forms.ts';
import { linesOf, type Line, type Piece } from './pdf-lines.ts';
import { blocksOfPages } from './pdf-paragraphs.ts';
import type { SourceFile } from './source.ts';
import { toDocument } from './write.ts';

/** The text of a PDF in reading order, then what its forms are filled with; scripts and attachments are not touched. */
export async function parse({ bytes, name }: SourceFile): Promise<ParsedDocument> {
  const pdf = await open(bytes);
  const pages: (readonly Line[])[] = [];
  const filled: string[] = [];
  let damaged: unknown = null;
  for (let number = 1; number <= pdf.numPages; number++) {
    try {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent({ disableNormalization: false });
      pages.push(linesOf(items.flatMap(pieceOf)));
      filled.push(...filledIn(await page.getAnnotations().catch(() => [])));
      page.cleanup();
    } catch (error) {
      // One page that cannot be found does not make the others unreadable.
      damaged = error;
      if (pages.length === 0 && number >= mostDamagedPages) break;
    }
  }
  const info: unknown = await pdf.getMetadata().then(
    ({ info: found }) => found,
    () => null,
  );
  await pdf.loadingTask.destroy();
  if (pages.every((lines) => lines.length === 0) && filled.length === 0)
    throw damaged === null
      ? new DeskFailure(
          'no_text',
          'This PDF holds no text; scanned pages are pictures. Run text recognition on it and import that.',
        )
      : new DeskFailure('damaged', 'This PDF is damaged and could not be opened.', { cause: damaged });
  const blocks = [...blocksOfPages(pages), ...filled.map((text) => ({ type: 'text', text }) as const)];
  return toDocument('pdf', { blocks, titleOfFile: titleIn(info) }, name);
}

/** A damaged file may claim to have millions of pages. */
const mostDamagedPages = 100;

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;
type Page = Awaited<ReturnType<Pdf['getPage']>>;
type TextItem = Awaited<ReturnType<Page['getTextContent']>>['items'][number];

function pieceOf(item: TextItem): readonly Piece[] {
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
      throw new DeskFailure(
        'encrypted',
        'This PDF opens with a password only. Save a copy without one and import that.',
      );
    throw new DeskFailure('damaged', 'This PDF is damaged and could not be opened.', { cause: error });
  }
}

/** Many programs write the name of a file or of themselves where the title belongs. */
function titleIn(info: unknown): string | undefined {
  const title = typeof info === 'object' && info !== null && 'Title' in info ? info.Title : null;
  if (typeof title !== 'string' || title.trim().length < 3) return undefined;
  return /\.\w{2,5}$|^untitled|^microsoft|^\(|^document\s?\d*$/i.test(title.trim()) ? undefined : title;
}
