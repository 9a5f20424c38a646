import { useEffect, useRef, useState } from 'react';

/**
 * What `search` finds for the text as it is now; `nothing` until the first answer. One search runs at a time, and the
 * next one is for what stands there by then, so that fast typing never waits for searches that nobody needs any more.
 * A search that rejects finds nothing.
 */
export function useLatest<Found>(
  text: string,
  search: (text: string) => Promise<Found>,
  nothing: Found,
): Found {
  const [found, setFound] = useState(nothing);
  const wanted = useRef(text);
  const isRunning = useRef(false);
  const isMounted = useRef(true);
  useEffect(() => {
    isMounted.current = true;
    return () => {
      isMounted.current = false;
    };
  }, []);
  useEffect(() => {
    wanted.current = text;
    if (isRunning.current) return;
    isRunning.current = true;
    const run = async () => {
      for (let asked: string | null = null; isMounted.current && asked !== wanted.current;) {
        asked = wanted.current;
        const result = await search(asked).catch(() => nothing);
        if (isMounted.current && asked === wanted.current) setFound(result);
      }
      isRunning.current = false;
    };
    void run();
  }, [text, search, nothing]);
  return found;
}
