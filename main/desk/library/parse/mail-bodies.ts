/** From so many lines on; below it nothing is gained. */
const fewestLines = 2_000;
const packed = 'base64';
const plainEncoding = /^(?:|7bit|8bit|binary)$/i;
const encodingHeader = /^content-transfer-encoding:[ \t]*([^\r\n]*)\r?\n?/im;
const boundaryParameter = /;\s{0,9}boundary\s{0,9}=\s{0,9}(?:"([^"\n]{1,200})"|([^\s;"]{1,200}))/i;
const holdsParts = /^content-type:[ \t]*(?:multipart|message)\//im;

/**
 * A mail (each byte a letter) whose parts of very many lines are written in base64: the reader of mails takes each line
 * for itself, and a mail of short lines a hundred times as long as one of long ones.
 */
export function withoutManyLines(mail: string): string {
  const lines = mail.split('\n');
  if (lines.length < fewestLines) return mail;
  const boundaries = new Set<string>();
  const out: string[] = [];
  for (let at = 0; at < lines.length;) {
    const headEnd = nextWhere(lines, at, (line) => line === '' || line === '\r');
    const head = lines.slice(at, headEnd).join('\n');
    const [, quoted, bare] = boundaryParameter.exec(head) ?? [];
    const boundary = quoted ?? bare;
    if (boundary !== undefined) boundaries.add(boundary);
    const bodyEnd = nextWhere(lines, headEnd + 1, (line) => isBoundary(line, boundaries));
    const body = lines.slice(headEnd + 1, bodyEnd);
    const isPlain = plainEncoding.test(encodingHeader.exec(head)?.[1]?.trim() ?? '');
    if (body.length >= fewestLines && isPlain && !holdsParts.test(head)) {
      const kept = head.replace(encodingHeader, '').replace(/\r?\n$/, '');
      const encoded = Buffer.from(body.join('\n'), 'latin1').toString(packed);
      out.push(kept, `content-transfer-encoding: ${packed}`, '', encoded);
    } else for (const line of lines.slice(at, bodyEnd)) out.push(line);
    // The line of a boundary stands between two parts.
    if (bodyEnd < lines.length) out.push(lines[bodyEnd] ?? '');
    at = bodyEnd + 1;
  }
  return out.join('\n');
}

function nextWhere(lines: readonly string[], from: number, is: (line: string) => boolean): number {
  let at = from;
  while (at < lines.length && !is(lines[at] ?? '')) at++;
  return at;
}

const isBoundary = (line: string, boundaries: ReadonlySet<string>): boolean =>
  line.startsWith('--') && line.length < 300 && boundaries.has(line.trimEnd().slice(2).replace(/--$/, ''));
