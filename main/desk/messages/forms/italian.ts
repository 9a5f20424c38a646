import { toForms } from './language-forms.ts';

const wh =
  '(?:(?:a|da|di|in|per|fino a|con|su) )?(?:che|cosa|quale|quali|quanto|quanta|quanti|quante|come|quando|dove|chi|perche|qual|quant|dov|com)';
const answer = '(?:risposta|conferma|riscontro|notizie)';

export const italian = toForms({
  joins: 'e|ed|ma|inoltre',
  lead: 'anche|inoltre|poi|infine|un altra domanda|una domanda|un altra cosa|scusate|scusi|allora|per favore|tra l altro|in questo caso',
  adds: 'inoltre|anche|poi|un altra cosa|un altra domanda|infine|e|tra l altro',
  also: 'anche|pure',
  subordinate: 'se|quando|poiche|siccome|perche|anche se|dopo|prima|mentre|dato che|visto che',
  question: `${wh} (?:\\S+ ){0,3}?(?:e|sono|costa|costano|posso|possiamo|devo|fate|avete|siete|aprite|chiudete|spedite|vendete|ci|vuole|tempo|ore|ora|funziona|arriva|si|dura|faccio)|(?:potete|puo|potreste|potrebbe|posso|possiamo|avete|fate|spedite|vendete|accettate|siete|aprite|chiudete|riparate|c e|ci sono|si puo|e possibile|sarebbe possibile|esiste|devo|serve) \\S+`,
  further: '(?:avete|fate|spedite|vendete|si puo|c e|posso|aprite)',
  indirect:
    '(?:sapere|dire|dirmi|dirci|chiedere|chiedervi|chiedo|confermare|confermarmi|indicarmi|spiegarmi|verificare|capire|so|sicuro|sicura|informarmi|domandare)',
  listed: `se|${wh}`,
  wish: String.raw`(?:(?:io|noi|mi|ci|anche) )*(?:vorrei|vorremmo|voglio|vogliamo|volevo|volevamo|desidero|desideriamo|desidererei|piacerebbe|cerco|cerchiamo|sto cercando|stiamo cercando|chiedo|chiediamo|esigo|ho bisogno|abbiamo bisogno|avrei bisogno|avremmo bisogno|mi serve|mi servirebbe|serve|gradirei) (?!avvisar\w*|informar\w*|dirvi|comunicar\w*|ringraziar\w*|solo dire)\S+`,
  request: String.raw`per favore|per cortesia|per piacere|(?:mi |ci |le |lo |la )?(?:potete|puo|potreste|potrebbe|puoi|potresti) \S+|(?:vi|la|le) (?:prego|preghiamo|chiedo|chiediamo|sarei grat[oa]) (?:di |d )?\S+|si prega di \S+|(?:mandatemi|inviatemi|mi mandi|mi invii|annullate|annulli|cambiate|cambi|rimborsatemi|fatemi sapere|mi faccia sapere|ditemi|mi dica|confermatemi|richiamatemi) \S+|(?:sarebbe) (?:\S+ )?(?:bello|possibile|gentile|utile|perfetto)`,
  told: String.raw`rott[oaie]|difettos[oaie]|danneggiat[oaie]|ammaccat[oaie]|strappat[oaie]|macchiat[oaie]|graffiat[oaie]|guast[oaie]|scadut[oaie]|manca|mancano|mancava|mancavano|in ritardo|perde|gocciola|lampeggia|cigola|si spegne|si blocca|arrugginit[oaie]|bucat[oaie]|si e (?:\S+ )?(?:rott[oa]|staccat[oa]|bloccat[oa]|fermat[oa])|non (?:\S+ ){0,4}?(?:arrivat[oaie]|arriva|ricevut[oaie]|funziona|funzionano|accende|apre|chiude|carica|rimborsat[oaie]|risponde|rispondete|consegnat[oaie]|riesco|trovo)|(?:due volte|doppio addebito)|(?:taglia|colore|modello|articolo|prodotto|indirizzo|ordine) (?:sbagliat[oa]|errat[oa])|invece (?:di|del|della)|ancora (?:nulla|niente|nessun\w*)|troppo (?:piccol[oaie]|grand[ei]|cort[oaie]|lung\w+|strett[oaie]|tardi)|messaggio di errore|da (?:\S+ )?(?:giorni|settimane|mesi)`,
  pointsBack:
    'cio|questo problema|\\S+(?:arlo|erlo|irlo|arla|erla|irla|arli|erli|irli|arle|erle|irle)|(?:me|ve|ce) (?:lo|la|li|le)|(?:lo|la|li|le) (?:potete|posso|puo|possiamo|cambiate|riparate|avete)|dov e|dove (?:e|si trova)|quando arriv\\w+',
  remedy: String.raw`\w*(?:rimbors|sostitu|cambi|ripar|restitu|annull|corregg|rispedi)\w*`,
  vague: `(?:e )?(?:che|cosa|come) (?:cosa )?(?:posso fare|devo fare|faccio|facciamo|possiamo fare|mi consigliate|procedo)(?: \\S+){0,3}|(?:mi |ci )?(?:potete|puo|potreste) aiutar\\w+|(?:mi |ci )(?:potete|puo|potreste) aiutare|perche|aiuto|(?:qualche )?idea`,
  pleasantry: String.raw`(?:(?:ciao|salve|buongiorno|buon giorno|buonasera|gentil\w*|egregi\w*|spett\w*|cari?|care)(?: \S+){0,5}|(?:tante |molte |mille )?grazie(?: (?:mille|in anticipo|a|e|per|ancora|tante|della|del|la|il|vostr[oa]|anticipatamente)(?: (?!se)\S+){0,6})?(?: \S+){0,2}|(?:cordiali |distinti |cari |un )?salut[oi](?: \S+){0,5}|cordialmente(?: \S+){0,4}|(?:resto|restiamo|rimango|rimaniamo) in attesa(?: \S+){0,6}|(?:in attesa|attendo|aspetto) (?:\S+ ){0,4}?${answer}(?: \S+){0,4}|buona (?:giornata|serata|domenica|settimana)(?: \S+){0,3}|a (?:presto|dopo)(?: \S+){0,2}|come (?:va|state|stai)(?: \S+){0,2})`,
  thanks: 'grazie|ringrazi\\w*',
  pleased: String.raw`perfett[oaie]|bellissim[oaie]|stupend[oaie]|fantastic[oaie]|ottim[oaie]|content[oaie]|felic[ei]|buonissim[oaie]|pazienza|gentilezza|velocissim[oaie]|tutto (?:bene|ok|perfetto|a posto)|torneremo|soddisfatt[oaie]|bravissim[oaie]|adoro|adoriamo`,
  noAnswer: String.raw`non (?:serve|occorre|e necessario|c e bisogno di) (?:che )?(?:una )?rispo\w+|solo per (?:informarvi|farvi sapere|vostra informazione)`,
  deed: String.raw`(?:ho|abbiamo)(?: \S+){0,8}? (?:oggi|ieri|stamattina|appena)(?: \S+){0,4}|(?:il bonifico|il pagamento|il pacco)(?: \S+){0,5}? (?:e partito|e stato (?:fatto|inviato|spedito))`,
});
