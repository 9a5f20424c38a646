/**
 * Days that are called after a weekday and are none of a calendar's weeks: "Black Friday", "Gründonnerstag" in two words,
 * "vendredi saint", "lunes de Pascua". What stands before the weekday, and what behind it, in every language at once:
 * sales are called in English everywhere.
 */
const before = [
  'black|cyber|good|easter|shrove|ash|maundy|palm|holy|whit|pancake|super|giving|fat|spy|small business|super bowl|prime|blue|trinity|mothering|passion|green',
  'grün(?:e[rnm]?)?|weiß(?:e[rnms]?)?|weiss(?:e[rnms]?)?|schmutzig(?:e[rnms]?)?|fett(?:e[rnms]?)?|schwarz(?:e[rnms]?)?|blau(?:e[rnms]?)?|verkaufsoffene[rnms]?|lange[rnms]?',
  'goede|witte|stille|vette|blauwe|zwarte|wielk\\p{L}{1,3}|tłust\\p{L}{1,3}|czarn\\p{L}{1,3}|lany|lanego|velk\\p{L}{1,3}|velikonoční\\p{L}{0,2}|zelen\\p{L}{1,3}|černý\\p{L}{0,2}|svarta?|sort|hellige?|lange|fete?',
].join('|');
const behind = [
  'saint|noir|gras|santo|santa|negro|nero|grasso|negra|gordo|gorda|magro|loco',
  "de (?:pâques|pentecôte|carnaval|pascua|ramos|ceniza|resurrección|páscoa|aleluya|cinzas)|del? (?:ángel|pilar)|des rameaux|(?:di|delle|dell[’'])\\s?(?:pasqua|pasquetta|angelo|palme|ceneri)|in albis|do anjo",
].join('|');
const specialBefore = new RegExp(String.raw`(?<!\p{L})(?:${before})\s$`, 'iu');
const specialBehind = new RegExp(String.raw`^\s(?:${behind})(?!\p{L})`, 'iu');

/** Whether a weekday between these words is a holiday's or a sale's. */
export const isSpecialDay = (said: string, next: string): boolean =>
  specialBefore.test(said) || specialBehind.test(next);
