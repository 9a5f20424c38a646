/**
 * The parse worker as it ships: bundled it starts in a third of the time that its sources take, and most tests start one.
 * `npm test` bundles it anew when a source has changed.
 */
export const parseWorker = new URL('../../out/main/parse-worker.js', import.meta.url);
