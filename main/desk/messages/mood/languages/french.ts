import type { MoodLexicon } from './mood-lexicon.ts';

const times =
  '(?:deuxieme|troisieme|quatrieme|cinquieme|sixieme|dixieme|enieme|2e|3e|4e|5e|2eme|3eme|4eme|5eme)';
const many = '(?:deux|trois|quatre|cinq|six|dix|plusieurs|[2-9]|1\\d)';

export const french: MoodLexicon = {
  cues: [
    [
      'anger',
      3,
      String.raw`inadmissible\w*|(?:j |nous )en (?:ai|avons) (?:\w+ ){0,2}?assez|(?:ca|cela) suffit(?= ?[.!,]|$| maintenant)|(?:se|vous) (?:fichez?|fichent|foutez|foutent) (?:de|du|des|pas mal)|(?:pour|prend\w*) des (?:idiots|imbeciles|pigeons)|degoute\w*|excede\w*|a bout(?! de (?:souffle|bras))|inacceptable\w*|scandale\w*|scandaleu\w*|honte(?:u\w*)?|lamentable\w*|deplorable\w*|intolerable\w*|inexcusable\w*|escroc\w*|escroquerie|arnaque\w*|voleurs?|du vol|foutage de gueule|foutez de|moquez de|moque du monde|se moque\w* de|se fout de|ras le bol|marre|ridicule\w*|catastroph\w*|n importe quoi|une blague|mauvaise blague|furieu\w*|hors de moi|revolt\w*|indigne\w*|outre\w* par|pire (?:service|experience|boutique|magasin)|incompeten\w*|nulle? a chier|vraiment nul|service (?:client )?(?:nul|minable|pitoyable)|pitoyable\w*|honteux|la coupe est pleine|ma patience a (?:des|ses) limites|a bout de patience|merci pour rien|(?<=^|[.!?] )(?:ah )?bravo(?= |[.!,])(?! (?:a (?:toute|vous|l)|pour votre travail|et merci))|(?<=^|[.!?] )(?:super|genial|formidable|merveilleux),? (?:encore|une fois de plus|toujours|le|la|c est le)`,
    ],
    [
      'complaint',
      2,
      String.raw`decue?s?|(?:perds|perdu|perdre|perdons) (?:\w+ )?patience|promesses? (?:non |jamais |pas )tenues?|tourne\w* en rond|decevant\w*|deception|mecontent\w*|insatisfait\w*|pas (?:du tout )?satisfait\w*|enervee?s?|agacee?s?|agacant|frustree?s?|frustrant|exasper\w*|contrariee?s?|en colere|fachee?s?|desagreable\w* surprise|porter plainte|laisse\w* tomber|pas serieux|manque de serieux|manque de respect|pas normal|pas professionnel|de qui|je deplore|je me plains|me plaindre|plus jamais ca|pleurer|desesper\w*|(?:lisez|lit) (?:vous |on )?(?:au moins|vraiment|seulement)|insupportable|(?:le |vous le )?faites expres|m ignorez|trompee?s?`,
    ],
    [
      'fruitless',
      1.2,
      String.raw`(?:pour )?(?:la|ma|mon|le) ${times} (?:fois|mail|message|appel|relance|courrier|reclamation|colis)|${many} (?:mails|messages|appels|relances|fois|courriers)|(?:personne|aucun de vos)(?: \w+){0,3} (?:repond\w*|rappel\w*|decroch\w*|venu\w*|lit|aide\w*|daigne)|(?:sans|aucune|jamais de|jamais eu de|pas de) (?:reponse|nouvelles?|retour)|ne (?:repond\w*|decroch\w*|rappel\w*)(?: \w+)? jamais|jamais (?:repondu|rappele\w*)|toujours (?:rien|pas|aucun\w*)|encore (?:une fois|casse\w*|le mauvais|la mauvaise|rien|une boite vide)|a chaque fois|(?:${many}|un) (?:mois|semaines?) (?:d attente|que j attends|sans|de retard)|depuis (?:${many}|un|des) (?:mois|semaines)|reponses? automatiques?|en vain`,
    ],
    [
      'leaving',
      2.2,
      String.raw`(?:ne |n )(?:\w+ ){0,3}?(?:commander\w*|acheter\w*|reviendr\w*|remettr\w*)(?: \w+){0,2} (?:plus|jamais)|(?:plus jamais|jamais plus) (?:\w+ ){0,6}?(?:chez vous|commander\w*|acheter\w*)|derniere (?:fois|commande) (?:que|chez)|chez (?:la|un) concurren\w*|perdu un client|perdez un client|vous perdez`,
    ],
    [
      'anger',
      2.2,
      String.raw`(?:mon |un |l )avocat(?! (?:de profession|et))(?: \w+){0,2}|(?:saisir|saisis|saisirai|contacter\w*|alerter\w*|signaler\w*)(?: \w+){0,3} (?:avocat|justice|dgccrf|ufc|mediateur|tribunal|repression des fraudes|60 millions)|repression des fraudes|mise en demeure|voie judiciaire|poursuites|tribunal|(?:avis|commentaire) (?:tres )?negatif|opposition (?:sur|au) (?:le )?(?:paiement|ma carte)`,
    ],
    [
      'fault',
      0.4,
      String.raw`cassee?s?|abimee?s?|defectueu\w*|manque|manquent|en panne|mauvais\w* (?:taille|article|couleur|adresse|produit)|pas arrivee?s?|rembours\w*`,
    ],
    [
      'praise',
      2,
      String.raw`parfait\w*|ravie?s?|enchantee?s?|magnifique\w*|superbe\w*|genial\w*|excellent\w*|formidable\w*|delicieu\w*|adore\w*|impeccable\w*|tres (?:contente?s?|satisfait\w*|heureu\w*|gentil\w*|rapide\w*|beau|belle|bon|bonne)|bravo (?:a|pour|et)|felicitations|continuez`,
    ],
    [
      'thanks',
      1,
      String.raw`(?:un grand |mille |encore )merci|merci (?:beaucoup|infiniment|pour (?:tout|votre gentillesse|votre patience|votre accueil|la|le|cette|ce))`,
    ],
    [
      'urgent',
      1,
      String.raw`urgent\w*|en urgence|au plus vite|tout de suite|immediatement|sans delai|dans les plus brefs delais|le plus vite possible|des que possible`,
    ],
    [
      'vulnerable',
      1,
      String.raw`(?:mon|ma|notre) (?:mere|pere|mari|femme|fils|fille|maman|papa|grand mere|grand pere)(?: \w+){0,3} (?:decede\w*|mort\w*)|deces|obseques|enterrement|fauteuil roulant|handicap\w*|a l hopital|hospitalis\w*|enceinte|cancer|chimio\w*|alzheimer|aveugle|sourde?|au chomage`,
    ],
  ],
  negators: 'pas|jamais|aucun|aucune|sans|ni|nullement|n',
  outsiders: String.raw`(?:mon|ma|mes|une?|notre) (?:\w+ )?(?:voisine?s?|collegues?|amie?s?|copains?|copines?|patronn?e?|cliente?s?)|dans (?:une|un) autre (?:boutique|magasin)`,
};
