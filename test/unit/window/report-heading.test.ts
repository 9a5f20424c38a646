import { expect, test } from 'vitest';
import { reportHeading } from '../../../renderer/features/report/report-heading.ts';

const days = { firstDay: '2026-09-29', lastDay: '2026-10-05' };

// Bug: a printed page told neither what it was nor of which days, and a saved PDF was called like the program.
test('a page on paper says which it is, of what days and of which shop', () => {
  const { page, about, title } = reportHeading({ page: 'outcomes', days }, ' Tea & Tins ');
  expect(page).toBe('Outcomes');
  expect(about).toMatch(/^Report, .*29.*2026 to .*5.*2026 · Tea & Tins$/);
  expect(title).toBe(`${page} · ${about}`);
});

test('a page of other days, or days that are being typed, are not said to be of those', () => {
  expect(reportHeading({ page: 'library', days }, 'Tea & Tins').about).toBe('Report · Tea & Tins');
  expect(reportHeading({ page: 'overview', days: { ...days, lastDay: '' } }, '').about).toBe('Report');
});
