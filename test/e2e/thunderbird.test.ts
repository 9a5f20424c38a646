import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchApp, type RunningApp } from '../support/app.ts';
import {
  bringToFront,
  hasKeysAndWindows,
  manageWindows,
  pressKeys,
  windowInFront,
} from '../support/display.ts';
import {
  hasThunderbird,
  helpers,
  launchThunderbird,
  type RunningThunderbird,
  type TestMail,
} from '../support/thunderbird.ts';
import { readClipboard } from '../support/window.ts';

/** Mails that are answered, two open at a time; more for a longer look: `SIDEDESK_ROUNDS=200 npm test -- e2e thunderbird`. */
const rounds = Number(process.env['SIDEDESK_ROUNDS'] ?? 4);
const isThere = hasThunderbird();
const canPress = isThere && hasKeysAndWindows();
const notPressed = canPress ? '' : ' (skipped: xdotool or openbox is not installed here)';
const skipped = isThere ? '' : ' (skipped: Thunderbird is not installed here)';

const mails = Array.from({ length: rounds }, (_, at): TestMail => {
  // Letters alone, as a name has them: who is called by digits is taken for a login, and not greeted.
  const word = `zq${String(at)
    .padStart(3, '0')
    .replaceAll(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? '')}x`;
  return {
    id: `${word}@customer.example`,
    from: `=?utf-8?q?J=C3=BCrgen_${word}?= <${word}@customer.example>`,
    // Two in four say the very same thing.
    subject: at % 4 < 2 ? 'Rolls' : `Rolls ${word}`,
    html: `<p>Grüße, könnt ihr <b>${at % 4 < 2 ? 'vierzig' : word}</b> Brötchen liefern? <a href="https://a.example/ü">hier</a></p>`,
    attachment: `list ${word}.pdf`,
  };
});
const wordOf = ({ id }: TestMail): string => id.split('@')[0] ?? '';
const replyTo = (mail: TestMail): string =>
  `Hello ${wordOf(mail)},\n\nja, für „Jürgen“ & <Söhne> – siehe https://bakery.example/brötchen?x=1&y=2.\n\n- eins\n- zwei\n\nGrüße`;

describe.skipIf(!isThere)(`beside the real Thunderbird${skipped}`, () => {
  let folder: string;
  let desk: RunningApp;
  let thunderbird: RunningThunderbird;
  const run = (body: string, given?: object) => thunderbird.run(helpers + body, given);

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'sidedesk-thunderbird-'));
    const home = path.join(folder, 'home');
    mkdirSync(home);
    desk = await launchApp({ sampleShop: 'ready', env: { HOME: home } });
    await desk.page.getByRole('status').getByText('Ready', { exact: true }).waitFor();
    await desk.call('vault.create', { passphrase: 'a good long passphrase' });
    const { beside } = await desk.call('settings.get', {});
    await desk.call('settings.change', { beside: { ...beside, thunderbird: true } });
    const { addOn } = await desk.call('shell.thunderbird', {});
    thunderbird = await launchThunderbird({ folder, home, addOn: addOn ?? '', mails });
    await run(`
      await until(() => main.document.readyState === 'complete' && tabs.currentAbout3Pane);
      await until(() => { try { inbox().updateFolder(null); } catch {} return inbox().getTotalMessages(false) > 0; });
    `);
  });
  afterAll(async () => {
    await thunderbird?.[Symbol.asyncDispose]();
    await desk?.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  const reply = () => desk.page.getByRole('textbox', { name: 'Reply' });

  /** By who wrote it: the words alone may be another's. */
  const isInHand = (mail: TestMail): Promise<void> =>
    desk.page
      .locator('.message')
      .getByText(`Jürgen ${wordOf(mail)}`)
      .first()
      .waitFor();

  /** Opens a mail there and presses the add-on's button, or its key. */
  async function give(mail: TestMail, by: 'button' | 'key'): Promise<void> {
    await run(
      by === 'button'
        ? 'await openMail(given.id); button().click();'
        : `await openMail(given.id);
           const key = await until(() => [...main.document.querySelectorAll('keyset[id*=sidedesk] key')].find((one) =>
             (one.getAttribute('key') ?? '').toLowerCase() === 'e' && /shift/.test(one.getAttribute('modifiers'))));
           key.doCommand();`,
      { id: mail.id },
    );
    await isInHand(mail);
  }

  /** Writes the reply, and has it put into the draft, past what the checks warn of. */
  async function answer(mail: TestMail, by: 'button' | 'key' = 'button'): Promise<void> {
    await reply().fill(replyTo(mail));
    await expect
      .poll(
        async () => {
          if (await desk.page.getByText('In a draft in Thunderbird, not sent.').isVisible()) return true;
          const put = desk.page.getByRole('button', { name: /^Into the draft/u });
          if (await put.isEnabled({ timeout: 500 }).catch(() => false))
            if (by === 'key')
              await reply()
                .press('Control+Enter', { timeout: 500 })
                .catch(() => {});
            else await put.click({ timeout: 500 }).catch(() => {});
          return false;
        },
        { interval: 100 },
      )
      .toBe(true);
  }

  /** The drafts that stand there now; they are closed without a trace. */
  async function takeDrafts(): Promise<
    readonly { to: string; subject: string; quoted: string; html: string; text: string }[]
  > {
    const drafts = await run(`
      const found = [...Services.wm.getEnumerator('msgcompose')].map((window) => {
        const { body } = window.document.getElementById('messageEditor').contentDocument;
        const quote = body.querySelector('blockquote');
        const draft = {
          to: window.gMsgCompose.compFields.to,
          subject: window.gMsgCompose.compFields.subject,
          quoted: quote?.innerHTML ?? '',
          html: body.innerHTML.replace(quote?.outerHTML ?? '', '[quote]'),
          text: body.innerText,
          isDirty: window.gMsgCompose.bodyModified,
        };
        window.ComposeCanClose = () => true;
        window.close();
        return draft;
      });
      while (tabs.tabInfo.length > 1) tabs.closeTab(tabs.tabInfo.at(-1));
      await until(() => [...Services.wm.getEnumerator('msgcompose')].length === 0);
      return found;
    `);
    return drafts as Awaited<ReturnType<typeof takeDrafts>>;
  }

  test('what lets Thunderbird start the host is its owner’s alone', () => {
    const there = path.join(desk.dataFolder, 'thunderbird');
    const modeOf = (...place: readonly string[]): number => statSync(path.join(there, ...place)).mode & 0o777;
    expect([modeOf(), modeOf('secret'), modeOf('socket'), modeOf('host')]).toEqual([
      0o700, 0o600, 0o600, 0o700,
    ]);
  });

  test(
    `of two mails that are open each gets its own reply into its own draft, whole, and the quote stays (${rounds} mails)`,
    async () => {
      for (let at = 0; at < rounds; at += 2) {
        const pair = mails.slice(at, at + 2);
        const [one, other = one] = pair;
        if (one === undefined || other === undefined) break;
        await give(one, 'button');
        await give(other, 'key');
        // The last one is in hand; the first waits in the list.
        await answer(other);
        if (other !== one) {
          await desk.page.locator('.worklist').getByRole('button', { name: /^Next/u }).click();
          await isInHand(one);
          await answer(one);
        }
        const drafts = await takeDrafts();
        const word = (text: string): string => /zq[a-j]{3}x/u.exec(text)?.[0] ?? 'none';
        const pairOf = ({ to, html }: (typeof drafts)[number]) => `${word(to)} ${word(html)}`;
        expect(drafts.map(pairOf).toSorted()).toEqual(
          pair.map((mail) => `${wordOf(mail)} ${wordOf(mail)}`).toSorted(),
        );
        for (const draft of drafts) {
          const mail = pair.find((each) => word(draft.to) === wordOf(each)) ?? one;
          expect(draft.subject).toBe(`Re: ${mail.subject}`);
          expect(draft.html).toContain(`Hello ${wordOf(mail)},`);
          expect(draft.html).toContain('ja, für „Jürgen“ &amp; &lt;Söhne&gt; – siehe ');
          expect(draft.html).toMatch(
            /<a href="https:\/\/bakery\.example\/brötchen\?x=1&amp;y=2"[^>]*>https/u,
          );
          expect(draft.html).toMatch(/<ul[^>]*><li>eins<\/li><li>zwei<\/li><\/ul>/u);
          expect(draft.html).not.toMatch(/<meta/u);
          // As Thunderbird itself quotes it: it marks links, and adds a line on the encoding.
          expect(
            draft.quoted
              .replace(/^\s*<meta[^>]*>/u, '')
              .replace(' moz-do-not-send="true"', '')
              .trim(),
          ).toBe(mail.html);
        }
      }
    },
    30_000 + rounds * 10_000,
  );

  test('a composer without formatting gets the plain words, line by line', async () => {
    const [mail] = mails;
    if (mail === undefined) return;
    await run(`Services.prefs.setBoolPref('mail.identity.id1.compose_html', false);`);
    await give(mail, 'button');
    await answer(mail, 'key');
    const [draft] = await takeDrafts();
    await run(`Services.prefs.clearUserPref('mail.identity.id1.compose_html');`);
    expect(draft?.text).toContain(replyTo(mail));
  });

  test.skipIf(!canPress)(
    `by the clipboard: copied there, taken by the key, answered, copied, pasted into its composer; the quote stays, and so does the focus${notPressed}`,
    async () => {
      const [, , mail] = mails;
      if (mail === undefined) return;
      await using _ = await manageWindows();
      await run(
        `Services.prefs.setIntPref('mail.identity.id1.reply_on_top', 1);
         await openMail(given.id);
         tabs.currentAboutMessage.getMessagePaneBrowser().focus();`,
        { id: mail.id },
      );
      bringToFront('Mozilla Thunderbird');
      // The keys of both programs, as the system hands them out.
      await expect
        .poll(async () => {
          pressKeys('ctrl+a', 'ctrl+c');
          return readClipboard(desk);
        })
        .toContain(wordOf(mail));
      const mailProgram = windowInFront();
      const { beside } = await desk.call('settings.get', {});
      await desk.call('settings.change', { beside: { ...beside, backAfterCopy: true } });
      pressKeys('ctrl+shift+space');
      await desk.page
        .locator('.message')
        .getByText(`${wordOf(mail)} Brötchen`)
        .waitFor();
      await expect.poll(() => desk.page.evaluate(() => document.hasFocus())).toBe(true);
      await reply().fill(replyTo(mail));
      await reply().focus();
      await expect
        .poll(async () => {
          pressKeys('ctrl+Return');
          return readClipboard(desk);
        })
        .toBe(replyTo(mail));
      await expect.poll(windowInFront).toBe(mailProgram);

      pressKeys('ctrl+r');
      await run(`
        const window = await until(() => Services.wm.getMostRecentWindow('msgcompose'));
        await until(() =>
          window.gMsgCompose?.editor &&
          window.document.getElementById('messageEditor').contentDocument.querySelector('blockquote'));
      `);
      await expect.poll(windowInFront).not.toBe(mailProgram);
      const draft = (): Promise<{ quote: string; before: string }> =>
        run(`
          const window = Services.wm.getMostRecentWindow('msgcompose');
          const { body } = window.document.getElementById('messageEditor').contentDocument;
          const [prefix, quote] = ['.moz-cite-prefix', 'blockquote'].map((one) => body.querySelector(one));
          const above = body.ownerDocument.createRange();
          above.setStart(body, 0);
          above.setEndBefore(prefix);
          const holder = body.ownerDocument.createElement('div');
          holder.append(above.cloneContents());
          return { quote: prefix.outerHTML + quote.outerHTML, before: holder.innerHTML };
        `) as ReturnType<typeof draft>;
      const { quote } = await draft();
      expect(quote).toContain(mail.html.slice(3, 20));
      const composer = windowInFront();
      pressKeys('ctrl+v');
      await expect.poll(async () => (await draft()).before).toContain('Grüße');
      const pasted = await draft();
      expect(pasted.quote).toBe(quote);
      expect(pasted.before).toContain(`Hello ${wordOf(mail)},`);
      expect(pasted.before).toContain('ja, für „Jürgen“ &amp; &lt;Söhne&gt; – siehe ');
      expect(pasted.before).toMatch(
        /<a href="https:\/\/bakery\.example\/brötchen\?x=1&amp;y=2"[^>]*>https:\/\/bakery\.example\/brötchen/u,
      );
      expect(pasted.before).toMatch(/<ul[^>]*>\s*<li>eins<\/li>\s*<li>zwei<\/li>\s*<\/ul>/u);
      expect(pasted.before).not.toMatch(/<meta|<p>\s*<\/p>|�|Ã/u);

      // One more answer, from the palette, without leaving the composer.
      const opened = desk.app.waitForEvent('window');
      pressKeys('ctrl+alt+space');
      const palette = await opened;
      await palette.getByRole('searchbox').waitFor();
      await expect.poll(windowInFront).not.toBe(composer);
      await expect.poll(() => palette.evaluate(() => document.hasFocus())).toBe(true);
      await palette.getByRole('searchbox').fill('store the bread');
      const answer = palette.getByRole('option').first();
      await answer.waitFor();
      pressKeys('Return');
      await expect.poll(windowInFront).toBe(composer);
      const copied = await readClipboard(desk);
      expect(copied).not.toBe(replyTo(mail));
      pressKeys('ctrl+v');
      const words = copied.split('\n')[0]?.slice(0, 30) ?? '';
      await expect.poll(async () => (await draft()).before).toContain(words);
      expect((await draft()).quote).toBe(quote);

      // As a panel it stays in sight when the focus goes back.
      await desk.call('settings.change', { beside: { ...beside, dock: 'right', backAfterCopy: true } });
      pressKeys('ctrl+shift+space');
      await expect.poll(windowInFront).not.toBe(composer);
      await expect.poll(() => desk.page.evaluate(() => document.hasFocus())).toBe(true);
      await expect
        .poll(async () => {
          // Each copy is a person's own act.
          pressKeys('F9');
          return (await desk.request('replies.copyText', { text: 'Grüße' })).ok;
        })
        .toBe(true);
      await expect.poll(windowInFront).toBe(composer);
      const isSeen = await desk.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().some(
          (one) => one.webContents.getURL().endsWith('/') && one.isVisible() && !one.isMinimized(),
        ),
      );
      expect(isSeen).toBe(true);
      await desk.call('settings.change', { beside });
      await takeDrafts();
      await run(`Services.prefs.clearUserPref('mail.identity.id1.reply_on_top');`);
    },
    60_000,
  );

  test('while the desk is locked the button says so and nothing is taken; switched off, nothing of it is left', async () => {
    const [mail] = mails;
    if (mail === undefined) return;
    // The window begins anew at either, and with it the wire that carries the answer.
    await desk.call('vault.lock', {}).catch(() => undefined);
    await run('await openMail(given.id); button().click();', { id: mail.id });
    await run(
      `await until(() => /locked/.test(button()?.getAttribute('tooltiptext') + button()?.getAttribute('label')));`,
    );
    await expect.poll(() => desk.page.getByRole('textbox', { name: /passphrase/iu }).isVisible()).toBe(true);
    await desk.call('vault.unlock', { passphrase: 'a good long passphrase' }).catch(() => undefined);
    await desk.page.getByRole('status').getByText('Ready', { exact: true }).waitFor();
    expect((await desk.call('worklist.list', {})).mails).toEqual([]);
    const { beside } = await desk.call('settings.get', {});
    await desk.call('settings.change', { beside: { ...beside, thunderbird: false } });
    await expect.poll(() => existsSync(path.join(desk.dataFolder, 'thunderbird'))).toBe(false);
    expect(existsSync(path.join(folder, 'home', '.mozilla', 'native-messaging-hosts', 'sidedesk.json'))).toBe(
      false,
    );
  });
});
