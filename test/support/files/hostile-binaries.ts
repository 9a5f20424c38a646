import { deflateSync } from 'node:zlib';
import type { HostileFile } from './hostile.ts';
import { oldWord, oleOf, outlookMessage, withCyclicChains } from './ole.ts';

const line = 'We open at nine from Tuesday to Saturday.';

/** A PDF of these objects, numbered from 1; the first is its catalogue. */
function pdf(objects: readonly (string | Uint8Array)[], trailer = ''): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const offsets: number[] = [];
  let length = parts[0]?.length ?? 0;
  for (const [at, object] of objects.entries()) {
    offsets.push(length);
    const part = Buffer.concat([
      Buffer.from(`${at + 1} 0 obj\n`),
      Buffer.from(object),
      Buffer.from('\nendobj\n'),
    ]);
    parts.push(part);
    length += part.length;
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(
    Buffer.from(
      `xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${offsets.length + 1} /Root 1 0 R ${trailer.replace('HERE', String(length))} >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return new Uint8Array(Buffer.concat(parts));
}

function stream(content: string | Uint8Array, dictionary = ''): Uint8Array {
  const bytes = Buffer.from(content);
  return Buffer.concat([
    Buffer.from(`<< /Length ${bytes.length} ${dictionary} >>\nstream\n`),
    bytes,
    Buffer.from('\nendstream'),
  ]);
}

const font = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';
const shown = `BT /F1 12 Tf 50 700 Td (${line}) Tj ET`;
const onePage = (
  content: Uint8Array,
  resources = '/Font << /F1 5 0 R >>',
  more: readonly (string | Uint8Array)[] = [],
) => [
  '<< /Type /Catalog /Pages 2 0 R >>',
  '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << ${resources} >> >>`,
  content,
  font,
  ...more,
];

const ends = ['ready', 'damaged', 'truncated', 'no_text', 'too_large', 'out_of_memory', 'timed_out'] as const;
const broken = ['ready', 'damaged', 'truncated', 'no_text'] as const;

const hostilePdfs = (canary: string): readonly HostileFile[] => [
  {
    name: 'pages.pdf',
    bytes: () =>
      pdf([
        '<< /Type /Catalog /Pages 2 0 R >>',
        '<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2000000000 /Parent 3 0 R >>',
        '<< /Type /Pages /Kids [2 0 R] /Count 1000000000 /Parent 2 0 R >>',
      ]),
    accept: broken,
    covers: 'a tree of pages that holds itself, two thousand million times',
  },
  {
    name: 'xref.pdf',
    bytes: () => pdf(onePage(stream(shown)), '/Prev HERE'),
    accept: broken,
    covers: 'a table of objects that leads back to itself',
  },
  {
    name: 'forms.pdf',
    bytes: () =>
      pdf(
        onePage(stream(`${shown} /X1 Do`), '/Font << /F1 5 0 R >> /XObject << /X1 6 0 R >>', [
          stream(
            `${shown} /X1 Do /X1 Do`,
            '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /Font << /F1 5 0 R >> /XObject << /X1 6 0 R >> >>',
          ),
        ]),
      ),
    accept: broken,
    covers: 'a picture that draws itself, twice',
  },
  {
    name: 'length.pdf',
    bytes: () => pdf(onePage(Buffer.from('<< /Length 4 0 R >>\nstream\nendstream'))),
    accept: broken,
    covers: 'a length that is the thing it measures',
  },
  {
    name: 'deep.pdf',
    bytes: () => pdf(['<< /Type /Catalog /Pages 2 0 R >>', `${'['.repeat(200_000)}${']'.repeat(200_000)}`]),
    accept: ends,
    covers: 'lists in lists',
  },
  {
    name: 'bomb.pdf',
    bytes: () => {
      const once = deflateSync(Buffer.alloc(32 * 1024 * 1024, ' '));
      return pdf(onePage(stream(deflateSync(once), '/Filter [/FlateDecode /FlateDecode]')));
    },
    accept: ends,
    covers: 'a page that inflates, twice, to 32 MB of nothing',
  },
  {
    name: 'words.pdf',
    bytes: () =>
      pdf(onePage(stream(deflateSync(Buffer.from(`${shown}\n`.repeat(10_000))), '/Filter /FlateDecode'))),
    accept: ends,
    covers: 'ten thousand lines at the same place',
  },
  {
    name: 'outside.pdf',
    bytes: () => {
      const [, ...rest] = onePage(stream(shown));
      return pdf([
        `<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /Launch /F (${canary}) >> /AA << /O << /S /JavaScript /JS (app.alert\\('CANARY'\\)) >> >> >>`,
        ...rest,
        `<< /Type /Filespec /F (${canary}) /EF << /F 6 0 R >> >>`,
      ]);
    },
    accept: ['ready'],
    covers: 'script, and a program to be started',
  },
];

function piecesThatRepeat(): Uint8Array {
  const text = `${'word '.repeat(20_000)}\r`;
  const word = Buffer.alloc(0x400 + text.length);
  word.writeUInt16LE(0xa5ec, 0);
  word.writeUInt16LE(0xc1, 2);
  word.writeUInt16LE(0x0200, 0x0a);
  word.writeUInt16LE(0x0e, 0x20);
  word.writeUInt16LE(0x16, 0x3e);
  word.writeInt32LE(0x7fffffff, 0x4c);
  word.write(text, 0x400, 'latin1');
  const count = 20_000;
  const table = Buffer.alloc(5 + (count + 1) * 4 + count * 8);
  table.writeUInt8(2, 0);
  table.writeUInt32LE(table.length - 5, 1);
  for (let at = 0; at < count; at++) {
    table.writeUInt32LE(at % 2 === 0 ? 0 : text.length, 5 + at * 4);
    table.writeUInt32LE(0x400 * 2 + 0x40000000, 5 + (count + 1) * 4 + at * 8 + 2);
  }
  word.writeUInt32LE(0, 0x1a2);
  word.writeUInt32LE(table.length, 0x1a6);
  return oleOf({ WordDocument: word, '1Table': table });
}

const message = { '0037001F': 'Hours', '0C1A001F': 'Ines', '1000001F': `${line} `.repeat(500) };
const hostileOle: readonly HostileFile[] = [
  {
    name: 'chains.doc',
    bytes: () => withCyclicChains(oldWord([{ text: line.repeat(100), heading: 0 }])),
    accept: ['damaged', 'unsupported_type', 'ready', 'out_of_memory', 'too_large'],
    covers: 'sectors that lead in a circle',
  },
  {
    name: 'chains.msg',
    bytes: () => withCyclicChains(outlookMessage(message)),
    accept: ['damaged', 'unsupported_type', 'ready', 'no_text', 'out_of_memory', 'too_large'],
    covers: 'sectors that lead in a circle',
  },
  {
    name: 'chains.xls',
    bytes: () => withCyclicChains(oleOf({ Workbook: Buffer.alloc(20_000, '\t\b\u0010') })),
    accept: ['damaged', 'unsupported_type', 'no_text', 'out_of_memory', 'too_large'],
    covers: 'sectors that lead in a circle',
  },
  {
    name: 'pieces.doc',
    bytes: piecesThatRepeat,
    accept: ['too_large', 'out_of_memory', 'damaged'],
    covers: 'the same stretch of text in 10,000 pieces: a thousand million letters',
  },
  {
    name: 'sizes.msg',
    bytes: () => {
      const file = Buffer.from(outlookMessage(message));
      // Every directory entry says that it has 4 GB.
      for (let at = 512; at + 128 <= file.length; at += 128)
        if (
          file.readUInt16LE(at + 64) > 2 &&
          file.readUInt16LE(at + 64) <= 64 &&
          file.readUInt8(at + 66) === 2
        )
          file.writeUInt32LE(0xfffffff0, at + 120);
      return file;
    },
    accept: ['damaged', 'ready', 'no_text', 'out_of_memory', 'too_large', 'unsupported_type'],
    covers: 'streams that say they have 4 GB',
  },
];

export const hostileBinaries = (canary: string): readonly HostileFile[] => [
  ...hostilePdfs(canary),
  ...hostileOle,
];
