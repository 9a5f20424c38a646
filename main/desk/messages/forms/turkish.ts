import { toForms } from './language-forms.ts';

const wh =
  '(?:ne|neden|nicin|niye|nasıl|nerede|nereye|nereden|ne zaman|kac|kaca|ne kadar|hangi|hangisi|kim|kime)';
const answer = '(?:cevab\\S*|yanıt\\S*|donus\\S*|onay\\S*)';
const particle =
  '(?:mi|mı|mu|mü|miyim|mıyım|muyum|misiniz|mısınız|musunuz|miyiz|mıyız|muyuz|mısın|misin|midir|mıdır|mudur)';

export const turkish = toForms({
  joins: 've|ama|ayrıca|fakat|bir de',
  lead: 'ayrıca|bir de|birde|bu arada|ikinci olarak|bir sorum daha var|bir sorum var|acaba|ve|peki',
  adds: 'ayrıca|bir de|birde|bu arada|ve|bir sorum daha var|peki',
  also: 'ayrıca|bir de|da|de',
  subordinate: 'eger|madem|cunku|ragmen',
  question: `(?:\\S+ ){0,8}?${particle}|(?:\\S+ ){0,7}?${wh}(?: \\S+){0,5}`,
  further: '',
  indirect: '(?:ogrenmek|bilmek|sormak|soracaktım|merak|soyler|bildirir|yazar)',
  listed: wh,
  wish: String.raw`(?:\S+ ){0,10}?\S*(?:istiyorum|istiyoruz|isterim|isteriz|istedim|istemistim|rica ediyorum|rica ederim|rica ederiz|talep ediyorum|talep ediyoruz|arıyorum|ihtiyacım var|ihtiyacımız var|lazım|gerekiyor)`,
  request: String.raw`lutfen|\S+(?:ir|ır|ur|ar|er)(?:misiniz| misiniz| mısınız| musunuz|mısınız)|\S+(?:ebilir|abilir) (?:misiniz|mısınız)|\S+(?:iniz|ınız|unuz|unuzu)(?: lutfen)`,
  told: String.raw`kırık|kırıldı|kırılmıs|bozuk|bozuldu|bozulmus|hasarlı|yırtık|catlak|eksik|kayıp|kayboldu|gecikti|gec|sızdırıyor|calısmıyor|acılmıyor|kapanmıyor|sarj olmuyor|gelmedi|gelmemis|ulasmadı|ulasmamıs|alamadım|almadım|alamadık|cevap vermiyor|yanlıs (?:\S+ )?(?:urun|beden|renk|adres|siparis)|iki (?:kere|kez|defa)|yerine|hala|henuz|cok (?:kucuk|buyuk|uzun|kısa|dar)|bekliyorum|bekliyoruz|hata|(?:gun|hafta|ay)dır|alındı`,
  pointsBack: 'bu|bunu|bunun|onu|onun|nerede|ne zaman gelir|ne zaman gelecek',
  remedy: String.raw`\S*(?:iade|degis|yenisi|tamir|onar|iptal|geri|tazmin|duzelt)\S*`,
  vague: `(?:simdi |peki )?ne (?:yapmalıyım|yapabilirim|yapayım|yapmam (?:gerekiyor|lazım|gerek))|nasıl (?:bir yol izlemeliyim|yapacagım)|yardımcı olur musunuz|yardım eder misiniz|yardım|neden|niye`,
  pleasantry: String.raw`(?:(?:merhaba(?:lar)?|selam(?:lar)?|iyi (?:gunler|aksamlar|calısmalar)|gunaydın|sayın|degerli)(?: \S+){0,4}|(?:cok |simdiden )?(?:tesekkurler|tesekkur \S+|sagolun|sag olun)(?: \S+){0,5}|saygılar\S*(?: \S+){0,4}|saygılarımla(?: \S+){0,4}|${answer} (?:bekliyorum|bekliyoruz|rica ederim)(?: \S+){0,2}|kolay gelsin|gorusmek uzere|hosca kalın)`,
  thanks: 'tesekkur\\S*|sagolun',
  pleased: String.raw`harika\S*|mukemmel\S*|cok (?:guzel|iyi|memnun\S*|hızlı|begend\S*)|memnun\S*|super|bayıld\S*|her sey (?:yolunda|tamam|guzel)`,
  noAnswer: String.raw`(?:cevap|yanıt) (?:vermenize gerek yok|gerekmiyor|gerekmez)|bilginize|bilgi (?:amaclı|icin)`,
  deed: String.raw`(?:bugun|dun|az once|simdi) (?:\S+ ){0,4}?(?:gonderdim|odedim|yatırdım|kargoladım|havale ettim)`,
});
