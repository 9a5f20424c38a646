import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchApp, type RunningApp } from '../support/app.ts';
import { printed } from '../support/printed.ts';
import { focusedLabel, readClipboard, openMessage, waitForSample, openField } from '../support/window.ts';

const message = `Hello, this is Maren Okafor, order #48213.

Where is my parcel? And do you run sourdough courses for beginners?

Kind regards
Maren Okafor`;

let desk: RunningApp;
beforeAll(async () => {
  desk = await launchApp({ sampleShop: 'ready' });
  await waitForSample(desk);
});
afterAll(() => desk.close());

// Every journey begins at an empty desk.
beforeEach(async () => {
  await desk.page.reload();
  await desk.page.getByRole('status').getByText('Ready', { exact: true }).waitFor();
});

const press = (keys: string) => desk.page.keyboard.press(keys);
const reply = () => desk.page.getByRole('textbox', { name: 'Reply' });

describe('with the keyboard alone', () => {
  test('from the first start to a copied reply: an open question blocks the copy and gets the focus', async () => {
    const { page } = desk;
    await page.getByText('Try a message').waitFor();
    await openMessage(desk, message);
    await page.getByRole('button', { name: /Where is my parcel\?/, pressed: true }).waitFor();
    await press('j');
    await page.getByText('Your library has no answer.').waitFor();
    await page.getByText('Question 2 still needs an answer.').waitFor();

    await press('Control+Enter');
    expect(await focusedLabel(desk)).toBe('Reply');
    const selected = await reply().evaluate((field: HTMLTextAreaElement) =>
      field.value.slice(field.selectionStart, field.selectionEnd),
    );
    expect(selected).toBe('[your answer]');

    await page.keyboard.type('not yet, but we may start in spring.');
    const words = await reply().inputValue();
    await press('Control+Enter');
    await page.getByText('Copied. Only facts were recorded').waitFor();
    expect(await readClipboard(desk)).toBe(words);
    expect(words).toContain('tracking link');
    expect(words).toContain('we may start in spring');
    expect(await focusedLabel(desk)).toContain('message');
  });

  test('one field finds an answer by its meaning, a command and a setting, and puts an answer into the reply', async () => {
    const { page } = desk;
    await openMessage(desk, 'Hello, where is my parcel?');
    const selected = page.locator('.search-list__item[data-focused]');
    const find = async (words: string, first: RegExp) => {
      await openField(desk, 'Control+k');
      await page.getByRole('searchbox').waitFor();
      await page.keyboard.type(words);
      await selected.filter({ hasText: first }).waitFor();
    };
    await find('how to keep bread fresh', /Storing bread/);
    await press('Alt+Enter');
    await expect.poll(() => reply().inputValue()).toContain('bread bin or a linen bag');
    expect(await reply().inputValue()).toContain('tracking link');

    // Bug: once a letter is taken back no row is chosen, and Enter does nothing.
    await find('how to keep bread freshh', /Storing bread/);
    await press('Backspace');
    await page
      .locator('.search-list__item')
      .first()
      .filter({ hasText: /Storing bread/ })
      .waitFor();
    await press('Enter');
    await page.getByRole('dialog').locator('mark').waitFor();
    await press('Escape');

    await find('add a message to a gift', /message to a gift/);
    const found = selected.filter({ hasText: /message to a gift/ });
    await found.hover();
    await found.getByText('Use in reply').click();
    await expect.poll(() => reply().inputValue()).toContain('200 characters');

    await find('hand over', /Hand over to a colleague/);
    await press('Escape');
    await find('theme', /Theme/);
    await press('Enter');
    await page.getByRole('dialog', { name: 'Settings' }).waitFor();
    const section = () =>
      page.evaluate(() => document.activeElement?.closest('section')?.querySelector('h3')?.textContent);
    await expect.poll(section).toBe('Appearance');
    await press('Escape');
  });

  test('another answer is read before it is taken, and an empty reply says so instead of being copied', async () => {
    const { page } = desk;
    await openMessage(desk, 'Hello, where is my parcel?');
    const first = await reply().inputValue();
    await page.getByRole('button', { name: '2 other answers' }).click();
    await page.getByRole('button', { name: 'What if my parcel is late?', exact: true }).click();
    const other = page.getByRole('article').filter({ hasText: 'Deliveries run until 18:00' });
    await other.waitFor();
    expect(await reply().inputValue()).toBe(first);
    await other.getByRole('button', { name: 'Use in reply' }).click();
    await expect.poll(() => reply().inputValue()).toContain('Deliveries run until 18:00');

    await reply().fill('');
    await press('Control+Enter');
    await page.locator('.toast').getByText('The reply is empty. Write it first').waitFor();
    expect(await focusedLabel(desk)).toBe('Reply');
  });

  // Bugs: the mark stands beside its word, or the correction goes to another one; a key finds what a mouse does.
  test('a misspelt word of the reply is marked and put right, by right click and by key', async () => {
    const { page } = desk;
    await openMessage(desk, 'Hello, where is my parcel?');
    await reply().fill('Hello Maren, your parcle left this morning. We will recieve word soon.');
    const marked = () =>
      page.evaluate(() =>
        [...(CSS.highlights.get('misspelt') ?? [])].map((range) =>
          range instanceof Range ? range.toString() : '',
        ),
      );
    await expect.poll(marked).toEqual(['parcle', 'recieve']);
    const place = await page.evaluate(() => {
      const [first] = CSS.highlights.get('misspelt') ?? [];
      const box = first instanceof Range ? first.getBoundingClientRect() : new DOMRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    });
    await page.mouse.click(place.x, place.y, { button: 'right' });
    await page.getByRole('menuitem', { name: 'parcel', exact: true }).click();
    await expect.poll(() => reply().inputValue()).toContain('your parcel left');

    await press('F7');
    await page.getByRole('menuitem', { name: 'receive', exact: true }).waitFor();
    await press('Enter');
    await expect.poll(() => reply().inputValue()).toContain('We will receive word');
    await expect.poll(marked).toEqual([]);
  });

  // Bugs: the window is printed instead of the reply, cut where it scrolls; a page prints without anybody asking.
  test('the reply alone is printed, whole, for a person who asks', async () => {
    const { page } = desk;
    await openMessage(desk, message);
    await reply().fill(`Hello Maren,\n\n${'It left this morning. '.repeat(120)}\n\nThe last line.`);
    const text = await printed(desk, () => press('Control+p'));
    expect(text).toMatch(/^Hello Maren, It left this morning\./);
    expect(text).toContain('The last line.');
    expect(text).not.toMatch(/Where is my parcel|Copy reply|Library/);
    expect(await page.locator('.print-sheet').count()).toBe(0);
    await expect(desk.call('shell.print', {})).rejects.toThrow('forbidden');
  });

  // Bug: a notification holds what a customer wrote, or pops up over the window that it is about.
  test('the end of long work is told by the system while the window is not in front, in counts alone', async () => {
    await desk.app.evaluate(({ BrowserWindow, Notification }) => {
      Notification.isSupported = () => true;
      Notification.prototype.show = function show() {
        Object.assign(globalThis, { toldBySystem: `${this.title}: ${this.body}` });
      };
      const [window] = BrowserWindow.getAllWindows();
      if (window !== undefined) window.isFocused = () => Reflect.get(globalThis, 'isInFront') === true;
      Object.assign(globalThis, { isInFront: true });
    });
    const toldBySystem = () => desk.app.evaluate(() => Reflect.get(globalThis, 'toldBySystem') as unknown);
    const work = { what: 'import', count: 3 } as const;
    expect(await desk.call('shell.notifyDone', work)).toEqual({ isShown: false });
    expect(await toldBySystem()).toBeUndefined();
    await desk.app.evaluate(() => Object.assign(globalThis, { isInFront: false }) && undefined);
    expect(await desk.call('shell.notifyDone', work)).toEqual({ isShown: true });
    expect(await toldBySystem()).toBe('Sidedesk: 3 files have been read');
  });

  test('another answer is chosen, its source opens at the passage, and the focus returns', async () => {
    const { page } = desk;
    await openMessage(desk, 'Hello, where is my parcel?');
    const first = await reply().inputValue();
    await press('2');
    await expect.poll(() => reply().inputValue()).not.toBe(first);
    await press('2');
    await expect.poll(() => reply().inputValue()).toContain('[your answer]');
    await press('1');
    await expect.poll(() => reply().inputValue()).toBe(first);

    await press('Shift+Digit1');
    const passage = page.getByRole('dialog').locator('mark');
    await passage.waitFor();
    expect(await passage.textContent()).toContain('tracking link');
    expect(await passage.evaluate((mark) => mark.getBoundingClientRect().top < window.innerHeight)).toBe(
      true,
    );
    await press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(() => focusedLabel(desk)).toBe('question-1');
  });

  test('the agent’s edits survive another choice, another message and a mistaken one', async () => {
    const { page } = desk;
    await openMessage(desk, message);
    await press('r');
    await press('Control+End');
    await page.keyboard.type('\nP.S. Sorry for the wait.');
    await press('Escape');
    await press('2');
    await expect.poll(() => reply().inputValue()).toContain('P.S. Sorry for the wait.');
    await press('u');
    await expect.poll(() => reply().inputValue()).toContain('tracking link');

    await press('d');
    expect(
      await page.getByRole('region', { name: 'Changes' }).locator('ins').first().textContent(),
    ).toContain('P.S. Sorry');
    await press('d');

    await openMessage(desk, 'Hello, is it all right to freeze your bread?');
    await expect.poll(() => reply().inputValue()).not.toContain('P.S.');
    await press('b');
    await expect.poll(() => reply().inputValue()).toContain('P.S. Sorry for the wait.');
  });

  // Bug: whoever has gone on twice never gets back to the message before the last one.
  test('messages more than one back are listed by key, and come back with the agent’s words', async () => {
    const { page } = desk;
    await openMessage(desk, message);
    await reply().fill('My own words for Maren.');
    await reply().press('Escape');
    await openMessage(desk, 'Hello, is it all right to freeze your bread?');
    await openMessage(desk, 'Hello, do you deliver on Sundays?');
    await press('Control+Shift+B');
    const recent = page.getByRole('dialog', { name: 'Recent messages' });
    await recent
      .getByRole('option', { name: /freeze your bread/ })
      .first()
      .waitFor();
    await recent
      .getByRole('option', { name: /Maren Okafor/ })
      .first()
      .click();
    await expect.poll(() => reply().inputValue()).toBe('My own words for Maren.');
  });

  test('a question is left out and put back', async () => {
    const { page } = desk;
    await openMessage(desk, message);
    await press('j');
    expect(await focusedLabel(desk)).toBe('question-2');
    await press('x');
    await page.getByText('Left out of the reply').waitFor();
    await expect.poll(() => reply().inputValue()).not.toContain('[your answer]');
    await press('x');
    await expect.poll(() => reply().inputValue()).toContain('[your answer]');
  });

  test('without a passphrase a gap is refused in a sentence; with one it is noted and listed', async () => {
    const { page } = desk;
    await openMessage(desk, message);
    await press('j');
    await press('g');
    await page
      .getByRole('alert')
      .getByText(/passphrase/i)
      .waitFor();

    await press('Control+,');
    await page.getByRole('searchbox', { name: 'Search settings' }).fill('passphrase');
    await press('Enter');
    await page.getByLabel('Passphrase').fill('a short sentence is good');
    await press('Enter');
    await page.getByText('saved encrypted').first().waitFor({ timeout: 20_000 });
    await press('Escape');

    await press('g');
    await page.getByText('Saved as a gap', { exact: true }).waitFor();
    await press('Alt+2');
    await page.getByRole('tab', { name: 'Gaps' }).click();
    await expect.poll(() => page.getByRole('button', { name: /sourdough courses/ }).count()).toBe(1);
  });

  test('a message is handed over with a note', async () => {
    const { page } = desk;
    await openMessage(desk, message);
    await openField(desk, 'Control+e');
    await page.keyboard.type('She called twice.');
    await press('Control+Enter');
    await page.getByRole('dialog').getByText('Handed over. Paste the summary').waitFor();
    const pack = await readClipboard(desk);
    expect(pack).toContain('She called twice.');
    expect(pack).toContain('#48213');
    await press('Escape');
    await page.getByText('Handed over').first().waitFor();
  });

  test('searching by hand answers a question that had no good answer', async () => {
    const { page } = desk;
    await openMessage(desk, 'Hello, do you run sourdough courses for beginners?');
    await openField(desk, '/');
    await page.keyboard.type('damaged loaf');
    await press('Enter');
    await page.getByText('Found for “damaged loaf”').waitFor();
    await press('1');
    await expect.poll(() => reply().inputValue()).toContain('48 hours');
  });

  test('a detail is copied although the page may not touch the clipboard by itself', async () => {
    const { page } = desk;
    await openMessage(desk, message);
    await press('Shift+M');
    await page.getByRole('button', { name: /Copy name/ }).press('Enter');
    expect(await readClipboard(desk)).toBe('Maren Okafor');
  });
});

test('a scam is warned of with its reasons above it, and drafted once a person says that it is none', async () => {
  const { page } = desk;
  await openMessage(
    desk,
    'Dear customer, your PayPal account has been limited. Verify your account within 24 hours: https://paypal-login.example/verify Where is my parcel?',
  );
  await page.getByText('This mail looks like a scam').waitFor();
  await page.getByText('A link leads to paypal-login.example, which looks like PayPal').waitFor();
  expect(await reply().inputValue()).toBe('');
  expect(await page.getByRole('link').count()).toBe(0);
  await press('Shift+N');
  await expect.poll(() => reply().inputValue()).not.toBe('');
  expect(await page.getByText('This mail looks like a scam').count()).toBe(0);
});

test('a message without a question still lets the agent answer', async () => {
  const { page } = desk;
  const messages = await desk.call('sample.messages', {});
  await openMessage(desk, messages.find(({ name }) => name.includes('thank-you'))?.text ?? '');
  await page.getByText('No question found.').waitFor();
  await openField(desk, '/');
  await page.keyboard.type('freeze bread');
  await press('Enter');
  await page.getByRole('region', { name: /Question 1/ }).waitFor();
  await press('1');
  await expect.poll(() => reply().inputValue()).toMatch(/frozen|freez/i);
});

test('the page logs no warning and no error', () => {
  expect(desk.consoleErrors).toEqual([]);
});
