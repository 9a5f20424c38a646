import type { Desk } from '../../desk.ts';
import { problemText } from '../../stores/problem.ts';
import '../../ui/print.css';

interface PrintedText {
  readonly title: string;
  readonly text: string;
  /** Where it is from, in small letters below it. */
  readonly foot: string;
}

/** Prints a text on a sheet of its own, by the system's print dialog. */
export async function printText(desk: Desk, { title, text, foot }: PrintedText): Promise<void> {
  const sheet = document.createElement('article');
  sheet.className = 'print-sheet';
  for (const [tag, part, words] of [
    ['h1', 'title', title],
    ['p', 'text', text],
    ['p', 'foot', foot],
  ] as const) {
    if (words === '') continue;
    const element = document.createElement(tag);
    element.className = `print-sheet__${part}`;
    element.textContent = words;
    sheet.append(element);
  }
  document.body.append(sheet);
  try {
    await desk.api.call('shell.print', {});
  } catch (error) {
    desk.window.getState().notify(problemText(error), 'stop');
  } finally {
    sheet.remove();
  }
}
