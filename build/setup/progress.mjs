// Set-up talks on stderr only, so that stdout belongs to the command itself.

/**
 * A line a step. `update` rewrites the line on a terminal and is thinned out elsewhere (a log gets a line every ten seconds).
 * @param {{isTTY?: boolean, write(text: string): unknown}} stream
 */
export function createProgress(stream = process.stderr, now = Date.now) {
  let shown = 0;
  let open = false;
  const end = () => {
    if (open) stream.write('\n');
    open = false;
  };
  return {
    line(text) {
      end();
      stream.write(`${text}\n`);
      shown = now();
    },
    update(text) {
      if (now() - shown < (stream.isTTY ? 100 : 10_000)) return;
      shown = now();
      stream.write(stream.isTTY ? `\r\u001b[K${text}` : `${text}\n`);
      open = stream.isTTY === true;
    },
    end,
  };
}

/** "12.3 of 115.3 MB, 11 %", or "12.3 MB" where the total is not known. Bytes in. */
export function amount(done, total) {
  const mb = (bytes) => (bytes / 1e6).toFixed(1);
  return total ? `${mb(done)} of ${mb(total)} MB, ${Math.floor((100 * done) / total)} %` : `${mb(done)} MB`;
}
