import { describe, expect, it } from 'vitest';
import { extractQuestions } from '../../../main/desk/messages/questions.ts';
import { splitSentences } from '../../../main/desk/messages/sentences.ts';

/** The words of a message in a language that each request stands for. */
const places = (text: string, language: string): readonly string[] =>
  extractQuestions(splitSentences(text, []), language).map(({ start, end }) => text.slice(start, end));

type Case = readonly [text: string, expected: readonly string[]];

// Bug: a mail without question marks was one request as a whole, or the request beside a question was lost.
describe.each<[language: string, cases: readonly Case[]]>([
  [
    'de',
    [
      [
        'Hallo zusammen, ich hätte gerne gewusst, ob die Vase spülmaschinenfest ist und wie schwer sie ist. Danke und Gruß, Ferdi',
        ['ich hätte gerne gewusst, ob die Vase spülmaschinenfest ist', 'wie schwer sie ist'],
      ],
      [
        'Sehr geehrte Frau Holt, bei der gelieferten Kommode fehlen zwei Schrauben. Bitte senden Sie mir diese nach. Mit freundlichen Grüßen, L. Öhler',
        ['bei der gelieferten Kommode fehlen zwei Schrauben. Bitte senden Sie mir diese nach'],
      ],
      [
        'moin habt ihr samstag auf und kann man bei euch mit karte zahlen danke',
        ['habt ihr samstag auf', 'kann man bei euch mit karte zahlen'],
      ],
      [
        'Guten Tag, ich möchte meine Bestellung 7712 widerrufen. Außerdem benötige ich eine Rechnung auf meine Firma. Über eine kurze Bestätigung würde ich mich freuen. Beste Grüße, Kurt',
        [
          'ich möchte meine Bestellung 7712 widerrufen',
          'Außerdem benötige ich eine Rechnung auf meine Firma',
        ],
      ],
      [
        'Liebes Team, vielen Dank für die schnelle Lieferung, alles ist heil angekommen und sieht toll aus. Liebe Grüße, Ines',
        [],
      ],
      [
        'Hallo, nur zur Info: ich habe die 89 Euro heute überwiesen. Eine Antwort ist nicht nötig. Gruß, Marlies',
        [],
      ],
      [
        'Guten Abend, könnt ihr mir sagen, wann die rote Lampe wieder lieferbar ist? Und gibt es sie auch in Grün? LG Tobi',
        ['könnt ihr mir sagen, wann die rote Lampe wieder lieferbar ist?', 'gibt es sie auch in Grün?'],
      ],
      [
        'Hallo, mein Paket ist bis heute nicht angekommen, obwohl es am Montag da sein sollte. Wo ist es? Viele Grüße, Sven',
        ['mein Paket ist bis heute nicht angekommen, obwohl es am Montag da sein sollte. Wo ist es?'],
      ],
      [
        'Hallo, der Reißverschluss klemmt. Und dann würde ich gern noch zwei Kissen nachbestellen. Danke, Rita',
        ['der Reißverschluss klemmt', 'Und dann würde ich gern noch zwei Kissen nachbestellen'],
      ],
      [
        'Guten Tag, wir haben letztes Jahr bei Ihnen geheiratet und es war herrlich. Was kostet ein Wochenende für zwanzig Personen und bis wann müssten wir buchen? Freundliche Grüße, Fam. Brandt',
        ['Was kostet ein Wochenende für zwanzig Personen', 'bis wann müssten wir buchen?'],
      ],
      [
        'Guten Morgen, wann habt ihr über Ostern geöffnet? Und nehmt ihr auch Gutscheine vom letzten Jahr? Grüße aus Kiel, Onno',
        ['wann habt ihr über Ostern geöffnet?', 'Und nehmt ihr auch Gutscheine vom letzten Jahr?'],
      ],
      [
        'Sehr geehrtes Team, das Display meiner Waage zeigt nichts mehr an, auch mit neuen Batterien. Können Sie sie reparieren? MfG Walter Dorn',
        [
          'das Display meiner Waage zeigt nichts mehr an, auch mit neuen Batterien. Können Sie sie reparieren?',
        ],
      ],
      [
        'Hi, ich bräuchte dringend einen Ersatzdeckel für die blaue Dose. Außerdem: verschickt ihr auch in die Schweiz? LG Mia',
        [
          'ich bräuchte dringend einen Ersatzdeckel für die blaue Dose',
          'Außerdem: verschickt ihr auch in die Schweiz?',
        ],
      ],
      ['Hallo, danke für die nette Beratung gestern, das Brot war superlecker. Bis bald, Elke', []],
      ['Der Tee schmeckt nach Sommer, wunderbar! Danke, Ute', []],
      ['Das ist kein Vergleich zu früher, alles super. Danke, Jo', []],
      ['Alles klebt gut, der neue Kleber ist super. Danke, Jo', []],
      ['Danke, die Seife riecht herrlich nach Lavendel. LG Pia', []],
      ['Vielen Dank, das war kein Problem, alles bestens. Gruß Rolf', []],
      [
        'Hallo, das Fleisch riecht faul. Wann habt ihr auf?',
        ['das Fleisch riecht faul', 'Wann habt ihr auf?'],
      ],
      [
        'Hallo, der Kaffee schmeckt nach Chemie. Habt ihr am Samstag auf?',
        ['der Kaffee schmeckt nach Chemie', 'Habt ihr am Samstag auf?'],
      ],
      [
        'Der Wasserhahn tropft und die Heizung wird nicht warm',
        ['Der Wasserhahn tropft', 'die Heizung wird nicht warm'],
      ],
      [
        'Hallo, das Bügeleisen wird nicht heiß und der Deckel klemmt. Gruß Ina',
        ['das Bügeleisen wird nicht heiß', 'der Deckel klemmt'],
      ],
      ['Hallo, alles klebt und der Deckel fehlt. Gruß', ['alles klebt', 'der Deckel fehlt']],
    ],
  ],
  [
    'fr',
    [
      [
        "Bonjour, je voudrais savoir si vous réparez aussi les vieux vélos et combien coûte une révision. Merci d'avance, Luc",
        ['je voudrais savoir si vous réparez aussi les vieux vélos', 'combien coûte une révision'],
      ],
      [
        'bonjour vous êtes ouverts dimanche et on peut venir avec un chien merci bcp',
        ['vous êtes ouverts dimanche', 'on peut venir avec un chien'],
      ],
      [
        "Bonjour, pourriez-vous m'envoyer une facture au nom de ma société ? Par ailleurs, j'aimerais changer l'adresse de livraison. Bien cordialement, Agathe",
        [
          "pourriez-vous m'envoyer une facture au nom de ma société ?",
          "Par ailleurs, j'aimerais changer l'adresse de livraison",
        ],
      ],
      [
        'Bonjour, merci pour votre accueil, tout était parfait et les enfants ont adoré. À bientôt, Solène',
        [],
      ],
      [
        "Bonjour, ma commande 5518 n'est toujours pas arrivée. Pouvez-vous me dire où elle se trouve ? Dans l'attente de votre réponse, M. Ferrand",
        ["ma commande 5518 n'est toujours pas arrivée. Pouvez-vous me dire où elle se trouve ?"],
      ],
      [
        'Madame, veuillez annuler mon abonnement et merci de me rembourser le mois de mars. Cordialement, P. Joly',
        ['veuillez annuler mon abonnement', 'merci de me rembourser le mois de mars'],
      ],
      [
        'Bonjour, la lampe clignote sans arrêt. Est-ce que vous vendez aussi des ampoules ? Bonne journée, Inès',
        ['la lampe clignote sans arrêt', 'Est-ce que vous vendez aussi des ampoules ?'],
      ],
      [
        "Bonjour, pour information, je viens d'envoyer le chèque par la poste. Pas besoin de me répondre. Cordialement, R. Blin",
        [],
      ],
      [
        'Bonjour, je cherche un cadeau pour une dame de 80 ans, que me conseillez-vous ? Merci, Théo',
        ['je cherche un cadeau pour une dame de 80 ans, que me conseillez-vous ?'],
      ],
      [
        'Bonsoir, quels sont vos horaires, faut-il réserver et y a-t-il un parking ? Merci',
        ['quels sont vos horaires', 'faut-il réserver', 'y a-t-il un parking ?'],
      ],
      [
        "Bonjour, je souhaiterais modifier l'heure de mon rendez-vous de jeudi et savoir s'il faut apporter quelque chose. Bien à vous, Rémi",
        [
          "je souhaiterais modifier l'heure de mon rendez-vous de jeudi",
          "savoir s'il faut apporter quelque chose",
        ],
      ],
      [
        "Bonjour, mon colis est arrivé ouvert et il n'y a que deux bougies sur trois. D'autre part, pourriez-vous corriger mon nom sur la facture ? Merci, Aude",
        [
          "mon colis est arrivé ouvert et il n'y a que deux bougies sur trois",
          "D'autre part, pourriez-vous corriger mon nom sur la facture ?",
        ],
      ],
      ["La bougie est arrivée, elle sent le citron et je l'adore. Merci, Léa", []],
      ['Ce serait parfait ainsi, merci', []],
      ['Nous en prenons soin. Merci, tout est parfait.', []],
      ['Nous voulions dire notre joie, tout est parfait. Merci', []],
      ['Je voulais vous remercier encore, tout était parfait.', []],
      ['Nous voulions vous exprimer notre gratitude, le séjour était magnifique. Merci', []],
      ['Le savon sent la rose, un bonheur, merci, il est superbe.', []],
      [
        'Bonjour, le four sent le brûlé. Vous êtes ouverts dimanche ?',
        ['le four sent le brûlé', 'Vous êtes ouverts dimanche ?'],
      ],
      [
        'Bonjour, ce serait parfait si vous livriez mardi. Merci, Paul',
        ['ce serait parfait si vous livriez mardi'],
      ],
      [
        'Bonjour, je voulais réserver une table. La lampe est cassée. Merci',
        ['je voulais réserver une table', 'La lampe est cassée'],
      ],
    ],
  ],
  [
    'es',
    [
      [
        'Hola, ¿tenéis la silla en azul? Y ¿cuánto cuesta el envío a Mallorca? Un saludo, Marc',
        ['tenéis la silla en azul?', 'cuánto cuesta el envío a Mallorca?'],
      ],
      [
        'Buenos días, me gustaría cambiar la fecha de mi reserva y necesito también una factura. Quedo a la espera de su respuesta. Atentamente, Lucía',
        ['me gustaría cambiar la fecha de mi reserva', 'necesito también una factura'],
      ],
      [
        'hola buenas aceptais bizum y a que hora cerrais el viernes',
        ['aceptais bizum', 'a que hora cerrais el viernes'],
      ],
      [
        'Hola, no me ha llegado el pedido 3345. ¿Dónde está? Gracias',
        ['no me ha llegado el pedido 3345. ¿Dónde está?'],
      ],
      [
        'Estimados señores: les ruego que cancelen mi suscripción. Asimismo solicito la devolución del último recibo. Atentamente, J. Prieto',
        ['les ruego que cancelen mi suscripción', 'Asimismo solicito la devolución del último recibo'],
      ],
      [
        'Hola, solo quería avisar de que hoy he hecho la transferencia de 40 euros. No hace falta que contestéis. Saludos, Pilar',
        [],
      ],
      ['Muchísimas gracias por todo, la tarta estaba riquísima y mi madre encantada. Besos, Noa', []],
      [
        'Hola, el cargador no funciona. Además, ¿hacéis descuento a estudiantes? Gracias, Iván',
        ['el cargador no funciona', 'Además, ¿hacéis descuento a estudiantes?'],
      ],
      [
        'Buenas, quisiera saber cuándo vuelve a estar disponible el modelo pequeño y si se puede recoger en tienda.',
        [
          'quisiera saber cuándo vuelve a estar disponible el modelo pequeño',
          'si se puede recoger en tienda',
        ],
      ],
      [
        'Hola, ¿me podríais mandar la factura? La pedí el lunes por teléfono. Gracias, Bea',
        ['me podríais mandar la factura?'],
      ],
      [
        'Buenas, quería anular la reserva del sábado y saber si me devolvéis la señal. Gracias, Teo',
        ['quería anular la reserva del sábado', 'saber si me devolvéis la señal'],
      ],
      [
        'Hola, ¿las velas llevan perfume? ¿Y cuánto duran encendidas? Un abrazo, Paz',
        ['las velas llevan perfume?', 'Y cuánto duran encendidas?'],
      ],
      ['El jabón huele a limón y me encanta. Gracias, Ana', []],
      ['Me enviaron el paquete muy rápido, todo perfecto. Gracias', []],
      ['Me llevo un recuerdo precioso. Gracias, Eva', []],
      ['Gracias, nos enviaron enseguida el repuesto, estamos encantados. Luis', []],
      ['Gracias, la crema huele a vainilla y es estupenda. Sol', []],
      ['Hola, la vela huele a quemado. ¿A qué hora abrís?', ['la vela huele a quemado', 'A qué hora abrís?']],
      [
        'Hola, me enviaron dos tazas azules. ¿A qué hora abrís?',
        ['me enviaron dos tazas azules', 'A qué hora abrís?'],
      ],
      ['Hola, me llevo dos cojines. ¿A qué hora abrís?', ['me llevo dos cojines', 'A qué hora abrís?']],
      [
        'Hola, desearíamos cambiar la fecha y la lámpara no funciona.',
        ['desearíamos cambiar la fecha', 'la lámpara no funciona'],
      ],
    ],
  ],
  [
    'it',
    [
      [
        'Buongiorno, vorrei sapere se spedite in Sardegna e quanto costa. Grazie mille, Elisa',
        ['vorrei sapere se spedite in Sardegna', 'quanto costa'],
      ],
      [
        'Ciao, la teglia è arrivata ammaccata. Inoltre vorrei ordinare un altro coperchio. Saluti, Dario',
        ['la teglia è arrivata ammaccata', 'Inoltre vorrei ordinare un altro coperchio'],
      ],
      ['Buonasera, tutto perfetto, grazie di cuore per la gentilezza! A presto, Franca', []],
      [
        'Salve, potete mandarmi la ricevuta? A che ora aprite il sabato? Cordiali saluti, Ugo',
        ['potete mandarmi la ricevuta?', 'A che ora aprite il sabato?'],
      ],
      [
        'Buongiorno, il termos perde dal coperchio. Come faccio per la garanzia? Avete anche il modello da un litro? Grazie, Lia',
        [
          'il termos perde dal coperchio. Come faccio per la garanzia?',
          'Avete anche il modello da un litro?',
        ],
      ],
    ],
  ],
  [
    'nl',
    [
      [
        'Hallo, ik zou graag willen weten of jullie ook op zondag open zijn en wat een taart voor tien personen kost. Groetjes, Sanne',
        [
          'ik zou graag willen weten of jullie ook op zondag open zijn',
          'wat een taart voor tien personen kost',
        ],
      ],
      [
        'Goedendag, mijn bestelling is niet aangekomen. Kunt u ook mijn adres wijzigen? Met vriendelijke groet, H. Bos',
        ['mijn bestelling is niet aangekomen', 'Kunt u ook mijn adres wijzigen?'],
      ],
      [
        'Beste, graag ontvang ik een factuur van bestelling 991. Verder wil ik de stoel ruilen voor een andere kleur. Groet, Lot',
        [
          'graag ontvang ik een factuur van bestelling 991',
          'Verder wil ik de stoel ruilen voor een andere kleur',
        ],
      ],
      [
        'Goedemiddag, kan ik mijn bestelling nog wijzigen? Ik zou er graag een kaartje bij willen. Groeten, Joost',
        ['kan ik mijn bestelling nog wijzigen?', 'Ik zou er graag een kaartje bij willen'],
      ],
    ],
  ],
  [
    'da',
    [
      [
        'Hej, jeg ønsker at bytte min kjole, og skærmen er ødelagt.',
        ['jeg ønsker at bytte min kjole', 'skærmen er ødelagt'],
      ],
      ['Kære butik, tusind tak for hjælpen.', []],
      [
        'Hej, lampen er ødelagt. Har I den også i grøn? Hilsen Søren',
        ['lampen er ødelagt', 'Har I den også i grøn?'],
      ],
      [
        'Hej, jeg vil gerne spørge, hvornår I åbner på lørdag, og hvad det koster. Venlig hilsen, Bjørn',
        ['hvornår I åbner på lørdag', 'hvad det koster'],
      ],
      [
        'Vær venlig at sende mig en kvittering. Jeg behøver også en ny nøgle. Mvh Åse',
        ['Vær venlig at sende mig en kvittering', 'Jeg behøver også en ny nøgle'],
      ],
      ['Hej, min pakke er ikke kommet. Hvad gør jeg?', ['min pakke er ikke kommet. Hvad gør jeg?']],
      ['Kære alle, tusinde tak, kjolen er dejlig!', []],
      ['Hej, vandhanen drypper, og døren er ødelagt. Hilsen Mads', ['vandhanen drypper', 'døren er ødelagt']],
    ],
  ],
  [
    'no',
    [
      [
        'Hei, jeg ønsker å avbestille timen på fredag, og kjøleskapet lekker. Hilsen Pål',
        ['jeg ønsker å avbestille timen på fredag', 'kjøleskapet lekker'],
      ],
      [
        'Vær så snill å sende meg kvitteringen. Jeg søker også en større stol. Mvh Øystein',
        ['Vær så snill å sende meg kvitteringen', 'Jeg søker også en større stol'],
      ],
      [
        'Hei, jeg lurer på når dere åpner på søndag. Skjermen er ødelagt også.',
        ['når dere åpner på søndag', 'Skjermen er ødelagt'],
      ],
    ],
  ],
  [
    'pl',
    [
      [
        'Dzień dobry, paczka nie przyszła. Czy mogę dostać fakturę? Łukasz',
        ['paczka nie przyszła', 'Czy mogę dostać fakturę?'],
      ],
      [
        'Dzień dobry, kubek jest złamany. Ile kosztuje nowy? Paweł',
        ['kubek jest złamany', 'Ile kosztuje nowy?'],
      ],
    ],
  ],
  [
    'vi',
    [
      [
        'Don hang cua toi chua den. Shop co mo cua chu nhat khong?',
        ['Don hang cua toi chua den', 'Shop co mo cua chu nhat khong?'],
      ],
      [
        'Đơn hàng của tôi chưa đến. Shop có mở cửa chủ nhật không?',
        ['Đơn hàng của tôi chưa đến', 'Shop có mở cửa chủ nhật không?'],
      ],
      ['May giat khong sac duoc. Bao gio shop mo cua?', ['May giat khong sac duoc', 'Bao gio shop mo cua?']],
      ['Máy không hoạt động. Bao giờ shop mở cửa?', ['Máy không hoạt động', 'Bao giờ shop mở cửa?']],
      ['Cam on shop, ao dep lam, giao nhanh.', []],
    ],
  ],
  [
    'fi',
    [
      ['Hei, tilaukseni ei ole saapunut.\nTerveisin\nMikko Virtanen', ['tilaukseni ei ole saapunut']],
      ['Kiitos, kaikki hyvin!\nTerveisin\nVeikko Koskinen', []],
      [
        'Verkko ei toimi. Pitääkö minun tulla liikkeeseen?',
        ['Verkko ei toimi', 'Pitääkö minun tulla liikkeeseen?'],
      ],
      [
        'Hei, sisältyykö aamiainen hintaan ja myyttekö lahjakortteja?',
        ['sisältyykö aamiainen hintaan', 'myyttekö lahjakortteja?'],
      ],
      ['Laatikko saapui ehjänä, kiitos, kaikki hyvin. Mikko', []],
      [
        'Hei, haluaisin tietää, käykö lahjakortti ja milloin avaatte. Jaakko Salo',
        ['käykö lahjakortti', 'milloin avaatte'],
      ],
    ],
  ],
])('a mail is read as its requests: %s', (language, cases) => {
  it.each(cases)('%j', (text, expected) => {
    const found = places(text, language);
    expect(found).toHaveLength(expected.length);
    for (const [at, words] of expected.entries()) expect(found[at]).toContain(words);
  });
});

describe('English forms hold in any language', () => {
  it.each(['de', 'fr', 'es', 'it', 'nl', 'pl', null])('%s', (language) => {
    const text = 'Hello, could you send me the receipt? The lid arrived broken, too.';
    const found = extractQuestions(splitSentences(text, []), language);
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual([
      'could you send me the receipt?',
      'The lid arrived broken, too.',
    ]);
  });

  it('and a mail in a language without forms is one request as a whole', () => {
    expect(places('Laba diena, prašau sąskaitos. Taip pat noriu pakeisti adresą.', 'lt')).toHaveLength(1);
    expect(places('Dobrý den, prosím o fakturu. Chci také změnit adresu.', 'cs')).toHaveLength(2);
  });
});
