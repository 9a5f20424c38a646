import type { Page } from 'playwright-core';

/**
 * What of the first question's answer, the reply's first lines and the copy button is cut off, in pixels and by name; empty when all
 * of it is seen without scrolling.
 */
export const cutOff = (page: Page, lines: number): Promise<readonly string[]> =>
  page.evaluate((wanted) => {
    const view = document.documentElement;
    /** The part of a box that is inside the window and everything that scrolls around it. */
    const hiddenPixels = (element: Element, height: number): number => {
      const box = element.getBoundingClientRect();
      let [top, bottom] = [box.top, box.top + height];
      for (let around = element.parentElement; around !== null; around = around.parentElement) {
        if (getComputedStyle(around).overflowY === 'visible') continue;
        const edge = around.getBoundingClientRect();
        [top, bottom] = [Math.max(top, edge.top), Math.min(bottom, edge.bottom)];
      }
      return height - (Math.min(bottom, view.clientHeight) - Math.max(top, 0));
    };
    // One that is in the reply is a line here, and read there.
    const answer = document.querySelector('#question-1 :is(.suggestion-card__text, .suggestion-line)');
    const reply = document.querySelector('#reply-text');
    const copy = [...document.querySelectorAll('button')].find(({ textContent }) =>
      textContent.startsWith('Copy reply'),
    );
    const line = reply === null ? 0 : Number.parseFloat(getComputedStyle(reply).lineHeight);
    const parts = [
      ['answer', answer, answer?.scrollHeight ?? 0],
      ['reply', reply, wanted * line],
      ['copy', copy, copy?.getBoundingClientRect().height ?? 0],
    ] as const;
    return parts.flatMap(([name, element, height]) => {
      if (element === null || element === undefined) return [`${name} is missing`];
      const hidden = hiddenPixels(element, height);
      return hidden > 1 ? [`${name}: ${Math.round(hidden)} px`] : [];
    });
  }, lines);

/** Keys that are drawn in the view, or in the dialog over it, but in menus, in what quick-find offers and in the list of all keys. */
export const keycaps = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...(document.querySelector('.dialog') ?? document).querySelectorAll('.kbd')]
      .filter(
        (key) =>
          key.checkVisibility({ visibilityProperty: true }) &&
          key.closest('[role=menu], [role=option], .shortcuts, .shortcuts__note, .tip') === null,
      )
      .map((key) => `${key.textContent} in ${key.closest('button, label, p')?.textContent ?? ''}`),
  );

/** What the view, or the dialog over it, makes its first thing to do: one at most, or nothing is first. */
const mainActions = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...(document.querySelector('.dialog') ?? document).querySelectorAll('.button--main')]
      .filter((button) => button.checkVisibility({ visibilityProperty: true }))
      .map(({ textContent }) => `first: ${textContent}`),
  );

/** Controls that nobody could name: without a label, or with an icon alone and no tip. */
const unnamedControls = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('button, a[href], input, textarea, select, summary, [role=button]')]
      // One of a pixel is there for screen readers alone.
      .filter(
        (control) =>
          control.checkVisibility() && control.getAttribute('style')?.includes('width: 1px') !== true,
      )
      .filter((control) => control.closest('[aria-hidden=true]') === null)
      .filter((control) => {
        const words = [...control.childNodes]
          .filter((node) => !(node instanceof Element && node.matches('.kbd, svg, .visually-hidden')))
          .map(({ textContent }) => textContent ?? '')
          .join('')
          .trim();
        if (words !== '') return false;
        const label =
          control.getAttribute('aria-label') ??
          control.getAttribute('aria-labelledby') ??
          (control instanceof HTMLInputElement ? control.labels?.[0]?.textContent : null) ??
          (control instanceof HTMLTextAreaElement ? control.labels?.[0]?.textContent : null) ??
          '';
        const isField = control.matches('input, textarea, select');
        const tip = control.getAttribute('data-tip') ?? control.getAttribute('title') ?? '';
        return label.trim() === '' || (!isField && tip === '');
      })
      .map((control) => control.outerHTML.slice(0, 160)),
  );

/** Keys that shout, controls that only their author can name, more than one thing to do first. */
export async function faultsAtRest(page: Page): Promise<readonly string[]> {
  const keys = await keycaps(page);
  const firsts = await mainActions(page);
  return [
    ...(keys.length > 5 ? keys : []),
    ...(firsts.length > 1 ? firsts : []),
    ...(await unnamedControls(page)),
  ];
}

/** The longest line, in characters, of the texts that are read: the message, the answers, the reply. */
export const longestLine = (page: Page): Promise<{ readonly characters: number; readonly line: string }> =>
  page.evaluate(() => {
    let longest = '';
    for (const text of document.querySelectorAll('.message__text, .suggestion-card__text, .reply__copy')) {
      const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      let [line, top] = ['', Number.NEGATIVE_INFINITY];
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const words = node.textContent ?? '';
        for (let at = 0; at < words.length; at += 1) {
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          const box = range.getClientRects()[0];
          if (box === undefined) continue;
          // Numbers and marks within a line are a little higher than its words.
          if (Math.abs(box.top - top) > box.height / 2) [line, top] = ['', box.top];
          line += words.charAt(at);
          if (line.trim().length > longest.length) longest = line.trim();
        }
      }
    }
    return { characters: longest.length, line: longest };
  });

/** What is wider than any window may be, and scrolls sideways in itself: tables with the columns of a file. All else has to fit. */
const sidewaysScrollers = '.report__scroll, .preview__table-scroll';

/**
 * Words that are drawn beyond the edge of the window or of what clips them, sideways, with how far in pixels. What is shortened with
 * an ellipsis says so itself, and a table that scrolls sideways can be read; what scrolls only up and down hides them.
 */
export const cutWords = (page: Page): Promise<readonly string[]> =>
  page.evaluate((scrollers) => {
    const root = document.querySelector('.dialog') ?? document.body;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    const cut: string[] = [];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node.parentElement;
      if (element === null || (node.textContent ?? '').trim() === '') continue;
      if (!element.checkVisibility({ visibilityProperty: true })) continue;
      const unread = `.visually-hidden, option, textarea, [style*="width: 1px"], ${scrollers}`;
      if (element.closest(unread) !== null) continue;
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      let [left, right] = [0, document.documentElement.clientWidth];
      let isShortened = false;
      for (let around: Element | null = element; around !== null; around = around.parentElement) {
        const style = getComputedStyle(around);
        if (style.textOverflow === 'ellipsis' || style.clipPath === 'inset(50%)') {
          isShortened = true;
          break;
        }
        if (style.overflowX === 'visible') continue;
        const edge = around.getBoundingClientRect();
        [left, right] = [Math.max(left, edge.left), Math.min(right, edge.right)];
      }
      const beyond = Math.max(left - box.left, box.right - right);
      if (!isShortened && beyond > 1)
        cut.push(`${(node.textContent ?? '').trim().slice(0, 60)}: ${Math.round(beyond)} px`);
    }
    return cut;
  }, sidewaysScrollers);

/**
 * Parts of the window, or of the dialog over it, that are wider than there is room, and what scrolls sideways though only a table may:
 * what scrolls up and down does so sideways too as soon as something in it is too wide.
 */
export const wideParts = (page: Page): Promise<readonly string[]> =>
  page.evaluate((scrollers) => {
    const parts = [...(document.querySelector('.dialog') ?? document.body).querySelectorAll('*')]
      .filter((part) => part instanceof HTMLElement && part.checkVisibility({ visibilityProperty: true }))
      .filter((part) => part.closest(`.visually-hidden, [style*="width: 1px"], ${scrollers}`) === null);
    const name = (part: Element): string => `${part.tagName.toLowerCase()}.${part.className}`;
    const room = document.documentElement.clientWidth;
    const beyond = parts
      .map((part) => [part, Math.round(part.getBoundingClientRect().right - room)] as const)
      .filter(([, over]) => over > 1)
      .map(([part, over]) => `${name(part)} is ${over} px too wide`);
    const sideways = parts
      .filter((part) => ['auto', 'scroll'].includes(getComputedStyle(part).overflowX))
      .map((part) => [part, part.scrollWidth - part.clientWidth] as const)
      .filter(([, over]) => over > 1)
      .map(([part, over]) => `${name(part)} scrolls ${over} px sideways`);
    return [...sideways, ...beyond].slice(0, 5);
  }, sidewaysScrollers);
