import { useEffect } from 'react';

/** Tells a store that somebody sees what it lists, for as long as this is drawn: see `createShown`. */
export function useShown(setShown: (isShown: boolean) => void): void {
  useEffect(() => {
    setShown(true);
    return () => {
      setShown(false);
    };
  }, [setShown]);
}
