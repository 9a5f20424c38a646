import type { MoodLexicon } from './mood-lexicon.ts';

const times = '(?:segunda|tercera|cuarta|quinta|sexta|decima|enesima)';
const many = '(?:dos|tres|cuatro|cinco|seis|diez|varias|varios|muchas|[2-9]|1\\d)';

export const spanish: MoodLexicon = {
  cues: [
    [
      'anger',
      3,
      String.raw`inadmisible\w*|caraduras?|sinverguenzas?|(?:pierdo|perdiendo|perder|perdido) la paciencia|paciencia tiene un limite|nos? toma\w* por (?:idiotas?|tont[oa]s?)|(?<=^|[.!?¡] ?)(?:enhorabuena|felicidades|bravo|genial|muy bien),? (?:\w+ ){0,4}?(?:vuelto a|otra vez|de nuevo|tampoco)|inaceptable\w*|intolerable\w*|verguenza|vergonzos\w*|indignante\w*|indignad\w*|escandalos\w*|estaf\w*|timo|timador\w*|ladrones|un robo|tomadura de pelo|tomais el pelo|toman el pelo|tomando el pelo|faltas? de respeto|hart[oa]s?(?= |[.,!])|hasta las narices|hasta el gorro|lamentable\w*|penos[oa]s?|pesim[oa]s?|horrible\w*|ridicul[oa]s?|furios[oa]s?|cabread[oa]s?|que asco|asquead[oa]s?|una broma|burla|es increible que|increible que|(?:el )?peor (?:servicio|experiencia|tienda|atencion)|incompeten\w*|desastr\w*|ya esta bien|ya basta|basta ya|se me acab\w* la paciencia|no hay derecho|gracias por nada|(?<=^|[.!?¡] ?)(?:que bien|genial|estupendo|fantastico|enhorabuena|bravo),? (?:otra vez|de nuevo|otro|otra|sigue)`,
    ],
    [
      'complaint',
      2,
      String.raw`decepcionad[oa]s?|(?:os|les) (?:da igual|importa (?:un|una|poco))|promesas incumplidas|decepcionante|decepcion|descontent[oa]s?|insatisfech[oa]s?|enfadad[oa]s?|molest[oa] (?:con|por)|(?:muy|bastante) molest[oa]s?|frustrad[oa]s?|frustrante|disgustad[oa]s?|indefens[oa]s?|mal servicio|mala experiencia|muy mala atencion|poco profesional|poco serio|poca seriedad|no es normal|no puede ser|no es forma de|quejarme|mi queja|presentar una queja|me siento enganad[oa]|enganad[oa]s?|abandonad[oa]s?|desesperad[oa]s?|para llorar|ganas de llorar|no me lo puedo creer|(?:alguien )?lee (?:alguien )?(?:los|mis)|ignorad[oa]s?|(?:me|nos) estais ignorando|perder (?:el tiempo|toda la)|pasan de`,
    ],
    [
      'fruitless',
      1.2,
      String.raw`(?:la|mi|por) ${times} (?:vez|llamada|reclamacion)|(?:el|mi) (?:segundo|tercer|cuarto|quinto) (?:correo|mensaje|intento|paquete)|${many} (?:veces|correos|llamadas|mensajes|mails)|(?:nadie|ninguno)(?: \w+){0,3} (?:contesta\w*|responde\w*|llam\w*|coge|aparec\w*|vino|ayuda\w*|hace)|(?:sin|ninguna|ni una) (?:respuesta|noticias?|solucion|explicacion)|(?:seguimos|sigo|sigue) (?:sin|esperando|igual)|otra vez (?:rot\w*|mal|lo mismo|el|la|un)|cada vez|siempre lo mismo|(?:llevo|llevamos) (?:${many}|una?|mas de) (?:\w+ )?(?:semanas?|meses|mes|horas|dias)(?: (?:esperando|reclamando|llamando|sin))?|hace (?:${many}|mas de) (?:\w+ )?(?:semanas|meses)|respuestas? automaticas?|en vano|todavia nada|aun nada`,
    ],
    [
      'leaving',
      2.2,
      String.raw`(?:no |nunca |jamas )(?:\w+ ){0,2}?(?:volver\w*|vuelvo) a (?:comprar\w*|pedir\w*|encargar\w*|pisar|confiar|reservar)|(?:nunca|jamas) mas|la ultima vez que (?:compro|pido|os|les|reservo)|a la competencia|han perdido (?:un|una) client\w*|habeis perdido`,
    ],
    [
      'anger',
      2.2,
      String.raw`(?:mi|un|una|al|el) abogad[oa](?! de profesion)(?: \w+){0,2}|acciones legales|(?:pongo|pondre|pondremos|presento|presentare|interpondre|interpongo) (?:una )?(?:reclamacion|queja|demanda)|via judicial|tribunales|denunci\w*|hoja de reclamaciones|oficina (?:del consumidor|de consumo)|(?:a|en) (?:la )?(?:ocu|omic|facua)|consumo (?:y|si)|(?:mala|pesima) (?:resena|valoracion)|devolver el cargo|retroceder el cargo`,
    ],
    [
      'fault',
      0.4,
      String.raw`rot[oa]s?|estropead[oa]s?|defectuos[oa]s?|falta|faltan|equivocad[oa]s?|no (?:\w+ ){0,2}?(?:llegado|funciona|recibido)|devol\w*|reembols\w*`,
    ],
    [
      'praise',
      2,
      String.raw`perfect[oa]s?|encantad[oa]s?|encanta|encantan|encanto|maravill\w*|estupend[oa]s?|genial(?:es)?|fenomenal|excelentes?|fantastic[oa]s?|riquisim[oa]s?|precios[oa]s?|muy (?:content[oa]s?|satisfech[oa]s?|amables?|rapid[oa]s?|bien|buen[oa]s?|bonit[oa]s?|ric[oa]s?)|felicidades|enhorabuena|seguid asi|repetire\w*`,
    ],
    [
      'thanks',
      1,
      String.raw`(?:muchisimas|mil) gracias|muchas gracias por|gracias por (?:todo|la|el|vuestra|su|vuestro|cuidar|ayudar\w*)`,
    ],
    [
      'urgent',
      1,
      String.raw`urgente\w*|urge|cuanto antes|lo antes posible|inmediatamente|de inmediato|ahora mismo|con urgencia|sin demora`,
    ],
    [
      'vulnerable',
      1,
      String.raw`(?:mi|nuestr[oa]) (?:madre|padre|marido|mujer|hijo|hija|abuela|abuelo|hermano|hermana)(?: \w+){0,3} (?:fallec\w*|muert\w*|murio)|fallecimiento|entierro|funeral|silla de ruedas|discapa\w*|en el hospital|hospitalizad\w*|embarazada|cancer|quimio\w*|alzheimer|cieg[oa]|sord[oa]|en (?:el )?paro`,
    ],
  ],
  negators: 'no|nunca|jamas|ningun|ninguna|sin|ni|tampoco',
  outsiders: String.raw`(?:mi|mis|una?|nuestr[oa]) (?:\w+ )?(?:vecin[oa]s?|companer[oa]s?|amig[oa]s?|jef[ea]s?|client[ea]s?|colegas?)|en otra tienda`,
};
