/** Words with blanks between them: no line of base64 holds any. */
const words = /(?:[A-Za-z\u0080-\u00ff]{1,20}[,.]? ){3}/;
const declaration = /^content-transfer-encoding:[ \t]*base64/gim;
const longestSample = 1_000;

/**
 * A mail (its bytes as letters) in which parts that say they are base64 and are plain words say so: some programs write
 * the header and forget the encoding.
 */
export function plainWhereWritten(mail: string): string {
  return mail.replace(declaration, (whole, at: number) => {
    const [end = ''] = /\r?\n\r?\n/.exec(mail.slice(at, at + 4_000)) ?? [];
    const head = end === '' ? -1 : mail.indexOf(end, at);
    if (head < 0) return whole;
    const from = head + end.length;
    const sample = mail.slice(from, from + longestSample).split('\n--', 1)[0] ?? '';
    return words.test(sample) ? whole.replace(/base64$/i, '8bit') : whole;
  });
}

/** UTF-7, which mails were once sent in: "+APY-" is ö. */
export const decodeUtf7 = (text: string): string =>
  text.replaceAll(/\+([A-Za-z0-9+/]{0,400})-?/g, (_, code: string) => {
    const bytes = Buffer.from(code, 'base64');
    return code === '' ? '+' : new TextDecoder('utf-16be').decode(bytes.subarray(0, bytes.length & ~1));
  });

/** Letters of ISO-2022-JP where no part says so: its escapes stand in no other text. */
export const decodeEscaped = (text: string): string =>
  text.includes('\u001B$B') || text.includes('\u001B$@')
    ? new TextDecoder('iso-2022-jp').decode(Buffer.from(text, 'latin1'))
    : text;
