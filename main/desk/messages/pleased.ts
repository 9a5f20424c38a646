/** Words of somebody who is pleased; beside thanks, or where nothing else is said. */
export const pleased =
  /\b(?:lovely|gorgeous|wonderful|splendid|brilliant|excellent|perfect(?:ly)?|delicious|amazing|fantastic|marvellous|best|great|happy|pleased|delighted|loved?|enjoy(?:ed)?|made (?:such )?a difference|missing your|patience|kindness|for everything|(?:that|it|which) (?:really )?(?:answers|answered|explains|explained|helps|helped|solved|worked)|works (?:now|again|fine|like)|all (?:clear|good|fine|sorted)|(?:so|that|very|really) (?:quick|quickly|fast|clear|helpful|friendly)|as good as new|you(?:'re| are) (?:all )?(?:a )?(?:stars?|legends?|heroes)|(?:would not|wouldn't) swap|no (?:more|further) questions|keep (?:it up|up the good work)|(?:so |very |most )?kind of you|(?:swift|speedy|prompt) (?:refund|reply|help|delivery|answer)|(?:sorting|helping|fixing|finding)\b.{0,30}\b(?:out|so|me|us|it))\b/i;
/** Said of a whole visit or order, it needs no word of thanks beside it. */
export const delight =
  /\b(?:we|i)(?:'ll| will| shall) (?:surely |definitely |certainly )?(?:be|come) back\b|\bworks like a (?:dream|charm)\b|\bwhat an? (?:wonderful|lovely|great|fantastic|beautiful|perfect) \w+|\b(?:received|arrived|came|got here)\b.{0,40}\b(?:all (?:good|fine|well)|in one piece|safe and sound)\b|\bkeep (?:them|it|these|those) coming\b|\b(?:things?|what) (?:that )?(?:i|we) (?:(?:really|especially|most|particularly) )?(?:loved|liked|enjoyed)\b(?! (?:to|if)\b)/i;

/** The same of somebody's manner and of food, also in other languages, as `plainWords` writes them. */
const kindly =
  /\b(?:friendly|charming|delightful|beautiful(?:ly)?|tasty|polite|attentive|nicest|liked|adored?|all good|fine now|sorted|welcoming|freundlich\w*|hilfsbereit\w*|zuvorkommend\w*|gefallen|gefiel|amables?|simpatic\w+|atent[oa]s?|aimables?|gentil(?:le)?s?|souriante?s?|accueillante?s?|sympathiques?|gust(?:o|aron))\b/i;
/** What takes it back: "we were not happy", "the lovely cup broke". */
const takenBack =
  /\b(?:not|never|no|nobody|none|cannot|without|but|however|although|unfortunately|sadly|too (?=\w)|would|could|should|nicht|kein\w*|nie|aber|leider|wenig|zu (?:kalt|klein|gross|groß|kurz|lang|laut|teuer|spät|wenig|viel)|pas|jamais|mais|peu|trop|no|nunca|pero|poco|demasiado)\b|n't\b/i;

export const takesBack = (said: string): boolean => takenBack.test(said);

/** Whether it only says how pleased somebody is; `plain` are its words as those of a language are looked for. */
export const isPleased = (text: string, plain = text): boolean => {
  const said = text.replaceAll('’', "'");
  return (
    (pleased.test(said) || delight.test(said) || kindly.test(plain)) &&
    !takesBack(said.replaceAll(/\bwould not swap|wouldn't swap\b/gi, ''))
  );
};

/** What was wished for once has come about. */
export const settled =
  /^(?![^.!]*\?)(?:(?!\b(?:please|not|never|could|can|get|be)\b)[^.!?]){0,40}\b(?:sorted|solved|resolved|settled|fine now|all (?:fine|good|well|perfect)|worked out|no longer (?:needed|necessary))\b/i;
