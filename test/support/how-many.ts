/**
 * How many rounds a test goes: few in `npm test`; all of them where the environment names the whole number, as when a bar is
 * measured.
 */
export const howMany = (few: number, variable: string): number => Number(process.env[variable] ?? few);
