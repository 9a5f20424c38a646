import { extractText, getDocumentProxy } from 'unpdf';
import type { RunningApp } from './app.ts';

/** What a person's act sends to the printer, as the words of its pages: the print dialog is answered, and the paper is a PDF. */
export async function printed(desk: RunningApp, act: () => Promise<unknown>): Promise<string> {
  await desk.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (contents === undefined) return;
    contents.print = (_options, answer) => {
      void contents.printToPDF({}).then((pdf) => {
        Object.assign(globalThis, { printedPages: pdf.toString('base64') });
        answer?.(true, '');
      });
    };
  });
  await act();
  for (;;) {
    const pages = await desk.app.evaluate(
      () => Reflect.get(globalThis, 'printedPages') as string | undefined,
    );
    if (pages === undefined) continue;
    await desk.app.evaluate(() => Reflect.deleteProperty(globalThis, 'printedPages'));
    const pdf = await getDocumentProxy(new Uint8Array(Buffer.from(pages, 'base64')));
    const { text } = await extractText(pdf, { mergePages: true });
    return text.replaceAll(/\s+/g, ' ').trim();
  }
}
