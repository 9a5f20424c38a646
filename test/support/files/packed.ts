import { strToU8, zipSync } from 'fflate';

/** Files of a ZIP archive by their names, texts or bytes. */
export type Parts = Readonly<Record<string, string | Uint8Array>>;

export const zipOf = (parts: Parts): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
    ),
    { level: 6 },
  );

/** What a program writes around the text of a document. */
const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
const office = 'urn:oasis:names:tc:opendocument:xmlns';
const opened =
  `<office:document-content xmlns:office="${office}:office:1.0" xmlns:text="${office}:text:1.0"` +
  ` xmlns:table="${office}:table:1.0" xmlns:draw="${office}:drawing:1.0" xmlns:presentation="${office}:presentation:1.0" xmlns:style="${office}:style:1.0">`;

/** An OpenDocument text; `body` is what stands in `office:text`, `styles` in its automatic styles. */
export const openText = (body: string, doctype = '', styles = ''): Uint8Array =>
  zipOf({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `${declaration}${doctype}${opened}<office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
  });

/** An OpenDocument presentation; each slide a title and a text. */
export const openSlides = (slides: readonly (readonly [string, string])[]): Uint8Array =>
  zipOf({
    mimetype: 'application/vnd.oasis.opendocument.presentation',
    'content.xml': `${declaration}${opened}<office:body><office:presentation>${slides
      .map(
        ([title, text]) =>
          `<draw:page><draw:frame presentation:class="title"><draw:text-box><text:p>${title}</text:p></draw:text-box></draw:frame>` +
          `<draw:frame presentation:class="outline"><draw:text-box><text:p>${text}</text:p></draw:text-box></draw:frame></draw:page>`,
      )
      .join('')}</office:presentation></office:body></office:document-content>`,
  });

const drawing = 'http://schemas.openxmlformats.org';
const contentTypes = `${declaration}<Types xmlns="${drawing}/package/2006/content-types"/>`;

/** A PowerPoint presentation; each slide a title and a text, those of the numbers hidden. */
export const powerPoint = (
  slides: readonly (readonly [string, string])[],
  hidden: readonly number[] = [],
): Uint8Array =>
  zipOf({
    '[Content_Types].xml': contentTypes,
    ...Object.fromEntries(
      slides.map(([title, text], at) => [
        `ppt/slides/slide${at + 1}.xml`,
        `${declaration}<p:sld xmlns:a="${drawing}/drawingml/2006/main" xmlns:p="${drawing}/presentationml/2006/main"${hidden.includes(at + 1) ? ' show="0"' : ''}><p:cSld><p:spTree>` +
          `<p:sp><p:nvSpPr><p:nvPr/></p:nvSpPr><p:txBody><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:txBody></p:sp>` +
          `<p:sp><p:nvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>${title}</a:t></a:r></a:p></p:txBody></p:sp>` +
          `</p:spTree></p:cSld></p:sld>`,
      ]),
    ),
  });

/** A Word document; `body` is what stands in `w:body`, `styles` is the part of its styles. */
export const word = (body: string, doctype = '', styles?: string): Uint8Array =>
  zipOf({
    '[Content_Types].xml': `${declaration}<Types xmlns="${drawing}/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': `${declaration}<Relationships xmlns="${drawing}/package/2006/relationships"><Relationship Id="rId1" Type="${drawing}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `${declaration}${doctype}<w:document xmlns:w="${drawing}/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ...(styles !== undefined && { 'word/styles.xml': styles }),
  });

/** An EPUB book; `order` names the chapters as they are to be read. */
export const book = (title: string, chapters: Parts, order = Object.keys(chapters)): Uint8Array =>
  zipOf({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml': `${declaration}<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>`,
    'OEBPS/book.opf':
      `${declaration}<package><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${title}</dc:title></metadata><manifest>` +
      Object.keys(chapters)
        .map((name, at) => `<item id="c${at}" href="${name}"/>`)
        .join('') +
      `</manifest><spine>${order.map((name) => `<itemref idref="c${Object.keys(chapters).indexOf(name)}"/>`).join('')}</spine></package>`,
    ...Object.fromEntries(Object.entries(chapters).map(([name, text]) => [`OEBPS/${name}`, text])),
  });

/** An Excel workbook of one sheet “FAQ”; `rows` and `after` are the XML of its rows and of what follows them. */
export const excel = (rows: string, { after = '', before = '', styles = '' } = {}): Uint8Array =>
  zipOf({
    '[Content_Types].xml': `${declaration}<Types xmlns="${drawing}/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`,
    '_rels/.rels': `${declaration}<Relationships xmlns="${drawing}/package/2006/relationships"><Relationship Id="rId1" Type="${drawing}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${declaration}<workbook xmlns="${drawing}/spreadsheetml/2006/main" xmlns:r="${drawing}/officeDocument/2006/relationships"><sheets><sheet name="FAQ" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${declaration}<Relationships xmlns="${drawing}/package/2006/relationships"><Relationship Id="rId1" Type="${drawing}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${drawing}/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `${declaration}<styleSheet xmlns="${drawing}/spreadsheetml/2006/main">${styles}</styleSheet>`,
    'xl/worksheets/sheet1.xml': `${declaration}<worksheet xmlns="${drawing}/spreadsheetml/2006/main">${before}<sheetData>${rows}</sheetData>${after}</worksheet>`,
  });

/** Cells of a workbook: texts, or XML of a whole cell. */
export const excelRows = (
  rows: readonly (readonly string[])[],
  attributes: Readonly<Record<number, string>> = {},
): string =>
  rows
    .map(
      (cells, at) =>
        `<row r="${at + 1}" ${attributes[at + 1] ?? ''}>${cells
          .map((cell, column) => {
            const place = `${String.fromCharCode(65 + column)}${at + 1}`;
            if (cell === '') return '';
            return cell.startsWith('<')
              ? cell.replaceAll('PLACE', place)
              : `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${cell}</t></is></c>`;
          })
          .join('')}</row>`,
    )
    .join('');
