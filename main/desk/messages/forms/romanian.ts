import { toForms } from './language-forms.ts';

const wh =
  '(?:(?:de|la|in|din|pe|cu|pentru|pana) )?(?:ce|cum|cat|cata|cati|cate|cand|unde|care|cine|cui|care e)';
const answer = '(?:raspuns\\w*|confirmare\\w*|vesti)';

export const romanian = toForms({
  joins: 'si|iar|dar|de asemenea|precum si',
  lead: 'de asemenea|totodata|in plus|apoi|inca o intrebare|o intrebare|apropo|in primul rand|va rog|as dori sa stiu',
  adds: 'de asemenea|totodata|in plus|si|iar|apropo|inca o intrebare',
  also: 'de asemenea|si|inca',
  subordinate: 'daca|cand|deoarece|pentru ca|desi|dupa ce|inainte|fiindca|intrucat',
  question: `${wh} (?:\\S+ ){0,3}?(?:este|e|sunt|costa|pot|putem|poate|dureaza|ajunge|vine|primesc|aveti|faceti|trebuie|platesc|returnez|livrati|deschideti|functioneaza|am|fac|se)|(?:aveti|puteti|pot|putem|se poate|este posibil|livrati|vindeti|acceptati|reparati|sunteti|exista|oferiti|ati putea|faceti|trimiteti|trebuie sa) \\S+`,
  further: '(?:aveti|se poate|pot|livrati)',
  indirect:
    '(?:sa stiu|stiu|sti|afla|aflu|intreb|intreba|spuneti|spune|spuneti mi|comunicati|confirmati|confirma|explicati|verificati|interesa|interesat\\w*|sigur\\w*)',
  listed: `daca|${wh}`,
  wish: String.raw`(?:(?:eu|noi|si|mi|ne) )*(?:as dori|am dori|as vrea|am vrea|vreau|vrem|doresc|dorim|caut|cautam|solicit|solicitam|cer|cerem|am nevoie|avem nevoie|mi ar trebui|ne ar trebui|comand|anulez|renunt|prefer|mi ar placea) (?!sa (?:va )?multum)\S+|(?:sotul|sotia|fiul|fiica|mama|tata|sora|fratele) (?:\S+ ){0,2}?(?:ar dori|ar vrea|vrea|doreste|are nevoie|prefera) (?!sa multum)\S+`,
  request: String.raw`va rog(?: frumos)?(?: sa)? \S+|va rugam \S+|rog \S+|(?:ati putea|puteti|ai putea|poti) (?:sa )?\S+|(?:trimiteti|anulati|schimbati|returnati|inlocuiti|sunati|rambursati|confirmati)(?: mi| ne)? \S+`,
  told: String.raw`spart\w*|stricat\w*|defect\w*|rupt\w*|crapat\w*|deteriorat\w*|avariat\w*|lipse\w+|pierdut\w*|intarzi\w+|curge|picura|scartaie|(?:nu|n) (?:\S+ ){0,3}?(?:ajuns\w*|venit\w*|primit\w*|functioneaza|merge|porneste|incarca|inchide|deschide|raspunde\w*|raspuns\w*|livrat\w*|potriv\w+|pot)|(?:de doua ori|dublu)|in loc(?:ul)?|gresit\w*|prea (?:mic\w*|mare|mari|scurt\w*|lung\w*|tarziu)|inca nu|tot nu|de (?:\S+ )?(?:zile|saptamani|luni)|eroare`,
  pointsBack: 'asta|acesta|aceasta|il|o|le|unde (?:este|e)|cand (?:ajunge|vine)',
  remedy: String.raw`\w*(?:ramburs|restitu|inlocui|schimb|repar|retur|anul|compens|bani)\w*`,
  vague: `(?:si )?(?:ce|cum) (?:pot|putem|trebuie|sa) (?:(?:sa|fac|facem|face|procedez|procedam|acum) ?)+|(?:ma|ne) puteti ajuta|de ce|ajutor`,
  pleasantry: String.raw`(?:(?:buna(?: ziua| seara| dimineata)?|salut\w*|stimat\w+|draga|dragi)(?: \S+){0,4}|(?:va )?(?:multumesc|multumim|mersi)(?: (?!dar|daca)\S+){0,5}|(?:cu )?(?:stima|respect|drag|salutari)(?: \S+){0,4}|(?:astept|asteptam) (?:\S+ ){0,3}?${answer}(?: \S+){0,3}|o zi (?:buna|frumoasa)(?: \S+){0,3}|la revedere|numai bine)`,
  thanks: 'multumesc|multumim|mersi',
  pleased: String.raw`super|perfect\w*|minunat\w*|excelent\w*|foarte (?:bun\w*|frumos|frumoasa|multumit\w*|rapid\w*)|incantat\w*|rapid\w*|totul (?:e bine|este bine|ok|a ajuns)|grozav\w*`,
  noAnswer: String.raw`nu (?:e|este) nevoie (?:sa|de) (?:raspund\w+|raspuns)|doar pentru informare`,
  deed: String.raw`(?:am|tocmai am) (?:platit|trimis|expediat|virat|returnat) (?:\S+ ){0,4}?(?:azi|astazi|ieri|acum)|(?:azi|astazi|ieri) am (?:platit|trimis|expediat|virat|returnat)`,
});
