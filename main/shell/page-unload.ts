import type { WebContents } from 'electron';

/** Hears when a page is gone, or goes because the shell loads one: what is sent to it from then on is lost. */
export function watchPageUnload(contents: Pick<WebContents, 'on'>, onGone: () => void): void {
  contents.on('did-start-navigation', ({ isMainFrame, isSameDocument, initiator }) => {
    // Where a page itself wants to go elsewhere, that is refused after this, and no event says so: it stays.
    const isOfPage = initiator !== null && initiator !== undefined;
    if (isMainFrame && !isSameDocument && !isOfPage) onGone();
  });
  contents.on('did-navigate', () => onGone());
  contents.on('render-process-gone', () => onGone());
}
