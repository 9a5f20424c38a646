import * as fc from 'fast-check';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { withoutManyLines } from '../../../main/desk/library/parse/mail-bodies.ts';

const textOf = async (mail: string) => {
  const { text = '', html = '', attachments } = await PostalMime.parse(Buffer.from(mail, 'latin1'));
  const names = attachments.map(({ filename, content }) => [
    filename,
    Buffer.from(content as ArrayBuffer).length,
  ]);
  return { text: text.replaceAll('\r\n', '\n').trimEnd(), html: html.trimEnd(), names };
};

describe('a mail of very many lines', () => {
  const line = fc.constantFrom('', 'a', 'b: c', '--b', '--inner', '.', ' ', '=20', 'é', '> q', '-- ');
  const end = fc.constantFrom('\n', '\r\n');
  const alone = ['Subject: x', 'Content-Type: text/plain; charset=iso-8859-1', ''];
  const parts = [
    'Subject: x',
    'Content-Type: multipart/mixed; boundary="outer"',
    '',
    '--outer',
    'Content-Type: text/plain; charset=iso-8859-1',
    'Content-Transfer-Encoding: 8bit',
    '',
  ];
  const behind = [
    '--outer',
    'Content-Disposition: attachment; filename=a.txt',
    '',
    'attached',
    '--outer--',
    '',
  ];

  it('reads as it was written (a part that was encoded anew would lose or gain lines)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 9 }), end, async (some, between) => {
        const many = Array.from({ length: 2_100 }, (_, at) => some[at % some.length] ?? '');
        for (const mail of [
          [...alone, ...many].join(between),
          [...parts, ...many, ...behind].join(between),
          [...parts, 'short', ...behind.slice(0, 3), ...many, '--outer--'].join(between),
        ]) {
          const packed = withoutManyLines(mail);
          expect(packed.split('\n').length).toBeLessThan(100);
          expect(await textOf(packed)).toMatchObject({ text: (await textOf(mail)).text });
        }
      }),
      { numRuns: 5 },
    );
  });

  it('is left alone where it is encoded already, or has few lines', () => {
    const encoded = ['Content-Transfer-Encoding: base64', '', ...Array<string>(3_000).fill('YWFh')].join(
      '\n',
    );
    expect(withoutManyLines(encoded)).toBe(encoded);
    expect(withoutManyLines('Subject: x\n\na\n\n')).toBe('Subject: x\n\na\n\n');
  });
});
