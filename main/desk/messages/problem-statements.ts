import { isPleased } from './pleased.ts';

/**
 * What is told and wants something done although nothing is asked: a fault, something missing or late, a charge, a wrong
 * detail. Looked for in the words of one clause as `readWords` writes them, without marks.
 */

const negated = String.raw`(?:\S+n't|not|never|nothing|nobody|no one|none|cannot|can't)`;
const between = String.raw`(?: \S+){0,3}?`;

const person = String.raw`(?:i|we|you|he|she|who|people|everyone|nobody|(?:my|our|his|her|the) (?:wife|husband|partner|son|daughter|kids?|children|child|baby|boys?|girls?|mother|father|mum|mom|dad|parents?|sister|brother|friends?|neighbours?|neighbors?|colleagues?|boss|family|guests?|customers?|cat|dog|doctor))`;

const problems: readonly RegExp[] = [
  // A thing does not do what it should.
  new RegExp(
    String.raw`^(?:(?:but|and|so|also|now|unfortunately|sadly|only) )*(?!${person}\b)(?:the|our|my|your|its|this|these|those|that|one of|both|neither|half) (?!(?:isn't|doesn't|won't|wouldn't|is|does|would) )(?:(?!i\b|we\b|you\b|he\b|she\b|who\b|which\b|that\b|and\b|if\b)\S+ ){0,5}?(?:won't|doesn't|don't|hasn't|haven't|can't|will not|does not|do not|has not|have not|cannot) (?!(?:matter|mind|need|have to|want|like|mean|only|look bad|bother)\b)\S`,
  ),
  /\b(?:i|we)(?:'ve| have| had|'d)? (?:also |still |yet |as yet )*(?:not|never) (?:yet |even )?(?:had|heard|seen|been (?:sent|paid|told|given))\b/,
  /^(?:and |but |also )*no (?!problem|worries|hurry|rush|idea|need|doubt|reply needed|answer needed|one\b)\S+ (?:(?!has\b|have\b|is\b|was\b|had\b|can\b|will\b)\S+ ){0,2}?(?:in|inside|with|on) (?:the|my|our|it|this|there)\b/,
  // What should have happened did not.
  new RegExp(
    String.raw`\b${negated}(?! to\b)${between} (?:arriv\w+|arived|come|came|turn(?:ed)? up|show(?:n|ed|ing)? up|receiv\w+|recieved|got|deliver\w+|shipp\w+|dispatched|sent|work\w*|charg(?:e|ing)|start\w*|turn(?:ing)? on|switch\w* on|open|close|shut|load\w*|let me|let us|connect\w*|fit|print\w*|log in|sign in|sync\w*|updat\w+|repl\w+|answer\w*|responded|refund\w*|paid back|credited|fasten|hold|stick|run|fill|heat|cool|spin|ring|play|stay on|show|display|accept\w*|recogni[sz]\w+|in the (?:bag|box|parcel|package|basket|account))\b`,
  ),
  /\b(?:can't|cannot|can not|couldn't|could not|unable to|not able to|impossible to|won't let (?:me|us)) (?:\S+ )?(?:find|log|sign|print|open|access|download|upload|see|pay|order|reach|get (?:in|into|through|it|the)|use|connect|install|book|check|enter|switch|turn|reset|change|add|import|export|send|save)\b/,
  /\b(?:no longer|keeps?|kept|won't|refuses to|fails? to|failed to|stopped|stops|hardly) (?!be\b|want\b|need\b|have\b|been\b|asking\b|coming\b|looking\b|trying\b|smiling\b|using\b)(?:\w+ing|charges?|works?|starts?|opens?|closes?|holds?|connects?|loads?|shows?|turns?|plays?|heats?|fits?|ch\w+)\b/,
  /\b(?:isn't|aren't|wasn't|weren't|is not|are not|was not|were not) (?:\S+ )?(?:there|in|working|included|correct|right|on|as (?:described|ordered|shown)|what i)\b/,
  // In what state it is.
  /\b(?:is|are|was|were|am|came|come|comes|arrived|arrives|got|been|gone|went|looks?|feels?|still|'s|it's|they're|has|have) (?:(?:all|completely|totally|badly|still|already|now|also|quite|very|a bit|slightly|both|rather|so|far|much|rock) )*(?:broken|damaged|cracked|crushed|torn|split|smashed|squashed|dented|scratched|chipped|defective|faulty|missing|lost|late|delayed|overdue|wrong|incorrect|empty|dead|silent|stale|mouldy|moldy|burnt|rotten|dirty|expired|spoil(?:ed|t)|leaking|leaky|loose|stuck|blocked|frozen|locked|invalid|vanished|disappeared|bent|faded|stained|soaked|melted|(?:rock )?hard|too (?:small|big|short|long|tight|large|wide|narrow|slow|loud|hot|cold|salty|dark|heavy|late)|short (?:one|of|by)|(?:\d+|a few) (?:cm|mm|inches?|days?|weeks?) (?:too|late|short))\b/,
  /\b(?:broke|breaks|cracked|crack(?:s)? in|leaks?|leaked|leaking|stopped|stops|fell (?:off|apart|out)|(?:came|come|comes|coming|has come) (?:off|loose|apart|undone|in \S+ instead)|crash(?:es|ed)|freezes|squeals?|squeaks?|squeal|rattles?|smells?|burst|ripped|tore|snapped|faded|shrank|melted|vanished|disappeared|went missing|playing up|acting up|doesn't work|error (?:message|code|\d+)|an error|(?:message|warning|error) (?:\S+ ){0,4}?(?:comes|appears|pops|shows)|says? (?:wrong|error|invalid|zero|balance)|spam|junk folder)\b/,
  /\b(?:come|came|coming) apart\b|\bgone (?:flat|off|bad|hard|dead|wrong|mouldy|missing|blank|cloudy|milky|sour)\b|\boff by (?:about |some |around )?\S|\b(?:out of date|past (?:its|their|the) (?:best|date|sell-by)\b)/,
  /\bstill (?:shows?|says?|goes|uses?|lists?|stands?|points?|counts?|appears?)\b|\bonly (?:takes?|gives?|gave|shows?|showed|holds?|lasts?|lasted|came with|prints?|charges)\b|\b(?:shows?|reads|displays?) (?:\S+ ){1,3}?(?:after|since) (?:i|we)\b/,
  /\b(?:i|we)(?:'ve| have)? (?:also |now |just |somehow )*(?:lost|mislaid|misplaced) (?:the|my|our|a|it|one|track)\b/,
  /\b(?:i|we)(?:'re| are|'m| am) (?:also |nearly |almost |now |all )*(?:out of|running (?:low|out)|short of)\b/,
  // It has run out, gone cold or been switched off.
  /\b(?:water|heating|radiators?|shower|boiler|room|bath|oven|heater|food|soup|coffee|tea|meal) (?:is|was|are|were|stays|stayed|remains|ran|runs|comes out|came) (?:\S+ )?(?:ice |stone |only |just )?(?:cold|lukewarm|freezing|tepid|off|out)\b/,
  /\b(?:won't|doesn't|don't|can't|isn't|aren't|not|no longer)(?: \S+){1,4} any ?more\b/,
  /\b(?:shows?|showing|displays?|flashes|flashing|gives?|gave|throws?) (?:me |us |up )?(?:an? |the )?(?:[a-z]{1,3}-?\d{1,4}|\d{3,4}|error|fault)\b/,
  // What it does that it should not.
  /\b(?:crackl(?:es?|ing)|buzz(?:es|ing)|hums|humming|flicker(?:s|ing)|dripping|drips (?:a|all|from|when|onto|on|out)|jammed|jamming|wobbl(?:es|y)|overheat(?:s|ed|ing)|flaked|flaking|has started to \S+|creaks|slips|clicks|grinds|hisses|sparks|knocks|pops out|grinding|blinks|beeps|stutters|cuts out|cut out|(?:shuts|switches|turns)(?: itself)? (?:off|down)|itself off|peel(?:s|ed|ing) off|blurry|sags|warped|rust(?:s|ed|y))\b/,
  /\b(?:has|have|had|got|with|there is|there was|is|was|there's) (?:got )?(?:a|an|some|several|two) (?:\S+ )?(?:holes?|cracks?|scratch(?:es)?|dents?|stains?|chips? in|defects?|faults?|leaks?)\b/,
  /\b(?:there(?: is| are| was| were|'s|'re)|(?:i|we)(?:'ve| have)?(?: got| had| found)?|has|have|with|left) (?:a |an |some |two |three |several |lots of |loads of |big |small |red |black |brown |white |little |tiny |itchy |nasty |strange |odd |weird |loud |horrible |terrible |awful |burning |musty )*(?:blotch(?:es)?|spots|rash|pimples|blisters?|lumps|mou?ld|mildew|weevils|bugs|insects|maggots|ants|mice|bubbles in|(?:\S+ )?marks|stains|holes|cracks|scratches|dents|crumbs in|hairs? in|glass in|(?:\S+ )?(?:smell|noise|stench) (?:from|in|of|when|coming))\b/,
  // What came is not what was meant.
  /\b(?:instead of|the wrong|wrong (?:size|colou?r|item|product|name|address|amount|date|way|one|order|number|model)|only (?:\w+ ){1,3}of the|missing|there (?:were|was|has been|have been) (?:only|nothing|nobody)|(?:has|have|had|got|been) no (?!problem|idea|trouble|issue|complaint|question|doubt|other|idea)\S+|too many|too much|forgot(?:ten)?|left (?:behind|out|it|my|our)|lost my|nobody (?:has|is|was|answers|picks|replied|came|rang))\b/,
  /^(?:(?:but|and|so|now|only|instead) )*you(?:'ve| have)? (?:just |now |only |also )*(?:sent|delivered|shipped|packed|posted|supplied) (?:me |us )?(?!(?:a|an|the|your|my|our|out)? ?(?:link|e-?mail|mail|offer|invoice|quote|message|confirmation|reminder|newsletter|photos?|pictures?|it|them|this|that|mine|ours|me|us)\b)\S/,
  // What use does to a thing.
  /\b(?:worn|wearing|wore|rubbed|rubbing) (?:(?:right|clean|quite|very|all) )*(?:through|out|thin|down|away|off|bare)\b|\b(?:giving|gives|gave) way\b|(?<!\b(?:no longer|not|never|n't|stopped|without)(?: \S+)? )\b(?:coming|comes|came|come) (?:away|unstuck|unstitched|unglued)\b|\b(?:lost|loses|losing|losing all) (?:a little more of |all |some of |much of )?(?:its|their|the) (?:shape|colou?r|shine|grip|charge|stretch|suction|lustre|scent|smell|taste|edge|hold|air|pressure)\b|\b(?:fray(?:s|ed|ing)?|bobbl(?:es|ed|ing|y)|unravel(?:s|led|ling|ed)?|sagg(?:ed|ing)|crumbl(?:es|ed|ing)|perish(?:ed|ing)|discolou?r(?:s|ed|ing)|tarnish(?:es|ed|ing)|splinter(?:s|ed|ing|y)|craz(?:ed|ing)|loosened|blister(?:s|ed|ing))\b|\b(?:turn(?:s|ed|ing)?|go(?:es|ing)?|gone|went) (?:(?:all|quite|a bit|completely|slightly) )*(?:grey|gray|yellow|brown|green|rusty|bobbly|soft|sticky|bald|baggy|limp|the colou?r of)\b|\bbegun to (?:catch|stick|smell|leak|squeak|sag|slip|peel|crack|rust|fade|split|drip|hum|come)\b|\b(?:now |can |could |will |would )?(?:barely|scarcely) (?!enough\b|any\b|a\b|ever\b|know\b)(?:\w+s|sees? out|last|hold|charge|work|turn|close|open|heat|fit)\b|\bclings? to it\b|\bhangs? by a thread\b|\b(?:taps?|pipes?|ceiling|roof|gutter|boiler|cistern)(?: \S+){0,3} drips?\b|\bwobbl\w+ badly\b|\bruns? cold\b/,
  // It is turned away, or swallowed.
  /\b(?:code|voucher|card|coupon|password|login|payment|address|postcode|pin|ticket|pass|number|file|photo|form|gift card|certificate)(?: \S+){0,6}? (?:is|was|were|are|gets|got|keeps (?:being|getting)|has been) (?:(?:always|also|still|being) )*(?:refused|rejected|declined|turned down|not (?:accepted|recogni[sz]ed|valid|found|taken)|bounced|thrown out)\b|\b(?:swallowed|ate|kept|took) my (?:card|money|coins?|ticket)\b|\b(?:says|claims|insists|tells me)(?: that)? (?:my|our|the) (?:\S+ ){1,3}?(?:does(?:n't| not)|is(?:n't| not)|has(?:n't| not)|has expired|is (?:already|unknown|taken|wrong|invalid))\b|\b(?:just )?rings out\b/,
  /\b(?:nobody|no one|none of|half of|half the|most of)(?: \S+){0,6}? (?:knew|heard|had heard|has heard|had any|never (?:got|saw|had|received|heard))\b|\b(?:i|we|she|he|they|who) never (?:even |actually )?(?:got|saw|had|received|heard) (?:the|a|an|any|my|our|your|back|from|it|one)\b/,
  /\b(?:bins?|dishwasher|fridge|mailbox|inbox|tank|bag) (?:is|are|was|were) still (?:full|empty)\b/,
  // Money.
  /\b(?:card|account|visa|mastercard|amex|statement)(?: \S+){0,2} (?:got|was|were|has been) (?:hit|billed|debited|drawn)\b|\b(?:shows?|see|lists?)(?: \S+){0,5}? (\d\S*)(?: \S+){0,6}? and (?:again|another|\1)(?= |$)/,
  /\b(?:(?:was|were|been|got|have|'ve|you|they|me|us) (?:\S+ )?(?:over)?charged\b|overcharged|charged (?:me|us)|charged (?:twice|double|extra|again|for)|(?:taken|paid|debited|billed|booked|deducted)(?: \S+){0,8}? twice|double (?:charge|payment|debit)|(?:two|2) (?:payments|charges)|(?:billed|debited) \S|wants? (?:\d|£|€)\S*)/,
  /\b(?:nothing|no money|no refund|none of it)\b(?: \S+){0,3}? (?:on|in) (?:my|our|the) (?:bank |credit )?(?:account|card|statement|inbox|letterbox|mailbox)\b/,
  /\bso far (?:there (?:is|has been) |(?:i|we) (?:have |'ve )?(?:seen |got |had |heard )?|it has )?(?:nothing|no|not|none)\b/,
  // From when on.
  /\bsince (?:\d{1,2}(?:[:.]\d\d)? ?(?:am|pm|o'clock)\b|midnight|noon|yesterday|this morning|last (?:night|week|month)|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:the|your|my|an?) (?:\S+ )?(?:update|upgrade|change|repair|service|delivery|move|switch))\b/,
  /\bnor (?:can|could|did|do|does) (?:i|we|it|they)\b/,
  // Waiting.
  /\b(?:(?:been|still|keep|are|am|'m|'re) waiting|in transit|for (?:over |more than |almost |nearly )?(?:\d+|two|three|four|several|a) (?:days?|weeks?|months?) (?:now|already)|heard nothing|still (?:not here|nothing|no sign)|not here yet|no (?:reply|answer|response|confirmation|tracking|news|sign of)|(?:keep|kept) getting)\b/,
  // A detail that is to be put right.
  /\b(?:should (?:be|read|say|have been|go)\b.* not\b|has changed to|have moved to|is (?:spelt|spelled) wrong|not \S+ but)\b/,
];
/** The same in words that praise uses as well. */
const unlessPleased: readonly RegExp[] = [
  // Ordered was one thing, and another one came.
  /\b(?:ordered|asked for|paid for|chose|picked|wanted|expected|(?:was|were) (?:meant|supposed) to|should have (?:been|had|held)|(?:box|label|ticket|lid|site|description|invoice|receipt) (?:says|said))\b(?: \S+){1,12}? (?:(?:i|we) (?:unrolled|unwrapped|unpacked|count|counted)|turned out|(?:was|were|is|are) in the (?:bag|box|parcel|package|carton|envelope)|(?:got|received|came with|found) (?:a|an|only|just|the|two|three|four|five|six|\d+) (?!(?:very |really )?(?:confirmation|mail|e-?mail|invoice|message|receipt|reply|note|free|samples?|gifts?|lovely|nice|beautiful|wonderful|great|good|bonus|complimentary|extra (?:gift|sample|treat))\b)\S+)/,
  /\b(?:somebody|someone) else's (?!(?:\S+ )?(?:reviews?|advice|recommendations?|tips?|praise|words?|opinion|story|idea|experience)\b)\S|\b(?:somebody|someone) else's$|\bmade out to (?:somebody|someone|the wrong|a )|\b(?:nowhere to be (?:found|seen)|opens nothing|nothing (?:comes|came|happens|happened|appears|shows) (?:out|up|on|when|at|in|from)?)|\brather than (?:the )?(?:\d+|one|two|three|four|five|six|eight|ten|twelve)\b/,
  /\b(?:wi-?fi|connection|signal|call|line|internet|bluetooth|sound|picture|app)(?: \S+){0,3} (?:(?:drops?|dropped|dropping|cuts)\b|keeps (?=\S+ing\b))/,
  // What is in food, and how it is done.
  /\b(?:lumps?|(?:pieces?|bits?) of (?:\S+ )?(?:egg)?(?:shells?|glass|plastic|metal|stones?|hairs?|wood|grit|wire|foil|paper|bone)|hairs?|stones?|bones?|shell|glass|plastic|worms?|fly|flies|wasps?|slugs?|mou?ld|pips?)(?: of \S+(?: \S+)?)? in (?:it|the (?:middle|cake|bread|loaf|soup|salad|sauce|jar|bottle|tin|dough)|my|one|them|mine)\b|\b(?:was|were|is|are|still|came) (?:(?:all|quite|completely|half|very|a bit|still) )*(?:raw|undercooked|underdone|doughy|soggy|gritty|curdled|rancid|flat|lumpy)\b/,
  /\b(?:stone|ice) cold\b|^(?:still |again )?no (?:hot water|heating|power|electricity|wi ?fi|internet|signal|towels|bedding|light|lights)\b(?! (?:\S+ )?(?:needed|necessary|required|wanted))/,
];
/** What might go wrong, or went wrong for somebody else, is not told as a fault. */
const supposed =
  /^(?:if|in case|unless|should|what if|whether)\b|\b(?:no problem|not a problem|doesn't matter|never mind|don't worry)\b/;

export const statesProblem = (said: string): boolean =>
  !supposed.test(said) &&
  (problems.some((pattern) => pattern.test(said)) ||
    (unlessPleased.some((pattern) => pattern.test(said)) && !isPleased(said)));

const remedy =
  /\b(?:cancel\w*|refund\w*|replac\w+|exchang\w+|swap\w*|money back|pay (?:it |that |this |me )?back|(?:right|new|correct|another|missing) (?:one|ones|item|size|part)|fix\w*|repair\w*|correct\w*|credit\w*|compensat\w+|look into|sort (?:it|this)|help|resend|send (?:it|them) (?:back|again)|return\w*|discount|off the bill|apolog\w+)\b/i;
/** What is asked for to put a fault right. */
export const isRemedy = (text: string): boolean => remedy.test(text);

const overdue = new RegExp(
  String.raw`\b${negated}${between} (?:arriv\w+|arived|come|came|turn(?:ed)? up|show(?:n|ed)? up|receiv\w+|recieved|got|here|there|deliver\w+|shipp\w+|dispatched|sent)\b|\b(?:late|delayed|overdue|waiting|in transit|lost|vanished|disappeared|no sign|no tracking)\b`,
  'i',
);
const whereabouts =
  /\b(?:where(?:'s|s)?\b[^?]*\b(?:it|they|them|my|our|orders?|parcels?|packages?|delivery|shipment|goods|things|items?)\b|when (?:will|does|do|is|are|can|may|should)\b.*\b(?:arriv\w+|come|coming|get|here|deliver\w+|ship\w*|expect)\b|how long\b.*\b(?:wait|until|till|before)\b|what(?:'s| has| is)? (?:happened|happening|going on|the status)|any (?:news|update|idea)|track)/i;
/** "It never came. Where is it?": that something is overdue, and where it is, are one question in other words. */
export const asksForOverdue = (toldText: string, askedText: string): boolean =>
  overdue.test(toldText.replaceAll('’', "'")) && whereabouts.test(askedText.replaceAll('’', "'"));
