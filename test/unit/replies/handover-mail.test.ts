import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HandoverSummary } from '../../../preload/contract.ts';
import { toMailto } from '../../../main/desk/replies/handover/mailto.ts';
import { formatText } from '../../../main/desk/replies/handover/format-summary.ts';
import { t } from '../../support/i18n.ts';
import { isMailDraft } from '../../../main/shell/mail-draft.ts';

const empty: HandoverSummary = {
  to: '',
  about: '',
  excerpt: '',
  questions: [],
  facts: [],
  mood: null,
  alarms: [],
  reasons: [],
  note: '',
  message: 'Hi',
};
const summary = (part: Partial<HandoverSummary>): HandoverSummary => ({ ...empty, ...part });

/** As a mail program reads it: what stands where, decoded. */
function read(url: string): { readonly to: string; readonly subject: string; readonly body: string } {
  const { pathname, searchParams } = new URL(url.replaceAll('+', '%2B'));
  return {
    to: decodeURIComponent(pathname),
    subject: searchParams.get('subject') ?? '',
    body: searchParams.get('body') ?? '',
  };
}

describe('a mail draft', () => {
  it('reads as it was written: line ends as CRLF, a plus as a plus, every alphabet', () => {
    const message = 'Grüße & 100 % + Küsse? #1\n🍞 日本';
    const whole = summary({ about: 'A&B = C?', message });
    const draft = toMailto(whole, t);
    expect(draft.isWhole).toBe(true);
    expect(draft.url).not.toContain('+');
    expect(read(draft.url)).toEqual({
      to: '',
      subject: 'Handover: A&B = C?',
      body: formatText(whole, t).replaceAll('\n', '\r\n'),
    });
  });

  it.each([
    ['Ines', ''],
    ['ines@shop.example', 'ines@shop.example'],
    ['Ines <ines@shop.example>', 'ines@shop.example'],
    ['a@shop.example; b@shop.example', 'a@shop.example,b@shop.example'],
    ['a+b%c@shop.example', 'a+b%c@shop.example'],
    ['jörg@bäcker.example', 'jörg@bäcker.example'],
    ['who?cc=all@shop.example&bcc=x@y.example', 'all@shop.example,x@y.example'],
    ['a@b', ''],
  ])('goes to the addresses in “%s”, and no name becomes one', (to, expected) => {
    const { url } = toMailto(summary({ to }), t);
    expect(read(url).to).toBe(expected);
    expect([...new URL(url).searchParams.keys()]).toEqual(['subject', 'body']);
  });

  it('cannot be given more headers by line ends in a name or a subject', () => {
    const { url } = toMailto(summary({ to: 'x@y.example\r\nBcc: z@y.example', about: 'One\r\nBcc: two' }), t);
    expect(read(url).subject).toBe('Handover: One Bcc: two');
    expect(read(url).to).toBe('x@y.example,z@y.example');
    expect(isMailDraft(url)).toBe(true);
  });

  it('is short enough to be handed on whole; what is too long is on the clipboard, and the body says so', () => {
    const draft = toMailto(summary({ excerpt: 'Both loaves were squashed.', message: 'é'.repeat(400) }), t);
    expect(draft.isWhole).toBe(false);
    expect(read(draft.url).body).toBe(
      'Both loaves were squashed.\r\n\r\nThe whole handover is on the clipboard. Paste it here.',
    );
    const worst = toMailto(
      summary({
        to: `${'é'.repeat(190)}@x.example`,
        about: '日'.repeat(130),
        excerpt: '日'.repeat(200),
        message: 'x'.repeat(3_000),
      }),
      t,
    );
    expect(worst.url.length).toBeLessThan(2_000);
    expect(read(worst.url).body).toContain('clipboard');
  });

  it('does not fail on half a character or controls', () => {
    const { url } = toMailto(summary({ message: 'cut \ud83c and \u0000\u0007 done' }), t);
    expect(read(url).body).toContain('cut \ufffd and  done');
  });

  it('is always a mailto URL that the shell accepts', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 90 }),
        fc.string({ maxLength: 400 }),
        (to, words) => {
          const { url } = toMailto(summary({ to, about: to, excerpt: words, message: words }), t);
          expect(isMailDraft(url)).toBe(true);
        },
      ),
    );
  });
});

describe('the shell', () => {
  it.each([
    'https://shop.example/?subject=a&body=b',
    'file:///etc/passwd',
    'mailto:a@b.example',
    'mailto:?subject=a&body=b&attach=/etc/passwd',
    'mailto:?subject=a&body=b&bcc=x@y.example',
    'mailto:?attach=x&subject=a&body=b',
    'mailto:?subject=a%0D%0ABcc:x&body=b',
    'mailto:?subject=a%0d%0aBcc%3Ax&body=b',
    'mailto:a%0A@b.example?subject=a&body=b',
    'mailto:?subject=a&body=b c',
    'mailto:?subject=a&body=b\n',
    'mailto:?subject=a&body="b',
    'MAILTO:?subject=a&body=b',
    ' mailto:?subject=a&body=b',
    `mailto:?subject=a&body=${'b'.repeat(2_000)}`,
  ])('opens nothing like %s', (url) => {
    expect(isMailDraft(url)).toBe(false);
  });
});
