import path from 'node:path';
import { expect, test } from 'vitest';
import { findAsset, headers } from '../../../main/shell/assets.ts';

const root = path.resolve('/srv/window');

test('serves the page and its files with their types', () => {
  expect(findAsset(root, 'app://desk/')).toEqual({
    file: path.join(root, 'index.html'),
    type: 'text/html; charset=utf-8',
  });
  expect(findAsset(root, 'app://desk/assets/a%20b.js?x=1#y')?.file).toBe(path.join(root, 'assets', 'a b.js'));
});

// A window that could read outside its folder could read the whole desk.
test.each([
  'app://desk/../secret.json',
  'app://desk/%2e%2e/secret.json',
  'app://desk/..%2f..%2fsecret.json',
  'app://desk/..%5c..%5csecret.json',
  'app://desk/assets/%2e%2e%2f%2e%2e%2f%2e%2e%2fetc/passwd.json',
  'app://desk//etc/passwd',
  'app://desk/%00index.html',
  'app://desk/%ff.html',
  'app://desk/desk.db',
  'app://desk/assets',
  'app://other/index.html',
  'app://desk:1/index.html',
  'file:///srv/window/index.html',
  'not a url',
])('refuses %s', (url) => {
  // The parser itself resolves plain dots, and then it is a file inside.
  const inside = path.join(root, 'secret.json');
  expect([null, inside]).toContain(findAsset(root, url)?.file ?? null);
});

test('the policy lets nothing in from outside and opens no connection', () => {
  const policy = headers['Content-Security-Policy'];
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("connect-src 'none'");
  expect(policy).not.toMatch(/unsafe|\*|https?:/);
});
