import { getDocumentProxy } from 'unpdf';
import { DeskFailure } from '../../failure.ts';
import type { ParsedDocument } from '../parsed.ts';
import { linesOf, type Line, type Piece } from './pdf-lines.ts';
import { blocksOfPages } from './pdf-paragraphs.ts';
import type { SourceFile } from './source.ts';
import { toDocument } from './write.ts';

/** The text of a PDF in reading order; scripts, forms and attachments in it are not touched. */
export async function parse({ bytes, name }: SourceFile): Promise<ParsedDocument> {
  const pdf = await open(bytes);
  const pages: Line[][] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent({ disableNormalization: false });
    const pieces = items.flatMap((item): readonly Piece[] => {
      if (!('str' in item) || item.str === '') return [];
      const [a = 0, b = 0, , , x = 0, y = 0] = item.transform.map(Number);
      return [
        {
          text: item.str,
          x,
          y,
          width: item.width,
          height: item.height || Math.hypot(a, b),
          angle: Math.atan2(b, a),
        },
      ];
    });
    pages.push(linesOf(pieces));
    page.cleanup();
  }
  const info: unknown = await pdf.getMetadata().then(
    ({ info: found }) => found,
    () => null,
  );
  await pdf.loadingTask.destroy();
  if (pages.every((lines) => lines.length === 0))
    throw new DeskFailure(
      'no_text',
      'This PDF holds pictures of pages but no text. Run text recognition on it and import that.',
    );
  return toDocument('pdf', { blocks: blocksOfPages(pages), titleOfFile: titleIn(info) }, name);
}

async function open(bytes: Uint8Array): ReturnType<typeof getDocumentProxy> {
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
