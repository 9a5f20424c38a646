/** More of one mail is an attachment: what was written stands before it. */
const mostOfMail = 1024 * 1024;
/** The line above each mail is shorter than this. */
const longestMark = 1_000;
/** A sender and a date as Unix writes it. */
const fromLine =
  /^From [^\n]{0,300}?\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b[^\n]{0,20}?\b\d{1,2}:\d{2}[^\n]{0,20}?\b\d{4}[^\n]*\n?$/;
const separator = Buffer.from('\nFrom ');

/**
 * The mails of a mailbox (mbox), however large: each without the line above it, and without the marks that keep its own
 * lines from being taken for one. What has no such line at all is one mail. Of a long mail only its first MB is handed on.
 */
export async function* splitMbox(
  parts: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const mail = createCollector();
  let rest = Buffer.alloc(0);
  let isStart = true;
  for await (const part of parts) {
    rest = Buffer.concat([rest, part]);
    for (let from = 0; ;) {
      const at = isStart
        ? rest.subarray(0, 5).equals(separator.subarray(1))
          ? 0
          : -1
        : rest.indexOf(separator, from);
      if (isStart && at < 0) {
        // What is shorter than the first word of a mailbox may still become one.
        if (rest.length < 5) break;
        isStart = false;
        continue;
      }
      if (at < 0) {
        const keep = Math.max(0, rest.length - separator.length);
        mail.add(rest.subarray(0, keep));
        rest = rest.subarray(keep);
        break;
      }
      const begin = isStart ? at : at + 1;
      const end = rest.indexOf('\n', begin);
      if (end < 0 && rest.length - begin < longestMark) {
        mail.add(rest.subarray(0, at));
        rest = rest.subarray(at);
        break;
      }
      isStart = false;
      const line = rest.subarray(begin, Math.min(end < 0 ? rest.length : end + 1, begin + longestMark));
      if (end < 0 || !fromLine.test(line.toString('latin1'))) {
        from = begin;
        continue;
      }
      mail.add(rest.subarray(0, begin));
      yield* mail.take();
      rest = rest.subarray(end + 1);
      from = 0;
      // A mark may stand right below a mark: a mail without anything.
      isStart = true;
    }
  }
  mail.add(rest);
  yield* mail.take();
}

function createCollector(): { add(part: Uint8Array): void; take(): Generator<Uint8Array> } {
  let parts: Uint8Array[] = [];
  let length = 0;
  return {
    add(part) {
      const room = mostOfMail - length;
      if (room <= 0 || part.length === 0) return;
      parts.push(part.subarray(0, room));
      length += Math.min(room, part.length);
    },
    *take() {
      const whole = Buffer.concat(parts).toString('latin1');
      parts = [];
      length = 0;
      if (whole.trim() !== '') yield Buffer.from(whole.replace(/^>(>*From )/gm, '$1'), 'latin1');
    },
  };
}

/** Drafts, spam and what was thrown away, as Gmail labels them. */
const discardedLabels =
  /\b(?:spam|trash|drafts?|papierkorb|entwürfe|corbeille|brouillons?|papelera|borradores|cestino|bozze|prullenbak|concepten)\b/i;

/** Whether a mail of a mailbox was thrown away, never sent or spam, as far as mail programs mark that. */
export function isDiscarded(mail: Uint8Array): boolean {
  const head = Buffer.from(mail.subarray(0, 16_384)).toString('utf8');
  const [headers = ''] = head.split(/\r?\n\r?\n/, 1);
  const [, labels = ''] = /^X-Gmail-Labels:\s*([^\n]*)/im.exec(headers) ?? [];
  // Thunderbird keeps what was deleted until it tidies up, with a mark.
  const [, status = '0'] = /^X-Mozilla-Status:\s*([0-9a-f]{1,4})/im.exec(headers) ?? [];
  return discardedLabels.test(labels) || (Number.parseInt(status, 16) & 8) !== 0;
}
