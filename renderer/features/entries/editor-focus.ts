/** Where in the editor somebody writes, to go on there in the one that is drawn instead of it. */
export interface FieldPlace {
  /** Which of its fields and buttons, from 0. */
  readonly nth: number;
  /** What is marked there; null where nothing can be. */
  readonly marked: readonly [start: number, end: number] | null;
}

const fields = (): readonly HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>('.entry__body :is(input, textarea, button)'),
];
const isText = (element: Element | undefined): element is HTMLInputElement | HTMLTextAreaElement =>
  element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && element.type === 'text');

/** Where the focus is in the editor; null where it is outside of its fields. */
export function placeInEditor(): FieldPlace | null {
  const all = fields();
  const nth = all.findIndex((element) => element === document.activeElement);
  const element = all[nth];
  if (element === undefined) return null;
  return { nth, marked: isText(element) ? [element.selectionStart ?? 0, element.selectionEnd ?? 0] : null };
}

function tryFocus({ nth, marked }: FieldPlace): boolean {
  const element = fields()[nth];
  element?.focus();
  if (isText(element) && marked !== null) element.setSelectionRange(...marked);
  return element !== undefined;
}

/** Goes on at that place once the editor is drawn. */
export function focusInEditor(place: FieldPlace): void {
  queueMicrotask(() => {
    if (!tryFocus(place)) requestAnimationFrame(() => tryFocus(place));
  });
}
