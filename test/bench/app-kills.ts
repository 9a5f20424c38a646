/** Kills the whole app at random moments of a day's work and counts what was confirmed and is lost: `npm run bench app-kills [rounds] [seed]`. */
import { killRounds } from '../support/kill-rounds.ts';
import { setup as prepareSampleShop } from '../support/sample-shop-folder.ts';

const [rounds = 20, seed = 1] = process.argv.slice(2).map(Number);
await prepareSampleShop();
const { confirmed, lost } = await killRounds(rounds, { seed, said: (line) => console.log(line) });
for (const line of lost) console.log(line);
console.log(`${rounds} kills of the whole app: ${confirmed} confirmed, ${lost.length} lost`);
process.exitCode = lost.length === 0 ? 0 : 1;
