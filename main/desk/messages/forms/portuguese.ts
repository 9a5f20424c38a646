import { toForms } from './language-forms.ts';

const wh =
  '(?:(?:a|ate|de|em|para|desde|com|por|sobre) )?(?:que|qual|quais|quanto|quanta|quantos|quantas|como|quando|onde|aonde|quem|porque|porque e que|o que)';
const answer = '(?:resposta|confirmacao|noticias|retorno)';

export const portuguese = toForms({
  joins: 'e|mas|alem disso',
  lead: 'tambem|alem disso|outra coisa|outra pergunta|uma pergunta|uma duvida|ja agora|por fim|entao|desculpe|nesse caso|depois|e',
  adds: 'alem disso|tambem|outra coisa|outra pergunta|ja agora|por fim|e',
  also: 'tambem',
  subordinate: 'se|quando|como|porque|ja que|embora|depois|antes|enquanto|visto que|caso',
  question: `${wh} (?:\\S+ ){0,3}?(?:e|sao|custa|custam|posso|pode|podem|podemos|devo|faco|fazem|tem|ha|demora|demoram|chega|chegam|abre|abrem|fecham|enviam|funciona|esta|estao|vai|serve|pago|preciso|horas|tempo|seria)|(?:me |nos )?(?:posso|podemos|pode|podem|poderia|poderiam|podera|tem|tens|ha|existe|vendem|fazem|enviam|entregam|aceitam|aceita|abrem|fecham|e possivel|seria possivel|encontraram|receberam|voces \\S+|sera que|da para) \\S+|(?:encontraram|receberam|viram) (?:no|na|nos|nas|o|a)`,
  further: '(?:tem|ha|posso|aceitam|fazem|vendem|enviam|entregam|e possivel)',
  indirect:
    '(?:saber|dizer|dizer me|dizer nos|perguntar|pergunto|confirmar|indicar|informar|explicar|verificar|sei|duvida|esclarecer|diga me|digam me)',
  listed: `se|${wh}`,
  wish: String.raw`(?:(?:eu|nos|tambem) )*(?:gostaria|gostariamos|gostava|quero|queremos|queria|queriamos|preciso|precisamos|precisava|procuro|procuramos|desejo|desejamos|pretendo|pretendemos|solicito|solicitamos|peco|pedimos|exijo|exigimos|agradeco que|agradecia que) (?!(?:de |vos |lhes )?(?:agradecer|avisar|informar|dizer que|felicitar))\S+`,
  request: String.raw`por favor|(?:podem|podia|podiam|poderia|poderiam|pode|consegue|conseguem) \S+(?:r|me|nos|lo|la)|(?:envie|enviem|mande|mandem|cancele|cancelem|anule|troque|troquem|altere|devolvam|reembolsem|confirme|confirmem|diga|digam|avisem|liguem)(?: \S+)?|(?:agradeco|agradecemos|agradecia) (?:que|se|a|o) \S+|(?:seria|era) (?:otimo|bom|possivel|optimo)`,
  told: String.raw`partid[oa]s?|estragad[oa]s?|danificad[oa]s?|avariad[oa]s?|defeituos[oa]s?|rasgad[oa]s?|riscad[oa]s?|perdid[oa]s?|esqueci(?: me)?|falta|faltam|faltava|atrasad[oa]s?|com atraso|pinga|range|nao (?:\S+ ){0,4}?(?:chegou|chegaram|recebi|recebemos|funciona|funcionam|liga|abre|fecha|carrega|responde\w*|serve|consigo|conseguimos|foi|encontro|entregaram)|(?:cobraram|cobrado|debitado|paguei) (?:\S+ ){0,4}?(?:duas vezes|a mais|em dobro)|duas vezes|em vez d[eoa]|(?:tamanho|cor|modelo|artigo|produto|morada|endereco|encomenda) errad[oa]|demasiado \S+|ainda (?:nao|nada)|mensagem de erro|ha (?:\S+ )?(?:dias|semanas|meses)`,
  pointsBack:
    'isso|isto|onde esta\\w*|quando chega\\w*|(?:posso|podem|pode|preciso|quero|queria|gostaria de) \\S+(?:lo|la|los|las)|\\S+r (?:o|a|os|as|lo|la)',
  remedy: String.raw`\w*(?:reembols|devol|troc|troqu|substitu|repar|arranj|cancel|anul|compens|corrig|reenvi)\w*`,
  vague: `(?:e )?(?:o )?(?:que|como) (?:devo fazer|posso fazer|faco|fazer|podemos fazer|fazemos)(?: agora)?|(?:podem|pode) ajudar(?: me| nos)?|alguma (?:ideia|solucao)|porque|ajuda`,
  pleasantry: String.raw`(?:(?:ola|oi|bom dia|boa tarde|boa noite|car[oa]s?|estimad[oa]s?|prezad[oa]s?|exm[oa]s?)(?: \S+){0,5}|(?:muito |muit[oa]s? )?obrigad[oa]s?(?: (?!se|pode)\S+){0,6}|(?:com os )?(?:melhores )?cumprimentos(?: \S+){0,4}|atenciosamente(?: \S+){0,4}|abraco\w*(?: \S+){0,3}|(?:aguardo|aguardamos|fico a aguardar|a aguardar) (?:\S+ ){0,4}?${answer}(?: \S+){0,4}|ate (?:breve|logo|ja|amanha)(?: \S+){0,2}|(?:um )?bo[am] (?:dia|tarde|fim de semana|semana)(?: \S+){0,3}|tudo bem)`,
  thanks: 'obrigad[oa]s?|agradec\\w*',
  pleased: String.raw`perfeit[oa]s?|otim[oa]s?|optim[oa]s?|excelentes?|maravilhos[oa]s?|content[ea]s?|lind[oa]s?|adorei|adoramos|satisfeit[oa]s?|rapid[oa]s?|paciencia|simpatia|tudo (?:bem|certo|ok)|encantad[oa]s?|voltaremos`,
  noAnswer: String.raw`nao (?:e preciso|precisa\w*|e necessario) (?:de )?respo\w+|so para (?:informar|avisar|dizer)`,
  deed: String.raw`(?:ja )?(?:enviei|paguei|transferi|fiz a transferencia|devolvi)(?: \S+){0,6}? (?:hoje|ontem|esta manha|agora)`,
});
