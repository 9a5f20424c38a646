import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { watchPageUnload } from '../../../main/shell/page-unload.ts';

function createPage() {
  const contents = new EventEmitter();
  let gone = 0;
  watchPageUnload(contents as unknown as Parameters<typeof watchPageUnload>[0], () => (gone += 1));
  const navigation = { isMainFrame: true, isSameDocument: false, initiator: null };
  return { contents, navigation, gone: () => gone };
}

// Bug: after a link that was refused, the hotkey and the mails of the add-on wait for a page that is there and hears.
test('a page that wants to go elsewhere stays, as that is refused', () => {
  const { contents, navigation, gone } = createPage();
  contents.emit('did-start-navigation', { ...navigation, initiator: {} });
  contents.emit('did-start-navigation', { ...navigation, isMainFrame: false });
  contents.emit('did-start-navigation', { ...navigation, isSameDocument: true });
  expect(gone()).toBe(0);
});

// Bug: what is sent to a page that is being left is lost.
test.each(['did-start-navigation', 'did-navigate', 'render-process-gone'])('a page goes with %s', (event) => {
  const { contents, navigation, gone } = createPage();
  contents.emit(event, navigation);
  expect(gone()).toBe(1);
});
