import type { HostileFile } from './hostile.ts';
import { hostileMail } from './hostile-mail.ts';

const text = 'We open at nine from Tuesday to Saturday.';
const deep = ['ready', 'too_large', 'damaged', 'no_text'] as const;
const slow = [...deep, 'timed_out', 'out_of_memory'] as const;
const many = (count: number, make: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => make(at)).join('');

const hostilePages: readonly HostileFile[] = [
  {
    name: 'script.html',
    bytes: () =>
      `<!doctype html><title>x</title><h1>Hours</h1><p onclick="canary()">${text}<script>document.write('CANARY')</script><img src=x onerror="CANARY"><a href="javascript:CANARY">now</a></p><iframe srcdoc="<p>CANARY</p>"></iframe><style>p:after{content:"CANARY"}</style><noscript>CANARY</noscript><template><p>CANARY</p></template><svg><script>CANARY</script><text>CANARY</text></svg><math><annotation-xml encoding="text/html"><script>CANARY</script></annotation-xml></math>`,
    accept: ['ready'],
    covers: 'script wherever a page can hold it',
  },
  {
    name: 'spans.html',
    bytes: () =>
      `<!doctype html><table><tr><td colspan="100000000" rowspan="100000000">${text}</td><td colspan="65535">b</td></tr><tr><td>c</td></tr></table>`,
    accept: ['ready'],
    covers: 'one cell that covers a hundred million columns',
  },
  {
    name: 'crossed.html',
    bytes: () => `<!doctype html>${'<a><b><i><font>'.repeat(3_000)}${text}${'</b><p>'.repeat(2_000)}`,
    accept: slow,
    covers: 'crossed elements, which a browser opens again in each paragraph',
  },
  {
    name: 'attributes.html',
    bytes: () => `<!doctype html><p ${many(100_000, (at) => `a${at}="b" `)}>${text}</p>`,
    accept: ['ready'],
    covers: 'a hundred thousand attributes',
  },
  {
    name: 'deep-table.html',
    bytes: () => `<!doctype html>${'<table><tr><td>'.repeat(20_000)}${text}`,
    accept: slow,
    covers: 'tables in tables',
  },
  {
    name: 'details.html',
    bytes: () => `<!doctype html>${'<details><summary>Why?</summary>'.repeat(1_500)}${text}`,
    accept: slow,
    covers: 'questions in the answers of questions',
  },
  {
    name: 'lists.md',
    bytes: () => many(200, (at) => `${'  '.repeat(at)}- a\n`),
    accept: slow,
    covers: 'lists in lists',
  },
  {
    name: 'marks.md',
    bytes: () => `${'- '.repeat(5_000)}${text}`,
    accept: slow,
    covers: 'lists in one line',
  },
  {
    name: 'stars.md',
    bytes: () => `${'*a **b _c '.repeat(4_000)}${text}`,
    accept: slow,
    covers: 'open emphasis',
  },
  { name: 'brackets.md', bytes: () => `${'[a]('.repeat(4_000)}${text}`, accept: slow, covers: 'open links' },
  {
    name: 'pictures.md',
    bytes: () => `${'!['.repeat(20_000)}${text}`,
    accept: slow,
    covers: 'open pictures',
  },
  {
    name: 'ticks.md',
    bytes: () => many(300, (at) => `e${'`'.repeat(at)}`),
    accept: slow,
    covers: 'code that never closes',
  },
  {
    name: 'references.md',
    bytes: () => `[x]: ${'u'.repeat(50_000)}\n\n${'[x]'.repeat(5_000)}\n\n${text}`,
    accept: slow,
    covers: 'one long address that 5,000 links share',
  },
  {
    name: 'table.md',
    bytes: () => `|${'a|'.repeat(2_000)}\n|${'-|'.repeat(2_000)}\n${'|b\n'.repeat(2_000)}`,
    accept: slow,
    covers: 'a table whose missing cells are filled in: four million',
  },
];

const hostileData: readonly HostileFile[] = [
  {
    name: 'deep.json',
    bytes: () => `${'[{"a":'.repeat(100_000)}"${text}"${'}]'.repeat(100_000)}`,
    accept: deep,
    covers: 'lists in lists, until the stack is used up',
  },
  {
    name: 'proto.json',
    bytes: () =>
      `[{"question":"When do you open?","answer":"${text}","__proto__":{"question":"CANARY"},"constructor":{"prototype":{"polluted":"CANARY"}}},{"question":1e999,"answer":null,"toString":"x","hasOwnProperty":1}]`,
    accept: ['ready'],
    covers: 'names that change what every object is',
  },
  {
    name: 'wide.json',
    bytes: () => `{${many(50_000, (at) => `"k${at}":{"a":"b"},`)}"question":"Why?","answer":"${text}"}`,
    accept: ['ready', 'too_large'],
    covers: 'fifty thousand names in one object',
  },
  {
    name: 'broken.jsonl',
    bytes: () => '{"question":"Open?","answer":"Yes, daily."}\n{"question": "Op\n'.repeat(3_000),
    accept: ['ready', 'damaged', 'truncated'],
    covers: 'every other line broken off',
  },
  {
    name: 'quote.csv',
    bytes: () => `question,answer\n"${'a,bread and butter\n'.repeat(110_000)}`,
    accept: slow,
    covers: 'a quote that is never closed, over 2 MB',
  },
  {
    name: 'wide.csv',
    bytes: () => `${'a,'.repeat(300_000)}\n${'b,'.repeat(300_000)}\n`,
    accept: slow,
    covers: 'three hundred thousand columns',
  },
  {
    name: 'blanks.txt',
    bytes: () => `a${' '.repeat(300_000)}b ${'\t'.repeat(300_000)}c. ${text}`,
    accept: ['ready', 'too_large'],
    covers: 'a run of blanks, which a careless expression goes through from each of them',
  },
  {
    name: 'asked.txt',
    bytes: () => 'Q: Why?\n'.repeat(40_000),
    accept: slow,
    covers: 'questions of which none is ever answered',
  },
  {
    name: 'headings.md',
    bytes: () => '# A heading?\n'.repeat(5_000),
    accept: slow,
    covers: 'headings with nothing below',
  },
  {
    name: 'groups.rtf',
    bytes: () => String.raw`{\rtf1 ${'{\\b '.repeat(500_000)}${text}`,
    accept: deep,
    covers: 'groups in groups, none closed',
  },
  {
    name: 'numbers.rtf',
    bytes: () => String.raw`{\rtf1\uc9999999999\u-9999999999 \bin9999999999 \li9999999999 \'zz ${text}\par`,
    accept: deep,
    covers: 'numbers that are too large',
  },
  {
    name: 'picture.rtf',
    bytes: () => String.raw`{\rtf1{\pict ${'0a'.repeat(2_000_000)}}${'\\par '.repeat(200_000)}${text}\par}`,
    accept: ['ready', 'too_large'],
    covers: '4 MB of a picture, and 200,000 empty lines',
  },
  {
    name: 'deep.rst',
    bytes: () => many(1_500, (at) => `${' '.repeat(at)}.. note::\n\n`) + ' '.repeat(3_000) + text,
    accept: slow,
    covers: 'remarks in remarks',
  },
  {
    name: 'include.rst',
    bytes: () =>
      `Hours\n=====\n\n.. include:: /etc/passwd\n.. raw:: html\n   :file: /etc/passwd\n.. csv-table::\n   :file: /etc/passwd\n\n${text}\n`,
    accept: ['ready'],
    covers: 'directives that read files of this machine',
  },
];

const charset = (name: string, bytes: () => string | Uint8Array, covers: string): HostileFile => ({
  name,
  bytes,
  accept: ['ready', 'damaged', 'unsupported_type', 'no_text'],
  covers,
});
const hostileCharsets: readonly HostileFile[] = [
  charset('utf-16.html', () => `<meta charset="utf-16"><p>${text}</p>`, 'ASCII that says it is UTF-16'),
  charset(
    'unknown.html',
    () => Buffer.from(`<meta charset="x-no-such"><p>Caf\u00e9. ${text}</p>`, 'latin1'),
    'a charset that nobody knows',
  ),
  charset(
    'half.txt',
    () => Buffer.from(`\ufeff${text}`, 'utf16le').subarray(0, 41),
    'UTF-16 that ends in half a character',
  ),
  charset('nulls.txt', () => Buffer.from(text.split('').join('\0\0\0')), 'UTF-32 without a mark'),
  charset(
    'mixed.txt',
    () => Buffer.concat([Buffer.from(`Grüße. ${text}\n`), Buffer.from('Gr\u00fc\u00dfe.', 'latin1')]),
    'two charsets in one file',
  ),
  charset(
    'noise.txt',
    () => Buffer.from(Array.from({ length: 5_000 }, (_, at) => (at * 7919) % 256)),
    'no text at all',
  ),
];

export const hostileTexts = (): readonly HostileFile[] => [
  ...hostilePages,
  ...hostileData,
  ...hostileMail,
  ...hostileCharsets,
];
