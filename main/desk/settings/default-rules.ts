import type { Translate } from '../../../locales/keys.ts';
import type { Queue, Rule } from '../../../preload/contract.ts';

const ownersQueueId = 'for-the-owner';

/** Only rules lead here: it has neither a description nor an example. */
export const createOwnersQueue = (t: Translate): Queue => ({
  id: ownersQueueId,
  name: t('settings.defaults.ownersQueue'),
  description: '',
  examples: [],
  assignee: '',
  priority: 'urgent',
  needs: [],
  secondLook: false,
  sample: false,
});

const parsePhrases = (text: string): readonly string[] =>
  text
    .split(/[,\n]/)
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '');

const legal = parsePhrases(`
  my lawyer, my lawyers, our lawyer, our lawyers, a lawyer, lawyer up, my solicitor, our solicitor, our solicitors,
  my solicitors, a solicitor, my attorney, our attorney, an attorney, my barrister, legal action, legal proceedings,
  legal steps, legal claim, legal advice, legal representative, legal representation, legal team, legal consequences,
  take you to court, taking you to court, take this to court, go to court, going to court, see you in court, court case,
  court claim, county court, court proceedings, small claims, sue you, sue your, suing you, suing your, i will sue,
  we will sue, i'll sue, we'll sue, i am suing, a lawsuit, file a lawsuit, class action, letter before action,
  letter before claim, cease and desist, trading standards, ombudsman, consumer rights act, consumer protection agency,
  consumer protection authority, consumer court, better business bureau, attorney general, press charges,
  report you to the authorities, report you to the police, data protection authority, information commissioner,
  gdpr complaint, breach of contract
`);
/** Somebody's trade, named in passing: "my lawyer friend", "my brother is a solicitor". */
const lawyersInPassing = ['lawyer', 'solicitor', 'attorney', 'barrister'].flatMap((trade) => [
  ...['friend*', 'husband', 'wife', 'brother', 'sister', 'son', 'daughter', 'neighbo*', 'colleague*'].map(
    (relation) => `${trade} ${relation}`,
  ),
  `is ${trade === 'attorney' ? 'an' : 'a'} ${trade}`,
  `works as ${trade === 'attorney' ? 'an' : 'a'} ${trade}`,
]);
const notLegal = [
  ...lawyersInPassing,
  ...parsePhrases(`
  food court, i am a lawyer, i'm a lawyer, as a lawyer, work for a lawyer, married to a lawyer, for a lawyer,
  i am a solicitor, i'm a solicitor, for a solicitor, i am an attorney, i'm an attorney, for my lawyer, for our lawyers,
  for my solicitor, for our solicitors, to court road, to court street, to court lane, to court house,
  going to court road, going to court street, county court road, county court street, power of attorney,
  your legal team's lunch, for our legal team, for the legal team, for my legal team
`),
];

const harm = parsePhrases(`
  allergic reaction, allergic shock, anaphyla*, epipen, epi pen, had a reaction, came out in hives, broke out in hives,
  a rash after, throat closed, throat swelled, throat is swollen, lips swelled, face swelled, swelled up, hospitalised,
  hospitalized, in hospital after, in the hospital after, in hospital because, ended up in hospital, ended up in the hospital,
  taken to hospital, taken to the hospital, rushed to hospital, rushed to the hospital, had to go to hospital,
  had to go to the hospital, went to hospital, went to the hospital, call an ambulance, called an ambulance,
  ambulance came, needed an ambulance, to the emergency room, visit to the emergency room, poison control,
  food poisoning, food poisoned, poisoned, made me sick, made us sick, made him sick, made her sick, made them sick,
  made me ill, made us ill, made him ill, made her ill, been sick since, been ill since, fell ill after, sick after eating,
  ill after eating, got sick after, got ill after, vomit*, threw up, throwing up, choked on, was choking, nearly choked,
  almost choked, broke a tooth, broke my tooth, broken tooth, broke his tooth, broke her tooth, chipped a tooth,
  chipped my tooth, cracked a tooth, cracked my tooth, cut my mouth, cut my lip, cut his mouth, cut her mouth,
  cut my tongue, cut my hand, cut my finger, cut myself, injured, injury, injuries, bleeding, burned myself,
  burnt myself, burned my, burnt my, burned her, burnt her, burned his, burnt his, got burned, piece of glass,
  pieces of glass, bits of glass, bit of glass, shard*, broken glass in, piece of metal, bit of metal, pieces of metal,
  metal in my, metal in the bread, metal in the loaf, piece of plastic, bit of plastic, plastic in my, plastic in the bread,
  plastic in the loaf, glass in my, glass in the bread, glass in the loaf, a nail in, a screw in, a staple in,
  contaminated, undeclared allergen, not declared on the label, caught fire, electric shock, exploded, unsafe to use
`);
const notHarm = parsePhrases(`
  insult to injury, sports injury, injury time, burned my bridges, made me sick with worry, made me ill with worry,
  burned my own, burnt my own, exploded in popularity, exploded with flavour, exploded with flavor, not injured,
  no injuries, nobody was injured, deliver to the emergency room
`);

const fraud = parsePhrases(`
  chargeback, charge back, chargebacks, dispute the charge, disputed the charge, dispute this charge, dispute the payment,
  disputed the payment, dispute this payment, disputing the charge, disputing this charge, dispute with my bank,
  dispute with my card, dispute with paypal, paypal dispute, reverse the charge, reversed the payment, unauthorised,
  unauthorized, not authorised, not authorized, didn't authorise, didn't authorize, did not authorise, did not authorize,
  never authorised, never authorized, didn't place this order, did not place this order, never placed this order,
  never placed an order, did not place any order, didn't place any order, used my card, stole my card, stolen card,
  stolen credit card, card was stolen, card has been stolen, card details were stolen, my account was hacked,
  account has been hacked, hacked into my account, got hacked, been hacked, fraud, frauds, fraudster, fraudsters,
  fraudulent, fraudulently, defrauded, scam, scams, scammed, scammer, scammers, identity theft, stole my identity, phishing,
  action fraud, fake website, fake shop, charged without my permission, charged without my consent,
  charged me without my permission, charged me without my consent
`);
const notFraud = parsePhrases(`
  without charge back, free of charge back, anti fraud code, fraud protection code, charge back to my room, charge back up
`);

const press = parsePhrases(`
  journalist at, journalist from, journalist with, journalist for, i am a journalist, i'm a journalist, freelance journalist,
  i am a reporter, i'm a reporter, reporter at, reporter from, reporter with, reporter for, news desk, newsroom,
  press enquiry, press inquiry, press enquiries, press inquiries, press request, press office, press officer, press contact,
  press pass, press release, media enquiry, media inquiry, media request, media contact, request for comment, for comment,
  comment for our, before publication, before we publish, we go to print, an article about you, an article about your,
  article we are writing, writing an article, writing a piece about, writing a story about, working on a story,
  working on an article, piece on local, feature on local, for our readers, documentary about, filming a documentary,
  tv programme, tv crew, tv show about, television programme, radio programme, interview the owner, interview with the owner,
  interview you for, interview your
`);
const notPress = parsePhrases(`
  a gift for a journalist, present for a journalist, read an article about you, read an article about your,
  saw an article about you, saw an article about your, saw a tv programme, in a tv programme, on a tv programme,
  thanks for comment
`);

const allergies = parsePhrases(`
  allergic, allergy, allergies, allergen, allergens, coeliac, celiac, anaphyla*, intolerant, intolerance, intolerances,
  may contain, traces of nuts, traces of, nut free, gluten free, cross contamination, epipen
`);

const matchesPhrases = (phrases: readonly string[], notIn: readonly string[] = []): Rule['condition'] => ({
  kind: 'words',
  phrases,
  notIn,
});

/** What Sidedesk comes with; the owner changes, switches off and adds. */
export const createDefaultRules = (t: Translate): readonly Rule[] =>
  rules.map(({ id, ...rule }) => ({ id, name: t(`settings.defaults.rules.${id}`), ...rule }));

const rules = [
  {
    id: 'harm',
    on: true,
    condition: matchesPhrases(harm, notHarm),
    queue: ownersQueueId,
    priority: 'urgent',
    handOver: true,
  },
  {
    id: 'legal',
    on: true,
    condition: matchesPhrases(legal, notLegal),
    queue: ownersQueueId,
    priority: 'urgent',
    handOver: true,
  },
  {
    id: 'fraud',
    on: true,
    condition: matchesPhrases(fraud, notFraud),
    queue: ownersQueueId,
    priority: 'urgent',
    handOver: true,
  },
  {
    id: 'press',
    on: true,
    condition: matchesPhrases(press, notPress),
    queue: ownersQueueId,
    priority: 'high',
    handOver: true,
  },
  {
    id: 'large-refund',
    on: true,
    condition: { kind: 'refund above', amount: 100 },
    queue: ownersQueueId,
    priority: 'high',
    handOver: true,
  },
  {
    id: 'allergies',
    on: true,
    condition: matchesPhrases(allergies),
    queue: null,
    priority: 'high',
    handOver: false,
  },
  {
    id: 'customers',
    on: true,
    condition: { kind: 'customers', names: [] },
    queue: null,
    priority: 'high',
    handOver: true,
  },
  {
    id: 'leaving',
    on: true,
    condition: { kind: 'mood', signs: ['leaving'] },
    queue: null,
    priority: 'high',
    handOver: true,
  },
  {
    id: 'very-upset',
    on: true,
    condition: { kind: 'mood', signs: ['angry'] },
    queue: null,
    priority: 'high',
    handOver: true,
  },
  {
    id: 'nobody-knows',
    on: false,
    condition: { kind: 'confidence', below: 'a guess' },
    queue: null,
    priority: 'normal',
    handOver: true,
  },
] as const satisfies readonly Omit<Rule, 'name'>[];
