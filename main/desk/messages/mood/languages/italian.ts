import type { MoodLexicon } from './mood-lexicon.ts';

const times = '(?:seconda|terza|quarta|quinta|sesta|decima|ennesima)';
const many = '(?:due|tre|quattro|cinque|sei|dieci|varie|molte|[2-9]|1\\d)';

export const italian: MoodLexicon = {
  cues: [
    [
      'anger',
      3,
      String.raw`vergogn\w*|inaccettabil\w*|inammissibil\w*|intollerabil\w*|indecen\w*|scandalos\w*|scandalo|truff\w*|ladri|un furto|pres[oaie] in giro|presa per i fondelli|prendete in giro|prendendo in giro|ridicol[oaie]|uno schifo|schifos\w*|furios[oaie]|furibond[oaie]|arrabbiatissim[oaie]|indignat[oaie]|stuf[oaie]|non ne posso piu|basta|incompetent\w*|incompetenza|disastr\w*|pessim[oaie]|mancanza di rispetto|(?:il )?peggior\w* (?:servizio|esperienza|negozio)|roba da matti|una barzelletta|grazie di niente|grazie per niente|(?<=^|[.!?] )(?:complimenti|bravi|fantastico|perfetto|ottimo),? (?:di nuovo|ancora|un altr\w|avete)`,
    ],
    [
      'complaint',
      2,
      String.raw`delus[oaie]|deludente|delusione|insoddisfatt[oaie]|scontent[oaie]|arrabbiat[oaie]|irritat[oaie]|seccat[oaie]|infastidit[oaie]|frustrat[oaie]|frustrante|amareggiat[oaie]|sconcertat[oaie]|allibit[oaie]|poco seri[oaie]?|poca serieta|scarsa serieta|poco professional\w*|non e possibile|non e normale|non e giusto|lamentarmi|reclamo formale|sporgere reclamo|ingannat[oaie]|imbrogliat[oaie]|abbandonat[oaie]|ignorat[oaie]|(?:mi|ci) state ignorando|disperat[oaie]|da piangere|non ho parole|senza parole|leggete almeno|qualcuno legge`,
    ],
    [
      'fruitless',
      1.2,
      String.raw`(?:la|per la) ${times} (?:volta|mail|chiamata|segnalazione)|${many} (?:volte|mail|email|telefonate|messaggi|solleciti)|nessuno(?: \w+){0,3} (?:risponde\w*|risposto|richiam\w*|venut\w*|aiut\w*|si degna)|(?:senza|nessuna|mai una) (?:risposta|notizia|soluzione|spiegazione)|ancora (?:niente|nulla|rott\w*|sbagliat\w*)|di nuovo (?:rott\w*|sbagliat\w*|la stessa|lo stesso)|ogni volta|sempre la stessa storia|(?:da|aspetto da|sono) (?:${many}|un|oltre) (?:\w+ )?(?:settimane|mesi|mese)|rispost[ae] automatic\w*|invano|usato come nuovo`,
    ],
    [
      'leaving',
      2.2,
      String.raw`(?:non |mai )(?:\w+ ){0,2}?(?:comprero|ordinero|tornero|acquistero|torneremo)(?: \w+){0,2}? (?:piu|mai|da voi)|mai piu|l ultima volta che (?:compro|ordino)|dalla concorrenza|avete perso (?:un|una) client\w*`,
    ],
    [
      'anger',
      2.2,
      String.raw`(?:mio|un|l|al|dal) (?:mio )?avvocato(?! di professione)(?: \w+){0,2}|vie legali|azioni? legal\w*|tribunale|denunci\w*|associazione (?:dei )?consumatori|codacons|altroconsumo|antitrust|recensione negativa|diffida|storno del pagamento`,
    ],
    [
      'fault',
      0.4,
      String.raw`rott[oaie]|difettos[oaie]|manca|mancano|sbagliat[oaie]|danneggiat[oaie]|non (?:\w+ ){0,2}?(?:arrivat\w*|funziona|ricevut\w*)|rimbors\w*`,
    ],
    [
      'praise',
      2,
      String.raw`perfett[oaie]|bellissim[oaie]|stupend[oaie]|fantastic[oaie]|ottim[oaie]|splendid[oaie]|meraviglios[oaie]|buonissim[oaie]|contentissim[oaie]|gentilissim[oaie]|velocissim[oaie]|molto (?:content[oaie]|soddisfatt[oaie]|gentil[ei]|bell[oaie]|buon[oaie])|complimenti (?:per|a|davvero)|adoro|torneremo`,
    ],
    [
      'thanks',
      1,
      String.raw`grazie (?:di cuore|di tutto|per (?:tutto|la|il|l|le|i|aver\w*)|infinite|davvero)`,
    ],
    [
      'urgent',
      1,
      String.raw`urgent\w*|con urgenza|al piu presto|il prima possibile|immediatamente|subito|senza indugio|quanto prima`,
    ],
    [
      'vulnerable',
      1,
      String.raw`(?:mia|mio|nostr[oa]) (?:madre|padre|mamma|papa|marito|moglie|figlio|figlia|nonna|nonno)(?: \w+){0,3} (?:mort\w*|mancat\w*|decedut\w*)|lutto|funerale|sedia a rotelle|disabil\w*|in ospedale|ricoverat\w*|incinta|cancro|tumore|chemio\w*|alzheimer|ciec[oa]|sord[oa]|disoccupat\w*`,
    ],
  ],
  negators: 'non|mai|nessun|nessuna|senza|ne|neppure',
  outsiders: String.raw`(?:il mio|la mia|un|una|i miei) (?:\w+ )?(?:vicin[oaie]|collegh?[aie]|amic[oaihe]+|capo|client[ei])|in un altro negozio`,
};
