/**
 * How English asks: each form is looked for at the beginning of a clause, in words as `readWords` writes them, without
 * marks, one blank between two. A clause of more words than `formWords` is not read further.
 */
export const formWords = 16;

const wh = String.raw`(?:how|what|what's|when|when's|where|where's|which|who|who's|whom|whose|why|how's)`;
const aux = String.raw`(?:can|could|would|will|shall|should|may|might|must|do|does|did|is|are|was|were|am|has|have|had|can't|couldn't|wouldn't|won't|shouldn't|don't|doesn't|didn't|isn't|aren't|wasn't|weren't|hasn't|haven't)`;
const subject = String.raw`(?:i|you|we|they|he|she|it|there|this|that|these|those|the|my|your|our|their|his|her|a|an|any|all|some|someone|somebody|anyone|anybody|everyone|one|both|each|every)`;

/** What leads over to a further request and is no part of what it asks. */
export const lead =
  /^(?:(?:and|also|but|so|then|or|plus|well|anyway|firstly|first|secondly|second|thirdly|third|lastly|finally|next|furthermore|moreover|besides|again|sorry|ok|okay|oh|now|ps|too|another thing|one more thing|one more question|another question|by the way|btw|as well as|as well|if so|if not|if no|if yes|in that case|in addition|failing that|apart from that|otherwise|alternatively|instead|actually|meanwhile|for (?:heaven's|god's|goodness|pity's) sake|roughly|perhaps|maybe|possibly|(?:my|the|one|another) (?:question|doubt) is(?: that)?|(?:just )?(?:a )?quick (?:one|question|query|q)|i have (?:a|one|another) question) )+/;

/** A question by its order of words, wherever a clause begins. */
const inverted = new RegExp(
  String.raw`^(?:(?:(?:for|at|in|on|to|by|from|with|until|till|since) )?${wh} (?:(?:sort|kind|type|size|colou?r|shade|part|amount) of )?(?:(?!to\b|of\b|${subject}\b)\S+ ){0,3}?${aux} (?!is\b|was\b|are\b)\S|${wh} (?:to|about|if) \S|who (?:pays?|do|is|are|can|will|has|gets?|takes?|covers?|owns?|makes?) \S|(?:what's|where's|when's|who's|how's) \S|how (?:much|many|long|far|often|soon|big|large|old) (?:is|are|does|do|for|until|to|would|will)\b|how come \S|(?:at|until|from|for|by|in) (?:what|which) \S|(?:(?!had\b)${aux} (?:not )?(?!an?\b|some\b|any\b|all\b|one\b|both\b)${subject}|(?:can|could|would|will|may|must|do|does|did|should|is|are) (?:an?|any|all|one|some|both))\b)`,
);
/** The same for what begins inside a sentence without a mark before it: only where nothing else can be meant. */
const invertedInside = new RegExp(
  String.raw`^(?:(?!who|which)${wh} (?:(?:much|many|long|far|often|soon|time|size|kind|colou?rs?) )?${aux} ${subject}\b|how (?:much|long|far) (?:is|are|does|do)\b|(?:can|could|will|would|should|do|does|did|may|is|are|was|has|have) (?:i|you|we|they|there|it|he|she)\b)`,
);
/** A question by its first word, where the sentence has nothing else to be. */
const opening = new RegExp(
  String.raw`^(?:${aux} (?!been\b|not\b|to\b|a nice\b|a good\b|keep\b|love\b|like\b|told\b|just\b|let\b|note\b|had\b)|${wh} )`,
);
const indirectHead =
  /(?:^|\b)(?:tell (?:me|us)|(?:want|wants|wanted|like|need) to no|let (?:me|us) know|(?:want|wants|wanted|like|love|help|good|need|curious|interested) to (?:know|learn|hear|understand|find out|see|ask(?: you)?)|wondering|wondered|wonder|not sure|unsure|not certain|uncertain|in doubt|don't know|do not know|no idea|not clear|unclear|don't understand|curious|(?:ask|asks|asking|advise|confirm|check|chek|explain|say|find out|look up|see|know|knowing|learning|understand)) (?:\S+ ){0,3}?(?:if|whether|how|what|when|where|which|who|why)\b/;
/** The customer's own asking, in the first person; what a third person was asked in a story is none. */
const reported =
  /\b(?:he|she|they|driver|doctor|sister|brother|husband|wife|friend|mother|father) (?:had |has |have )?(?:asked|wondered|wanted|said|told|knew)\b|\b(?:i|we) (?:had |have )?(?:asked|told) (?:the|my|him|her|them|a|our)\b|\b(?:they|he|she) (?:were|was|are|is) not sure\b/;
const third =
  /^(?:(?:my|our|the|a|his|her) )?(?:\S+ ){1,4}?(?:asks?|is asking|are asking|wonders?|would like to know|wants? to know)\b/;

const polite =
  /^(?:please|kindly) (?!find\b|take your\b|accept\b|excuse\b|note\b|see\b|be aware\b|feel\b|do not hesitate\b|don't hesitate\b|ignore (?:this|my)\b|keep (?:them|it|these|those) coming\b|(?:don't|do not) (?:tell|say|be|worry|take)\b)\S/;
const wish =
  /^(?:i|we|he|she|they|my \S+|our \S+)(?:'d|'ll|'m|'re|'ve)? (?:(?:also|just|really|still|would|should|shall|so|simply|therefore|hereby|then|much|rather|will|do|am|are|now|urgently) )*(?:(?:want|wish|need|wanna) (?!to\b|you\b|the way\b)\S|(?:like|love|prefer|want|wish|need|have) to (?:also |just )?(?:know|learn|understand|hear|cancel|return|exchange|swap|send|get|have|be|receive|order|buy|book|reserve|pay|change|pause|stop|end|add|move(?! in\b)|complain|report|speak|talk|ask|see|check|rent|hire|register|subscribe|unsubscribe|renew|upgrade|downgrade|collect|pick|replace|update|bring|claim|make|place|request|arrange|find|use|extend|keep|transfer|shift|put|split|combine|merge|switch|sign up|upgrade|reschedule|postpone|drop off)\b|(?:expect|demand|request|require|insist on|ask for|ask you|ask to) \S|be (?:grateful|glad|happy|thankful|obliged|interested) \S|appreciate (?:it if|if|a|an|your|some)\b|wanted to (?:ask|know|check|request|return|cancel|order|book|buy|change|find)\b|hope (?:you|to|that you)\b.*\b(?:can|could|will)\b|hoping that (?!(?:you|this|all|everything|everyone) (?:are|is|were|was|had|have|finds?|reach)\b)\S|(?:looking|hoping|trying) (?:for|to (?:buy|book|get|find|order|return|cancel|change))\b|interested in \S|(?:was |were |am |are )*(?:wondering|curious)\b)/;
const would =
  /^(?:i|we|he|she|they|my \S+|our \S+)(?:'d| would)(?: (?:also|just|really|so|rather|much|still))* (?:like|love|prefer|need) (?:(?!to\b)\S|to (?:also |just |first )?(?!(?:say|tell|thank|express|apologi[sz]e|congratulate|compliment|point|mention|add that|stress|share|inform|emphasi[sz]e|begin|think|believe|let|consult|discuss|describe|present|introduce|give you|seek)\b)\S)/;
/** "What I do need is the bill", "which I would like to trade in", "I think I am entitled to a refund". */
const wishInside =
  /^(?:(?:what|all) (?:i|we)(?:'d|'m| am| are| would| do)?(?: (?:really|actually|also|now|do|still|just))* (?:need|want|like|wish|ask|ask for|asking for|looking for|hoping for|after) is\b)|\bwhich (?:i|we)(?:'d| would) (?:also |really )?(?:like|love|need|prefer) to (?!(?:say|thank|mention)\b)\S|\b(?:i|we)(?:'m| am|'re| are) (?:surely |clearly |fully |also |therefore )*entitled to \S|\b(?:i|we)(?:'re| are|'m| am) owed (?:something|a|an|some|money|the)\b|\b(?:i|we) deserve (?:a|an|some|better)\b|^(?:i|we)(?:'ll|'d| will| would) (?:(?:gladly|happily|also|then|both) )*(?:take|have) (?:it|that|this|them|those|these|one|two|three|four|five|six|both|\d+)\b/;
/** What somebody else wants, whom the customer writes for. */
const somebody = String.raw`(?:(?:my|our|his|her|their|the|one of (?:my|our|the)) (?!(?:law|recipe|instructions?|manual|label|plan|idea)\b)(?:(?!and\b|or\b|who\b|that\b|which\b|but\b|if\b)\S+ ){0,4}?\S+|(?:gran|granny|grandma|grandpa|nan|mum|mom|mother|dad|father)|he|she|they)`;
const notToShop = String.raw`(?!(?:nothing|no|for nothing|me|the (?:very )?best|to (?:say|thank|tell|express|come back|return to you|move|keep|stay|see you|hug|marry|be (?:like|one)))\b)`;
const othersWish = new RegExp(
  String.raw`^${somebody} (?:(?:also|really|just|only|now|still|all|both|too) )*(?:would (?:rather|sooner) (?:have(?! you know\b)|take|get|swap|keep|pay|stay|exchange|return|change|collect)\b|would (?:(?:also|really|much|very much|so|still|rather|sooner) )*(?:like|love|prefer|need|have|want|be (?:glad|happy|grateful)) (?!to (?:say|thank|tell|come back)\b)\S|(?:is|are) (?:(?:also|really|still|now|very|so|rather) )*(?:after|looking for|hoping (?:for|to)|(?:dying|desperate|keen|longing|itching|eager) (?:for|to)|set on|interested in|asking (?:for|to|if|whether)) \S|(?:(?:wants?|needs?) (?:to (?:come|join|try|have|get|buy|order|book|know|rent|hire|return|exchange|swap|bring|pay|change|cancel|use|learn|take part)\b|(?!to\b))|(?:insists? on|demands?|requires?|requests?|asks? for|begs? (?:for|to)|has (?:her|his|its) heart set on|have their hearts set on|will only (?:sleep|eat|drink|take|have|wear|sit)) )${notToShop}\S)`,
);
/** What was wished for and may still be: "I had hoped to swap my seats". */
const wishedBefore =
  /^(?:and |but |also |really |actually )*(?:i|we)(?:'d)? (?:(?:had|was|were|have|really|actually|also|only) )*(?:hoped|hoping|meant|meaning|intended|intending|planned|planning|wanted) (?:to (?:swap|change|exchange|move|cancel|return|ask|book|order|buy|add|pay|bring|rent|hire|reserve|collect|have|get(?! (?:back|in touch)\b)|join|send|switch|extend|shift)\b|(?:that )?(?:you|there) (?:could|would|might|can|will)\b|(?:that )?it (?:could|would|might|can|will) (?:still |also |perhaps )*(?:be (?:possible|delivered|ready|here)|come|arrive|fit|work)\b)|^(?:i|we) had wanted (?:the|an?|two|three|some|one) \S/;
const unwished =
  /^(?:i|we)(?:'d)? (?:do not|don't|would not|wouldn't|no longer|didn't|did not|never) (?:\S+ )?(?:like|want|need|wish|expect)\b/;
/** "It must not have any egg", "The cake has to be there by noon": what what is wanted must be like. */
const requirement =
  /^(?:and |but |also |it is important that |please note )*(?:it|they|one|the (?:\S+ )?(?!shop|store|company|doctor|law|driver)\S+|(?:everything|nothing)) (?:must|mustn't|has to|have to|needs to|need to|should|can't|shouldn't|may not) (?:not |also |all |never |definitely |absolutely |therefore |then )*(?:be (?:free|nut|egg|gluten|lactose|vegan|ready|there|here|delivered|finished|done|able|at|in|on|no|under|less|big|small|large|wide|long|short|waterproof|safe|suitable)|contain|have (?:any|no|a|an|at|the)|include|fit|arrive|reach|hold|last|match|say|come with)\b/;
/** "Let me say how much we enjoyed it." */
const telling =
  /\b(?:let (?:me|us)|must|have to|has to|need to|want to|wanted to|like to|can only|may i|can't)(?: \S+)? (?:say|tell you|express|put into words) (?:\S+ ){0,2}?how\b/;
const known = /^(?:and |but )?(?:i|we) (?:already |do )?(?:know|understand|see|can see|can guess)\b/;
const wondering =
  /^(?:(?:i|we) )?(?:(?:was|were|am|are|just|also|always|have been) )*(?:wondering|wonder) (?!woman\b)\S/;
/** Said of what is looked for, without its "I am". */
const ellipticWish =
  /^(?:(?:looking|searching) for|in search of|on the lookout for|after|in need of) (?:a|an|the|some|my|your|one|two|any|\S+s)\b/;
/** "u guys open sunday": a question of the shop by a chat's order of words, where no mark ends it. */
const chatQuestion =
  /^(?:(?:you|ya)(?: (?:guys|lot|people|folks|all|still|also|ever|even|usually))* (?:(?:open|deliver|ship|sell|stock|accept|repair|fix|mend|rent|hire|fit|engrave|serve|allow|deliver|offer|buy|close|cater)(?! (?:me|us|my|our)\b)|(?:do|take|have|got) (?:any|a|an|it|this|these|them|one|cards?|cash|amex|paypal|vouchers?|gift|bookings?|walk|repairs?|dogs?|kids?)\b)|(?:you |anyone |any of you )?(?:got|have) any \S|how (?:much|many|often|long|far) \S+ \S|will (?:someone|somebody|anyone|anybody|sum1|some1) \S|(?:(?:shop|store|cafe|place) )?open (?:on |till |until |this |over |late )*(?:today|tomorrow|tonight|\w+day|weekends?|late|christmas|easter|now))/;
const elliptic =
  /^(?:any (?:chance|idea|news|update|possibility|way|advice|suggestions?|discount|recommendation)\b|(?:the )?(?:price|prices|cost|costs|quote|quotation|availability) (?:for|of|per)\b|(?:looking|wondering|interested|hoping) (?:for|in|if|whether|to)\b|would (?:love|like|appreciate|need|prefer)\b|(?:got|have you got|you got|have you) any\b|same question\b|how about\b|what about\b|need (?:to|a|an|the|my|some|help)\b|want (?:to|a|an|the|my|some)\b|(?:best|better) (?:not )?to \S|(?:opening (?:times|hours)|prices?|price list|delivery (?:times?|costs?|charges?))(?: (?:for|on|over|of|in|to|at))?(?: \S+){0,3}$)/;
const imperative =
  /^(?:(?:do|just|also|then|now|simply|either) )*(?:let (?:me|us) (?:know|have)\b|let (?:my|our|her|him|them) (?:\S+ )?(?:have|know|come|join|in|pay|use|collect|take)\b|count (?:me|us) in\b|find out (?:if|whether|how|what|when|where)\b|(?!order (?:\d|no\b|number\b|from\b|of\b|was\b|has\b|is\b)|keep (?:them|it|these|those) coming\b)(?:add|advise|arrange|book|call|cancel|change|charge|check|chek|clarify|collect|confirm|contact|correct|deliver|delete|email|exchange|explain|extend|fix|forward|give|guide|help|hold|inform|instruct|invoice|issue|keep|leave|mail|make|move|order|pack|phone|post|provide|put|quote|recommend|redirect|refund|remove|repair|replace|resend|reserve|reschedule|return|ring|scrap|send|ship|show|skip|slice|stop|strike|suggest|swap|switch|take|tell|unsubscribe|update|upgrade|wrap) (?!care\b|your time\b|forward to\b|up the\b|in (?:mind|touch)\b|\S+ good work)(?:(?:me|us|him|her|it|them|this|that|these|those|my|our|your|the|a|an|one|two|both|all|order|off|out|back|up|over|to|another|some|any|everything|sure|with|by|for|number|in|mail|if|when|how|what|whether|where|\d\S*)\b|\S+$))/;
/** Said anywhere in a clause, it makes a request of it. */
const anywhere =
  /\b(?:if you (?:would |could |will |can )?(?:allow|permit|agree to) (?:that|it|this)\b|(?:is|are|would be) the (?:very )?least\b|(?:off the bill|refund|compensation|replacement|discount|gesture) (?:is|would be|seems) (?:only )?(?:fair|in order|due|called for|appropriate)|(?:it would|it'd|that would|would|might) be (?:really |very |most |so |just )*(?:great|good|nice|helpful|kind|lovely|wonderful|brilliant|perfect|appreciated|useful|handy|welcome|ideal|cool|amazing)(?: of you)?(?: if\b| to\b| too\b| as well\b|$)|would (?:really )?(?:be handy|be useful|suit (?:me|us))\b|would (?:also )?help (?:to know|if)|(?:would|is|are|be) (?:much |greatly |very )?(?:appreciated|welcome)\b|(?:can|could|would|will) you (?:please |also |just |kindly |possibly )*(?!see\b|imagine\b|believe\b)\S|(?:please|kindly) (?!find\b|see\b|accept\b|excuse\b|note\b|take your\b|keep (?:them|it|these|those) coming\b)\S)/;
const shouldGo =
  /\b(?:it|they|this|the \S+|all \S+) should (?:also |now |please |rather |always )*(?:go|come|be (?:sent|delivered|changed|addressed|made out))\b/;
const politeEnd = / please$/;

/** "If there is a discount, I'd like to know": what is asked stands behind. */
const condition =
  /^(?:if|when|as|since|because|while|although|once|until|unless) (?:\S+ ){1,14}?(?=(?:i'd|i would|i'll|i will|we'll|we will|count me|count us|put me|put us|i want|i need|we'd|we would|please|could you|can you|can i|could i|would you|tell|let (?:me|us)|what|how|is there|do you|are you)\b)/;

export const withoutCondition = (said: string): string => said.replace(condition, '');
export const looksInverted = (said: string): boolean => inverted.test(said);
export const looksInvertedInside = (said: string): boolean => invertedInside.test(said);
export const opensLikeQuestion = (said: string): boolean => opening.test(said);
export const isReported = (said: string): boolean => reported.test(said);
export const asksIndirectly = (said: string): boolean =>
  (indirectHead.test(said) || third.test(said)) &&
  !unwished.test(said) &&
  !known.test(said) &&
  !telling.test(said);
/** "I don't need to know why", "I know how". */
export const isDeclined = (said: string): boolean => unwished.test(said) || known.test(said);

/** Whether it asks as chats do; only of what no mark ends. */
export const asksLikeChat = (said: string): boolean => chatQuestion.test(said);

/** A bare order to do something: what is coordinated with it ("cancel it and refund me") is one with it. */
export const isImperative = (said: string): boolean => imperative.test(said);

/** What the customer would like, in the first person. */
export const isWish = (said: string): boolean =>
  !unwished.test(said) &&
  (wish.test(said) ||
    requirement.test(said) ||
    would.test(said) ||
    wishInside.test(said) ||
    ellipticWish.test(said) ||
    othersWish.test(said) ||
    wishedBefore.test(said)) &&
  !polite.test(said);

/** What was wished for in the past only, and may have come about since. */
export const wishedOnce = (said: string): boolean => wishedBefore.test(said);

/** Whether the clause asks for something to be done, given or told, without being a question by its form. */
export function asksFor(said: string): boolean {
  if (unwished.test(said)) return false;
  return (
    polite.test(said) ||
    wish.test(said) ||
    would.test(said) ||
    wishInside.test(said) ||
    othersWish.test(said) ||
    wishedBefore.test(said) ||
    shouldGo.test(said) ||
    wondering.test(said) ||
    elliptic.test(said) ||
    ellipticWish.test(said) ||
    imperative.test(said) ||
    anywhere.test(said) ||
    politeEnd.test(said)
  );
}

/** "… and would like to order" is a request all the same, and "… and would like to thank you" is none. */
export const saysWhoAsks =
  /^(?:(?:want|need) |would (?!(?:like|love) to (?!(?:know|thank|say|tell|let you|express|congratulate|compliment)\b)\S))/;
/** What somebody has in mind with what is hers; what of it the shop keeps, such as an order or an address, is a request. */
export const isOwnPlan =
  /^would (?:like|love) to (?:change|switch|move|improve|extend|expand|start|try|open) (?:our|my) (?!(?:\p{L}+ )?(?:orders?|address|booking|appointment|reservation|subscription|details|delivery|plan|password|name|e-?mail|phone|number|dates?|payment|size|colou?r|account|contract|card|seats?|rooms?|tickets?)(?!\p{L}))/u;
