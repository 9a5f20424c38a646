/**
 * How many ratings of four simulated exports go to the case that they are about, and how many of 20 answers that ruin ratings are
 * named in 20,000 cases. Seeds may be given: `npm run bench outcomes 300`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { guessColumns } from '../../main/desk/outcomes/survey-columns.ts';
import { createCaseFinder } from '../../main/desk/outcomes/survey-imports.ts';
import { readRows } from '../../main/desk/outcomes/survey-rows.ts';
import { toSurveyFile } from '../../main/desk/outcomes/survey-table.ts';
import { openOutcomes } from '../contract/outcomes/outcomes-room.ts';
import { ruinedRatings } from '../support/ruined-ratings.ts';
import { simulatedSurveys } from '../support/simulated-surveys.ts';

const [firstSeed = 1, shops = 8] = process.argv.slice(2).map(Number);
const byTool = new Map<
  string,
  { matchable: number; found: number; offered: number; told: number; wrong: number; asked: number }
>();
for (let seed = firstSeed; seed < firstSeed + shops; seed++) {
  const folder = mkdtempSync(path.join(tmpdir(), 'outcomes-'));
  const { cases, exports } = simulatedSurveys(seed, 200);
  const { store, vault, report, addCases } = await openOutcomes(folder);
  addCases(cases);
  await report.upToDate();
  for (const { tool, csv, rows } of exports) {
    const file = toSurveyFile(Buffer.from(csv));
    const { columns } = guessColumns(file, 'ratings');
    const deps = { vault, cases: createCaseFinder(store), isKnown: () => false, now: Date.now };
    const { counted } = await readRows(file, 'ratings', columns, deps);
    const sums = byTool.get(tool) ?? { matchable: 0, found: 0, offered: 0, told: 0, wrong: 0, asked: 0 };
    byTool.set(tool, sums);
    for (const [nth, { of, isMatchable }] of rows.entries()) {
      const told = counted[nth]?.caseId ?? null;
      if (isMatchable) sums.matchable += 1;
      if (isMatchable && told === of.caseId) sums.found += 1;
      const maybe = counted[nth]?.maybe ?? null;
      if (maybe !== null) sums.asked += 1;
      if (isMatchable && maybe === of.caseId) sums.offered += 1;
      if (told !== null) sums.told += 1;
      if (told !== null && told !== of.caseId) sums.wrong += 1;
    }
  }
  store.close();
  rmSync(folder, { recursive: true });
}
for (const [tool, { matchable, found, offered, told, wrong, asked }] of byTool)
  console.log(
    `${tool}: ${found} of ${matchable} matchable ratings found, ${offered} more among ${asked} that are asked about, ${wrong} of ${told} matched wrong`,
  );
for (let seed = firstSeed; seed < firstSeed + shops; seed++) {
  const { found, wrong } = ruinedRatings(seed, 20);
  console.log(`seed ${seed}: ${found} of 20 answers that ruin ratings named, ${wrong} others`);
}
const fair = Array.from({ length: 25 }, (_, nth) => ruinedRatings(firstSeed + 1_000 + nth, 0).wrong);
console.log(`${fair.filter((wrong) => wrong > 0).length} of 25 shops without such answers have any named`);
