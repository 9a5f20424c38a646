import type { ParseWarnings } from './parse-warnings.ts';

/** Reads RTF into paragraphs and table cells. Pictures, objects, macros and fields are passed over, nothing is fetched. */

interface RtfRun {
  readonly text: string;
  readonly bold: boolean;
}
export interface RtfParagraph {
  readonly runs: readonly RtfRun[];
  /** 1 for the outermost heading, 0 for text. */
  readonly heading: number;
  readonly listed: boolean;
  /** Where it ends: alone, in a cell, or with the last cell of a row. */
  readonly end: 'paragraph' | 'cell' | 'row';
}
export interface Rtf {
  readonly paragraphs: readonly RtfParagraph[];
  readonly title: string | undefined;
}

/** What a group changes ends with it. */
interface State {
  destination: 'text' | 'fonts' | 'styles' | 'title' | 'field' | 'none';
  bold: boolean;
  hidden: boolean;
  struck: boolean;
  deleted: boolean;
  encoding: string;
  /** How many characters stand in for each one given as a number. */
  fallback: number;
  style: number;
  level: number;
  isTable: boolean;
}

const signs: Readonly<Record<string, string>> = {
  tab: '\t',
  line: '\n',
  lbr: '\n',
  emdash: '—',
  endash: '–',
  bullet: '•',
  emspace: ' ',
  enspace: ' ',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  '~': '\u00A0',
  _: '\u2011',
};
/** Groups that hold no text of the document. */
const skippedDestinations = new Set(
  'colortbl,pict,object,objdata,header,headerl,headerr,headerf,footer,footerl,footerr,footerf,annotation,atnid,atnauthor,listtext,pntext,pntxta,pntxtb,sp,nonshppict,filetbl,revtbl,xe,tc,bkmkstart,bkmkend,info,template,fldtype,themedata,datastore,latentstyles,listtable,listoverridetable,rsidtbl,generator,xmlnstbl,formfield,fontemb,falt,panose,upr'.split(
    ',',
  ),
);
/** Groups marked as ignorable that hold text all the same. */
const readAnyway = new Set(['shpinst', 'shptxt', 'ud', 'fldinst', 'shprslt']);

const byCharset: Readonly<Record<number, string>> = {
  77: 'macintosh',
  128: 'shift_jis',
  129: 'euc-kr',
  134: 'gbk',
  136: 'big5',
  161: 'windows-1253',
  162: 'windows-1254',
  163: 'windows-1258',
  177: 'windows-1255',
  178: 'windows-1256',
  186: 'windows-1257',
  204: 'windows-1251',
  222: 'windows-874',
  238: 'windows-1250',
};
const byPage: Readonly<Record<number, string>> = {
  866: 'ibm866',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  10000: 'macintosh',
  65001: 'utf-8',
};
const encodingOfPage = (page: number): string =>
  byPage[page] ?? (page === 874 || (page >= 1250 && page <= 1258) ? `windows-${page}` : 'windows-1252');

const token =
  /\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\/y;
const headingName = /^(?:heading|überschrift|titre|título|titolo|kop|rubrik|nagłówek)\s*([1-9])/i;

const seen = { hidden: false, struck: false, deleted: false } as const;

/** `source` holds one character a byte. What is broken off or unknown is passed over. */
export function readRtf(source: string, omit: ParseWarnings['omit']): Rtf {
  const paragraphs: RtfParagraph[] = [];
  const fonts = new Map<number, string>();
  const styles = new Map<number, number>();
  const outer: State[] = [];
  let now: State = {
    destination: 'text',
    bold: false,
    hidden: false,
    struck: false,
    deleted: false,
    encoding: 'windows-1252',
    fallback: 1,
    style: 0,
    level: 0,
    isTable: false,
  };
  let page = 'windows-1252';
  let runs: RtfRun[] = [];
  let bytes: number[] = [];
  let gathered = '';
  let title = '';
  let font = 0;
  let toSkip = 0;
  let isMarked = false;
  let atStart = false;
  let listed = false;
  /** What styles make of their text, by `s` or `cs` and their number. */
  const looks = new Map<string, Partial<State>>();
  let styleName = 's0';
  let hasGap = false;

  const put = (given: string): void => {
    if (now.destination === 'title') title += given;
    else if (now.destination === 'styles') gathered += given;
    else if (now.destination === 'text' && given !== '' && !isOmitted(given)) {
      const last = runs.at(-1);
      // One blank stays where something between two blanks was left out.
      const text = hasGap && /\s$/.test(last?.text ?? '') ? given.replace(/^ +/, '') : given;
      hasGap = false;
      if (last && last.bold === now.bold) runs[runs.length - 1] = { ...last, text: last.text + text };
      else runs.push({ text, bold: now.bold });
    }
  };
  const isOmitted = (text: string): boolean => {
    const isLeftOut =
      (now.struck && omit('struck', text)) ||
      (now.hidden && omit('hidden', text)) ||
      (now.deleted && omit('deleted', text));
    hasGap ||= isLeftOut;
    return isLeftOut;
  };
  const flush = (): void => {
    if (bytes.length === 0) return;
    const decoded = new TextDecoder(now.encoding).decode(Uint8Array.from(bytes));
    bytes = [];
    put(decoded);
  };
  const putBytes = (raw: string): void => {
    if (now.destination === 'none' || now.destination === 'fonts' || now.destination === 'field') return;
    for (let index = 0; index < raw.length; index++) bytes.push(raw.charCodeAt(index));
  };
  const endParagraph = (end: RtfParagraph['end']): void => {
    if (now.destination !== 'text') return;
    paragraphs.push({ runs, heading: now.level || (styles.get(now.style) ?? 0), listed, end });
    runs = [];
    listed = false;
  };
  const endStyle = (): void => {
    const level =
      Number(headingName.exec(gathered.trim())?.[1] ?? 0) || (/^title;?$/i.test(gathered.trim()) ? 1 : 0);
    if (level > 0 || now.level > 0) styles.set(now.style, now.level || level);
    if (now.struck || now.hidden) looks.set(styleName, { struck: now.struck, hidden: now.hidden });
    gathered = '';
  };

  function word(name: string, given: number | null): void {
    const ignorable = isMarked;
    isMarked = false;
    const sign = signs[name];
    if (sign !== undefined) {
      if (toSkip > 0) toSkip--;
      else put(sign);
      return;
    }
    switch (name) {
      case 'par':
      case 'sect':
      case 'page':
        endParagraph(now.isTable ? 'cell' : 'paragraph');
        if (now.isTable) paragraphs.splice(-1, 1, ...joinedLater(paragraphs.at(-1)));
        return;
      case 'cell':
      case 'nestcell':
        endParagraph('cell');
        return;
      case 'row':
      case 'nestrow':
        endParagraph('row');
        return;
      case 'pard':
        Object.assign(now, { style: 0, level: 0, isTable: false });
        listed = false;
        return;
      case 'intbl':
        now.isTable = true;
        return;
      case 'plain':
        Object.assign(now, { bold: false, ...seen, encoding: page });
        return;
      case 'b':
        now.bold = given !== 0;
        return;
      case 'v':
        now.hidden = given !== 0;
        return;
      case 'strike':
      case 'striked':
        now.struck = given !== 0;
        return;
      case 'deleted':
        now.deleted = given !== 0;
        return;
      case 's':
      case 'cs':
        now.style = name === 's' ? (given ?? 0) : now.style;
        if (now.destination !== 'styles') Object.assign(now, looks.get(`${name}${given ?? 0}`));
        else styleName = `${name}${given ?? 0}`;
        return;
      case 'outlinelevel':
        now.level = given !== null && given < 9 ? given + 1 : 0;
        return;
      case 'uc':
        now.fallback = Math.min(Math.max(given ?? 1, 0), 10);
        return;
      case 'u':
        put(String.fromCharCode((given ?? 63) & 0xffff));
        toSkip = now.fallback;
        return;
      case 'ansicpg':
        page = encodingOfPage(given ?? 1252);
        now.encoding = page;
        return;
      case 'mac':
        page = 'macintosh';
        now.encoding = page;
        return;
      case 'f':
        font = given ?? 0;
        if (now.destination !== 'fonts') now.encoding = fonts.get(font) ?? page;
        return;
      case 'fcharset': {
        const encoding = byCharset[given ?? 0];
        if (now.destination === 'fonts' && encoding) fonts.set(font, encoding);
        return;
      }
      case 'fonttbl':
        now.destination = 'fonts';
        return;
      case 'stylesheet':
        now.destination = 'styles';
        return;
      case 'title':
        if (outer.at(-1)?.destination !== 'none') return;
        now.destination = 'title';
        title = '';
        return;
      case 'result':
        now.destination = 'text';
        return;
      case 'fldinst':
        now.destination = 'field';
        return;
      case 'listtext':
      case 'pntext':
        listed = true;
        now.destination = 'none';
        return;
      default:
        if (skippedDestinations.has(name) || (ignorable && !readAnyway.has(name))) now.destination = 'none';
    }
  }

  token.lastIndex = 0;
  for (let found = token.exec(source); found; found = token.exec(source)) {
    const [all, name, given, hex, symbol, brace, raw] = found;
    if (all === '') break;
    // Only at the start of a group does the mark concern the group.
    const begins: boolean = brace === '{' || (atStart && all.trim() === '');
    if (name !== undefined) {
      flush();
      if (name === 'bin') token.lastIndex += Math.max(0, Number(given ?? 0));
      else word(name, given === undefined ? null : Number(given));
    } else if (hex !== undefined) {
      if (toSkip > 0) toSkip--;
      else putBytes(String.fromCharCode(Number.parseInt(hex, 16)));
    } else if (brace !== undefined) {
      flush();
      isMarked = false;
      toSkip = 0;
      if (brace === '{') outer.push({ ...now });
      else {
        if (now.destination === 'styles' && gathered !== '') endStyle();
        now = outer.pop() ?? now;
      }
    } else if (raw !== undefined) {
      const rest = raw.slice(Math.min(toSkip, raw.length));
      toSkip -= raw.length - rest.length;
      putBytes(rest);
    } else if (symbol === '*') isMarked = atStart;
    else if (symbol !== undefined) {
      flush();
      if (symbol === '\n' || symbol === '\r') word('par', null);
      else if (toSkip > 0) toSkip--;
      else put(signs[symbol] ?? (/[\\{}]/.test(symbol) ? symbol : ''));
    }
    atStart = begins;
  }
  flush();
  now.destination = 'text';
  endParagraph('paragraph');
  return { paragraphs, title: title.trim() || undefined };

  /** A paragraph that ends inside a cell is a line of it. */
  function joinedLater(paragraph: RtfParagraph | undefined): readonly RtfParagraph[] {
    runs = [...(paragraph?.runs ?? []), { text: '\n', bold: false }];
    return [];
  }
}
