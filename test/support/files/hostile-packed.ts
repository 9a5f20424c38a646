import { deflateRawSync } from 'node:zlib';
import { book, openText, powerPoint, word, zipOf } from './packed.ts';
import type { HostileFile } from './hostile.ts';

const text = 'We open at nine from Tuesday to Saturday.';
const paragraph = `<text:p>${text}</text:p>`;

interface Record {
  readonly name: string;
  readonly packed: Uint8Array;
  readonly stated: number;
  /** How often the directory names these same bytes. */
  readonly times: number;
}

/** An archive whose directory says what it likes. Check sums are left out, as readers here do not ask for them. */
function forgedZip(records: readonly Record[]): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, packed, stated, times } of records) {
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt32LE(stated, 22);
    head.writeUInt16LE(Buffer.byteLength(name), 26);
    const local = Buffer.concat([head, Buffer.from(name), packed]);
    for (let time = 0; time < times; time++) {
      const shown = Buffer.from(time === 0 ? name : `${time}-${name}`);
      const entry = Buffer.alloc(46);
      entry.writeUInt32LE(0x02014b50, 0);
      entry.writeUInt16LE(20, 6);
      entry.writeUInt16LE(8, 10);
      entry.writeUInt32LE(packed.length, 20);
      entry.writeUInt32LE(stated, 24);
      entry.writeUInt16LE(shown.length, 28);
      entry.writeUInt32LE(offset, 42);
      directory.push(entry, shown);
    }
    parts.push(local);
    offset += local.length;
  }
  const table = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  const count = records.reduce((sum, { times }) => sum + times, 0);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(table.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...parts, table, end]));
}

const kernel = (megabytes: number): Uint8Array => deflateRawSync(Buffer.alloc(megabytes * 1024 * 1024, 'a '));

function nested(levels: number, copies: number): Uint8Array {
  let inner = zipOf({ 'bread.txt': text });
  for (let level = 0; level < levels; level++)
    inner = zipOf(Object.fromEntries(Array.from({ length: copies }, (_, at) => [`${at}.zip`, inner])));
  return inner;
}

const laughs = `<!DOCTYPE a [<!ENTITY l0 "ha">${Array.from(
  { length: 12 },
  (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`,
).join('')}]>`;
const blowUp = `<!DOCTYPE a [<!ENTITY q "${'q'.repeat(100_000)}">]>`;
const outside = (file: string): string => `<!DOCTYPE a [<!ENTITY x SYSTEM "file://${file}">]>`;

const sheetNames =
  'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
/** A workbook of one sheet; `data` stands in its `worksheet`, `strings` in the table that cells share. */
const excel = (data: string, strings = ''): Uint8Array =>
  zipOf({
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>',
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook ${sheetNames}><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relation}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${relation}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/sharedStrings.xml': `<sst ${sheetNames}>${strings}</sst>`,
    'xl/worksheets/sheet1.xml': `<worksheet ${sheetNames}>${data}</worksheet>`,
  });
const openSheet = (rows: string): Uint8Array =>
  zipOf({
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'content.xml': `<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="A">${rows}</table:table></office:spreadsheet></office:body></office:document-content>`,
  });

const tooMuch = ['too_large', 'out_of_memory', 'damaged'] as const;
const refused = ['damaged', 'no_text'] as const;

/** `canary` is a file whose content must never be seen. */
export const hostileArchives = (canary: string): readonly HostileFile[] => [
  {
    name: 'overlapping.zip',
    bytes: () => forgedZip([{ name: 'a.txt', packed: kernel(8), stated: 8 << 20, times: 100 }]),
    accept: ['too_large'],
    covers: 'a hundred names for the same bytes: 800 MB out of 8 KB',
  },
  {
    name: 'lying.zip',
    bytes: () => forgedZip([{ name: 'a.txt', packed: kernel(64), stated: 100, times: 1 }]),
    accept: ['ready', ...tooMuch],
    covers: 'the directory says 100 bytes, inside are 64 MB',
  },
  {
    name: 'lying.docx',
    bytes: () => forgedZip([{ name: 'word/document.xml', packed: kernel(8), stated: 4e9, times: 1 }]),
    accept: ['too_large'],
    covers: 'the directory says 4 GB',
  },
  {
    name: 'deep.zip',
    bytes: () => nested(40, 1),
    accept: ['too_large'],
    covers: 'archives in archives, as in one that holds itself',
  },
  {
    name: 'wide.zip',
    bytes: () => nested(6, 12),
    accept: ['too_large'],
    covers: 'twelve archives in each of twelve, and so on: three million files',
  },
  {
    name: 'many.zip',
    bytes: () => zipOf(Object.fromEntries(Array.from({ length: 3000 }, (_, at) => [`${at}.txt`, text]))),
    accept: ['too_large'],
    covers: 'more files than a person packs',
  },
  {
    name: 'slip.zip',
    bytes: () =>
      zipOf({
        '../../../../../../tmp/sidedesk-slip.txt': text,
        '/tmp/sidedesk-slip.txt': text,
        '..\\..\\sidedesk-slip.txt': text,
        'C:\\sidedesk-slip.txt': text,
      }),
    accept: ['ready'],
    covers: 'names that lead out of the folder',
  },
  {
    name: 'names.zip',
    bytes: () =>
      zipOf({
        'a\u0000b\nc\u001b[31m.txt': text,
        'bill\u202Etxt.exe': text,
        '': text,
        [`${'long'.repeat(5000)}.txt`]: text,
        __proto__x: text,
        constructor: text,
      }),
    accept: ['ready', 'damaged'],
    covers: 'names with control characters, line ends and a turned direction',
  },
  ...(['odt', 'docx'] as const).flatMap((kind): readonly HostileFile[] => {
    const made = (body: string, doctype: string): Uint8Array =>
      kind === 'odt'
        ? openText(`<text:p>${body}</text:p>`, doctype)
        : word(`<w:p><w:r><w:t>${body}</w:t></w:r></w:p>`, doctype);
    return [
      {
        name: `laughs.${kind}`,
        bytes: () => made(`Bread &l12;`, laughs),
        accept: ['ready', ...refused],
        covers: 'a thousand million words out of a few',
      },
      {
        name: `blow-up.${kind}`,
        bytes: () => made(`Bread ${'&q;'.repeat(20_000)}`, blowUp),
        accept: ['ready', ...refused, 'too_large'],
        covers: 'two thousand million letters out of one long entity',
      },
      {
        name: `outside.${kind}`,
        bytes: () => made('Bread &x;', outside(canary)),
        accept: ['ready', ...refused],
        covers: 'an entity that reads a file of this machine',
      },
    ];
  }),
  {
    name: 'outside.xlsx',
    bytes: () =>
      zipOf({
        '[Content_Types].xml': '<Types/>',
        'xl/workbook.xml': `${outside(canary)}<workbook>&x;</workbook>`,
      }),
    accept: refused,
    covers: 'an entity in a workbook',
  },
  {
    name: 'deep.odt',
    bytes: () => openText(`${'<text:span>'.repeat(200_000)}${text}${'</text:span>'.repeat(200_000)}`),
    accept: ['ready', ...tooMuch],
    covers: 'elements in elements, until the stack is used up',
  },
  {
    name: 'deep.docx',
    bytes: () => word(`${'<w:sdt>'.repeat(100_000)}${'</w:sdt>'.repeat(100_000)}`),
    accept: ['no_text', ...tooMuch],
    covers: 'elements in elements, until the stack is used up',
  },
  {
    name: 'deep.pptx',
    bytes: () => powerPoint([['Deep', `${'<a:x>'.repeat(100_000)}${text}${'</a:x>'.repeat(100_000)}`]]),
    accept: ['ready', 'no_text', ...tooMuch],
    covers: 'elements in elements, until the stack is used up',
  },
  {
    name: 'wide.odt',
    bytes: () => openText(paragraph.repeat(20_000)),
    accept: ['ready', 'too_large'],
    covers: 'a million letters in paragraphs that are all alike',
  },
  {
    name: 'circle.epub',
    bytes: () =>
      book(
        'Circle',
        { 'a.xhtml': `<p>${'word '.repeat(20_000)}</p>` },
        Array.from({ length: 20_000 }, () => 'a.xhtml'),
      ),
    accept: ['ready', 'too_large'],
    covers: 'one chapter that is to be read 20,000 times',
  },
  {
    name: 'outside.epub',
    bytes: () => book('Out', { [`../../../../../../../..${canary}`]: '', 'a.xhtml': `<p>${text}</p>` }),
    accept: ['ready'],
    covers: 'a chapter that is a file of this machine',
  },
  {
    name: 'shared.xlsx',
    bytes: () =>
      excel(
        `<sheetData>${Array.from({ length: 20_000 }, (_, at) => `<row r="${at + 1}"><c r="A${at + 1}" t="s"><v>0</v></c></row>`).join('')}</sheetData>`,
        `<si><t>${'word '.repeat(20_000)}</t></si>`,
      ),
    accept: ['too_large', 'out_of_memory'],
    covers: 'one long text that 20,000 cells share: 2 GB',
  },
  {
    name: 'far.xlsx',
    bytes: () =>
      excel(
        `<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${text}</t></is></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row><row r="4294967295"><c r="ZZZZZZ4294967295"><v>2</v></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>`,
      ),
    accept: ['ready', 'damaged'],
    covers: 'cells at the far end of a sheet, and beyond it',
  },
  {
    name: 'cyclic.xlsx',
    bytes: () =>
      excel(
        `<sheetData><row r="1"><c r="A1"><f>B1</f><v>4711</v></c><c r="B1"><f>A1</f><v>1</v></c></row><row r="2"><c r="A2" t="str"><f>WEBSERVICE("file://${canary}")</f><v>seen last</v></c><c r="B2"><f>1+1</f></c></row></sheetData>`,
      ),
    accept: ['ready'],
    covers: 'formulas that need each other, and one that reads a file',
  },
  {
    name: 'lost-text.xlsx',
    bytes: () =>
      excel(
        `<sheetData><row r="1"><c r="C1" t="s"><v>999999</v></c><c r="D1" t="s"><v>-1</v></c></row></sheetData>`,
      ),
    accept: ['damaged'],
    covers: 'texts that are not in the table of shared ones',
  },
  {
    name: 'repeated.ods',
    bytes: () =>
      openSheet(
        `<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384" office:value-type="string"><text:p>${text}</text:p></table:table-cell></table:table-row>`,
      ),
    accept: ['ready', ...tooMuch, 'timed_out'],
    covers: 'one cell that stands for seventeen thousand million',
  },
];
