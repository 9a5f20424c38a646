import type { MoodLexicon } from './mood-lexicon.ts';

const times = '(?:tweede|derde|vierde|vijfde|zesde|tiende|zoveelste|[2-9]e)';
const many = '(?:twee|drie|vier|vijf|zes|tien|meerdere|talloze|[2-9]|1\\d)';

export const dutch: MoodLexicon = {
  cues: [
    [
      'anger',
      3,
      String.raw`schandalig\w*|schande|schandelijk\w*|belachelijk\w*|onacceptabel\w*|onaanvaardbaar|niet acceptabel|onbeschoft\w*|ongehoord|oplichting|oplichter\w*|opgelicht|diefstal|afzetterij|waardeloos|waardeloze|woedend|woest|razend|slaat (?:echt |werkelijk )?(?:nergens op|alles)|(?:er |hier )?(?:helemaal |echt )?klaar mee|spuugzat|zat(?= van|,)|ben het (?:echt |nu |zo )?zat|genoeg van|mijn geduld is op|geduld is op|aanfluiting|lachertje|wat een grap|slechte grap|slechtste (?:service|ervaring|winkel)|drama(?:tisch)?|rampzalig\w*|ramp|incompetent\w*|maat is vol|bedankt voor niets|(?<=^|[.!?] )(?:nou |lekker dan|fijn hoor|top hoor|geweldig hoor|goed bezig|gefeliciteerd)(?:,? (?:weer|alweer)|[.!,])`,
    ],
    [
      'complaint',
      2,
      String.raw`teleurgesteld|teleurstellend\w*|teleurstelling|ontevreden|niet tevreden|boos|kwaad|geirriteerd|irritant|erger me|ergerlijk|gefrustreerd|frustrerend|verbijsterd|verontwaardigd|onprofessioneel|slechte service|slecht geholpen|aan het lijntje|in de steek gelaten|aan mijn lot|genegeerd|klacht indienen|hierbij een klacht|wil (?:ik )?klagen|kan (?:toch |echt )?niet (?:waar zijn|de bedoeling zijn)|dit kan (?:echt |toch )?niet|niet normaal meer|om te huilen|wanhopig|lezen jullie|leest (?:er )?iemand`,
    ],
    [
      'fruitless',
      1.2,
      String.raw`(?:voor de|de|mijn) ${times} (?:keer|mail|poging|klacht)|(?:al )?${many} (?:keer|mails|mailtjes|telefoontjes|berichten)(?: (?:gebeld|gemaild|geschreven))?|niemand(?: \w+){0,4} (?:reageert|antwoordt|terugbelt|belt|opneemt|gekomen|helpt|komt)|(?:geen|nooit) (?:antwoord|reactie|oplossing|bericht)|nog steeds (?:niets|geen|niet)|(?:al)?weer (?:een (?:lege|verkeerde|kapotte)|kapot|mis|niet|verkeerd|de verkeerde|niets)|elke keer|iedere keer|telkens|(?:al|wacht) (?:\w+ )?${many} (?:weken|maanden)|weken (?:wachten|gewacht|te laat)|automatische antwoorden|tevergeefs`,
    ],
    [
      'leaving',
      2.2,
      String.raw`nooit (?:meer|weer)(?: (?:\w+ ){0,5}?(?:bestel\w*|koop\w*|kopen|kom\w*|bij jullie|klant)|[.!])|(?:laatste|allerlaatste) keer dat (?:ik|wij|we)|naar de concurrent\w*|klant kwijt|(?:bestel|koop) (?:ik )?(?:voortaan|ergens anders|elders)`,
    ],
    [
      'anger',
      2.2,
      String.raw`(?:mijn|een) (?:advocaat|jurist)(?! van beroep)(?: \w+){0,2}|juridische stappen|rechtbank|rechter|consumentenbond|geschillencommissie|acm|aangifte|ingebrekestelling|laatste termijn|negatieve (?:review|beoordeling)|slechte (?:review|recensie|beoordeling)|incassobureau`,
    ],
    [
      'fault',
      0.4,
      String.raw`kapot\w*|defect\w*|beschadigd\w*|verkeerde?|ontbreekt|ontbreken|lege|niet (?:\w+ )?(?:aangekomen|ontvangen|geleverd)`,
    ],
    [
      'praise',
      2,
      String.raw`geweldig\w*|prachtig\w*|perfect\w*|fantastisch\w*|super (?:blij|tevreden|service)|heel (?:blij|tevreden|mooi|lekker|aardig)|erg (?:blij|tevreden|mooi|lekker|aardig)|heerlijk\w*|uitstekend\w*|complimenten|ga zo door|genoten|topservice|toppers`,
    ],
    [
      'thanks',
      1,
      String.raw`(?:super|heel erg|hartelijk|enorm) bedankt(?! (?:alvast|bij voorbaat))|bedankt voor (?:de|het|alles|jullie)`,
    ],
    [
      'urgent',
      1,
      String.raw`dringend|spoed|met spoed|zo snel mogelijk|per direct|onmiddellijk|direct antwoord|haast`,
    ],
    [
      'vulnerable',
      1,
      String.raw`(?:mijn|onze) (?:moeder|vader|man|vrouw|zoon|dochter|oma|opa)(?: \w+){0,3} (?:overleden|gestorven)|overlijden|begrafenis|uitvaart|rolstoel|gehandicapt|beperking|in het ziekenhuis|zwanger|kanker|chemo\w*|dementie|blind|doof|werkloos`,
    ],
  ],
  negators: 'niet|geen|nooit|zonder|noch',
  outsiders: String.raw`(?:mijn|een|onze) (?:\w+ )?(?:buurman|buurvrouw|buren|collega\w*|vriend\w*|baas|klant\w*)|bij een andere (?:winkel|shop)`,
};
