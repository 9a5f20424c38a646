import type { CueKind } from '../../../../preload/shapes/mood.ts';

/**
 * Words and phrases that say how a customer feels, written for this. Each line: kind, strength (3 is the strongest), and
 * phrases parted by commas. A `*` at the end of a word stands for any ending.
 */
type Line = readonly [kind: CueKind, strength: number, phrases: string];

export const lexicon: readonly Line[] = [
  [
    'anger',
    3,
    'worst, horrible, terrible, awful, disgusting, disgusted, disgrace*, pathetic, outrageous, appalling, appalled, atrocious, abysmal, dreadful, horrendous, horrid, furious, livid, outraged, unacceptable, not acceptable, inexcusable, ridiculous, ridiculously, absurd, insane, joke of a company, what a joke, a joke, scam*, fraud*, rip off, ripoff, rip-off, ripped off, crook*, thieves, stealing, stole, liar*, lied, lies, lying, hate, hates, hated, shame on, shameful, wtf, wth, bullshit, bs, crap, crappy, shit*, fuck*, damn, damned, sucks, suck, sucked, screw you, screwed, hell, idiot*, stupid, moron*, incompetent, incompetence, clueless, useless, rubbish, garbage, nightmare, fed up, sick of, tired of, had enough, last straw, angry, mad at, pissed, infuriat*, enraged, beyond frustrat*',
  ],
  [
    'complaint',
    2,
    'frustrat*, disappoint*, annoy*, unhappy, not happy, upset, upsetting, dissatisf*, unsatisf*, displeased, let down, letdown, regret, regrettable, aggravat*, irritat*, poor service, poor quality, very poor, poorly, bad service, bad experience, really bad, so bad, too bad you, badly, worse, rude, rudely, rudest, impolite, unprofessional, unhelpful, disrespect*, arrogant, careless, negligent, ignored, ignoring me, ignoring us, ignoring my, you ignore, they ignore, keep ignoring, neglect*, complain, complaint*, fiasco, disaster*, chaos, chaotic, mess, messed up, messing, screwed up, ruin*, mouldy, moldy, filthy, dirty, stale, burnt, lost my, lost our, losing my, you lost, they lost, lost luggage, lost bag, lost baggage, lost parcel, lost order, never came, never showed, never received, never got, nobody, no one, noone, not one person, stranded, misled, misleading, deceiv*, cheated, overcharg*, charged me twice, charged me, charged again, wrongly charged, wasted, waste of, wasting, waste, excuse, excuses, lame, unreliable, inconvenien*, hassle, headache, painful, ordeal, struggl*, unfair, insult*, insulting, mistreat*, treated like, unresponsive, no response, no reply, no answer, no help, no update, no updates, no explanation, no apology, no information, no info, no luck, no sense, not helpful, not helping, doesn’t help, didn’t help, won’t help, refuse*, refusing, hung up, hang up, hangs up, hanging up, cut off, on hold, kept waiting, still waiting, been waiting, waiting for hours, waiting since, keep waiting, kept us waiting, held up, never works, nothing works, can’t get through, cannot get through, can’t reach, cannot reach, can’t even, couldn’t even, don’t even, didn’t even, not even, won’t let me, would not let, wouldn’t let, won’t accept, not good enough, not cool, not ok, not okay, not impressed, not fair, not right, do better, get it together, thanks for nothing, what is wrong with, what’s wrong with, what the, how hard, how is this, how can you, unsafe, dangerous, gone downhill, going downhill, ugh, argh, smh, wow really, seriously, are you kidding, kidding me, unbelievable, unreal, overbooked, overpriced, rotten, mould, mold, smelly, smells, cold food, inedible, poisoned, allergic reaction, lawyer, solicitor, lawsuit, sue, small claims, ombudsman, trading standards, consumer protection, chargeback, no thanks to, so much for',
  ],
  [
    'trouble',
    1,
    'later than, rebooked, slowest, wait, waiting, waited, waits, still no, still not, still nothing, still have not, still haven’t, still hasn’t, still isn’t, another delay, another excuse, another week, yet again, once again, never, nothing, don’t care, doesn’t care, do not care, bad, poor, poorest, lousy, lack, lacks, lacking, down again, wouldn’t, unfortunately, sadly, costs me, cost me, explain why, why do, why did, why can’t, why was, why were, promised, third time, 3rd time, second time, 2nd time, fourth time, 4th time, fifth time, multiple times, several times, many times, every time, over and over, each time, so many, days ago, weeks ago, months ago, freezing, hungry, sleep on, unanswered, answer my, pick up the phone, call me back, disgruntled, instead of, without telling, without notice, without warning, without a word, without explanation, without asking, would be nice, at this point, come on, really?, excuse me, answer your, answer the, call back, called back, at least, why is, why are, why does, how come, again',
  ],
  [
    'fault',
    1,
    'fail, fails, failed, failing, failure*, broke, broken, damaged, defective, faulty, cracked, leaking, leaks, shattered, torn, stained, missing, never arrived, not arrived, has not come, hasn’t come, not received, didn’t receive, haven’t received, have not received, stuck, double charged, charged twice, wrong item, wrong size, wrong order, wrong address, wrong one, wrong colour, wrong color, incorrect, denied, disconnect*, doesn’t work, does not work, didn’t work, did not work, not working, isn’t working, stopped working, won’t work, no longer works, can’t log in, cannot log in, error message, crashes, crashed, crashing, glitch*, delay*, late, cancelled, canceled, cancelling my, missed, miss my, miss our, problem*, issue*, error*, trouble*, wrong, slow, hold, no longer, lost, is down, are down, was down, went down, unable, impossible, can’t, cannot, couldn’t, won’t, didn’t, doesn’t, wasn’t, aren’t, refund, charged, fee, fees, already, confus*, twice, money back, reimburse*, compensat*, expensive, sorry but, apolog*, outside, overnight, supposed to, was told, were told, told me',
  ],
  [
    'praise',
    2,
    'great, excellent, amazing, awesome, wonderful, fantastic, brilliant, perfect, perfectly, superb, outstanding, exceptional, terrific, fabulous, marvellous, marvelous, incredible, lovely, beautiful, gorgeous, delicious, delightful, delighted, thrilled, impressed, impressive, love, loved, loves, loving, lovin, favorite, favourite, best, happy, pleased, glad, pleasure, enjoy*, fun, excited, exciting, can’t wait, cannot wait, looking forward to my, kind, kindness, kindest, friendly, friendliest, polite, helpful, caring, professional, patient and, comfortable, comfy, smooth, flawless, spotless, good job, great job, nice job, well done, keep up, keep it up, kudos, props, shout out, shoutout, congrat*, bravo, hats off, recommend*, stellar, rock, rocks, rocked, cool, nice, nicest, sweet, yay, woohoo, woo, hooray, yum, worth every, five stars, 5 stars, first class service, made my day, made my week, saved the day, life saver, lifesaver, hero, you rule, above and beyond, thumbs up, good, better than expected, grateful, blessed, proud, relieved, so easy, a delight, a star, rockstar, rock star, class act, on point, beyond happy, satisfied',
  ],
  [
    'thanks',
    2,
    'thank you so much, thanks so much, thank you ever so much, thank you very much, thank you, thanks, thank, thx, thankyou, tysm, ty, thank u, thankful, appreciate*, much obliged, cheers, many thanks, gratitude',
  ],
];

/** Signs that a customer may be gone soon. */
export const leaving: readonly RegExp[] = [
  /\b(?:cancel|close|end|terminate|delete)(?:l?ing|ling)? (?:my|our|the|this) (?:\w+ )?(?:account|subscription|contract|membership|plan|policy|service)\b/giu,
  /\b(?:want|like|need|going) to (?:cancel|terminate|unsubscribe|leave you)\b(?! (?:my|our|the|a|an|this|that|one|part|it\b|\d)(?: \w+){0,2}? (?:appointment|booking|order|orders|ticket|tickets|reservation|items?|parcel|lesson|course|delivery|table|room|class|workshop|number|of)\b)/giu,
  /\b(?:switch(?:ing|ed)?|mov(?:e|ing)|chang(?:e|ing)|go(?:ing)?|turn(?:ing)?) (?:over )?to (?:a|an|another|one of your|your|the) (?:different |other )?(?:competit\w+|rivals?|provider|supplier|company|shop|store|bank|bakery|brand)\b/giu,
  /\b(?:your|the|a) (?:competitors?|competition|rivals?)\b/giu,
  /\b(?:take|taking|took) (?:my|our) (?:business|custom|money) elsewhere\b/giu,
  /\b(?:go|going|look|looking|shop|shopping|buy|order|try) (?:somewhere else|elsewhere)\b/giu,
  /\b(?:never|not|won['’]?t|will not|don['’]?t) (?:(?:be|ever|want to|going to|plan to|will|again) )*(?:us(?:e|ing)|buy(?:ing)?|order(?:ing)?|shop(?:ping)?|fly(?:ing)?|book(?:ing)?|stay(?:ing)?|com(?:e|ing) back|return(?:ing)?|renew(?:ing)?|deal(?:ing)?)\b(?![^.!?\n]{0,40}\b(?:else|other)\b)[^.!?\n]{0,40}\b(?:again|any ?more|any longer|you|here)\b/giu,
  /\bnever (?:ever )?again\b(?! (?:a|any|without|late)\b)/giu,
  /\b(?:lost|losing|lose) (?:a|me as a|this|your|another) (?:\w+ )?customer\b/giu,
  /\b(?:last|final) (?:time|order|chance|straw)\b(?=[^.!?\n]{0,25}(?:[.!]|you|with|from|here))/giu,
  /\b(?:done|through|finished) with (?:you|this (?:company|shop|airline|bank|provider)|your (?:company|shop|service))\b/giu,
  /\b(?:(?:third|fourth|fifth|sixth|tenth|3rd|4th|5th|6th|10th|umpteenth) (?:time|e-?mail|message|letter)) (?:(?:that |now )?(?:i|i['’]?m|i am|i have|i['’]?ve|we)\b[^.!?\n]{0,20}\b)?(?:writ(?:e|ing|ten)|ask(?:ing|ed)?|call(?:ing|ed)?|contact(?:ing|ed)?|tell(?:ing)?|told|complain(?:ing|ed)?)/giu,
  /\b(?:unsubscribe|leaving you|leave for good|consider(?:ing)? (?:leaving|switching|alternatives)|charge ?back|dispute (?:the|this) (?:payment|charge))\b/giu,
];

/** Signs that an answer cannot wait. A word alone ("today") is none: it needs a deadline or a plea. */
export const urgent: readonly RegExp[] = [
  /\b(?:urgent(?:ly)?|asap|a\.s\.a\.p\.|emergency|immediately|right away|straight away|at once|time[- ]sensitive|as soon as (?:possible|you can))\b/giu,
  /\b(?:need|needed|need (?:it|them|this|an answer|help)|must have (?:it|them)|has to (?:be|arrive))\b[^.!?\n]{0,40}\b(?:today|tonight|tomorrow|this (?:morning|afternoon|evening)|by (?:mon|tues|wednes|thurs|fri|satur|sun)day|within the hour|in (?:an|one|two|1|2) hours?)\b/giu,
  /\b(?:wedding|funeral|birthday|flight|surgery|operation|exam|interview|event|party|train|show) (?:is|starts|leaves|takes place) (?:today|tonight|tomorrow|this (?:morning|afternoon|evening)|in (?:an|one|two|three|\d+) (?:hours?|minutes?))\b/giu,
  /\b(?:deadline|running out of time|last minute|before it is too late|cannot wait any longer|can['’]?t wait any longer|no time left)\b/giu,
];

/** Signs that a person needs more care than a rule foresees. */
export const vulnerable: readonly RegExp[] = [
  /\b(?:my|our|her|his) (?:late )?(?:mother|father|mum|mom|dad|husband|wife|son|daughter|brother|sister|partner|grandmother|grandfather|baby)(?: has| just| recently)* (?:died|passed away|is dying)\b/giu,
  /\b(?:bereave\w+|funeral|passed away|widow(?:ed|er)?|grieving)\b/giu,
  /\b(?:i am|i['’]?m|she is|he is|my (?:\w+ )?(?:is|has)|who is) (?:\w+ )?(?:disabled|blind|deaf|in a wheelchair|pregnant|housebound|terminally ill|seriously ill|very ill|bedridden|autistic)\b/giu,
  /\b(?:wheelchair|dementia|alzheimer\w*|cancer|chemo\w*|dialysis|insulin|oxygen|epilep\w+|disabilit(?:y|ies)|mental health|depress(?:ed|ion)|anxiety|panic attacks?|suicid\w+|self[- ]harm|kill myself|end my life|domestic (?:violence|abuse)|abusive (?:partner|husband|wife))\b/giu,
  /\b(?:lost my job|unemployed|on benefits|cannot afford|can['’]?t afford|in debt|no money (?:left|for food)|food bank|evict\w+|homeless|bankrupt\w*)\b/giu,
  /\b(?:elderly|frail|\d{2}[- ]year[- ]old (?:mother|father|mum|mom|dad|grandmother|grandfather|parent))\b/giu,
  /\b(?:in hospital|in the hospital|intensive care|medical condition|special needs|carer for)\b/giu,
];
