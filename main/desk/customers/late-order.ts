/** How customers say that something has not come; not who asks when it will. */
const patterns: readonly RegExp[] = [
  // English
  /\b(?:has|have|had|is|was|did)(?:n['’]t|(?: (?:still|as yet|even now|so far|to date|up to now))? ?(?:not|never))(?! (?:only|just)\b) (?:\w+ ){0,2}(?:arrived?|received?|come|been delivered|turned up|shown up)\b/iu,
  /\b(?:has|have) (?:still )?yet to (?:arrive|come|be delivered|turn up|show up|receive)\b/iu,
  /\bnever\s(?:\w+\s)?(?:arrived|came|turned up|showed up|received)\b|\bstill (?:waiting for|no sign of|nothing)\b/iu,
  /\b(?:order|delivery|parcel|package|shipment)\s(?:\w+\s){0,2}(?:late|delayed|overdue)\b|\b(?:days?|weeks?|hours?) late\b|\bwhere is my (?:order|parcel|package|delivery)\b/iu,
  // German
  /\b(?:noch(?: immer)?|bis (?:heute|jetzt)|bisher|bislang|weiterhin|nach wie vor) (?:nicht|nichts|kein\p{L}*)(?: \p{L}+){0,4} (?:angekommen|da|erhalten|geliefert|bekommen|eingetroffen)(?!\p{L})/iu,
  /\bnicht (?:\p{L}+ )?(?:angekommen|eingetroffen|geliefert worden)(?!\p{L})|\bwo (?:bleibt|ist) (?:meine?|die|das|unsere?) (?:bestellung|paket|lieferung|sendung)|\b(?:tage|wochen) (?:verspätung|zu spät|überfällig)|\b(?:lieferung|bestellung|paket) (?:\p{L}+ ){0,3}(?:verspätet|überfällig)/iu,
  // French
  /(?:pas|jamais|rien)(?: encore| toujours)? (?:été )?(?:reçue?s?|arrivée?s?|livrée?s?)(?!\p{L})|\b(?:toujours pas|encore pas|pas encore) là(?!\p{L})|\battend(?:s|ons)? (?:toujours|encore) (?:ma|mon|mes|notre|nos) (?:commande|colis|livraison|paquet)|\boù (?:est|en est|reste) (?:ma|mon) (?:commande|colis|livraison)|\b(?:commande|colis|livraison) (?:\p{L}+ ){0,3}en retard/iu,
  // Spanish
  /\b(?:no|nunca|aún no|todavía no)(?: (?:me|nos|se|lo|la|los|las)){0,2} (?:ha|he|han|hemos) (?:llegado|recibido|entregado)(?!\p{L})|\b(?:sigue|siguen|sigo|seguimos|aún|todavía) sin (?:llegar|recibir)|\bdónde está mi (?:pedido|paquete|envío)|\b(?:pedido|paquete|envío|entrega) (?:\p{L}+ ){0,3}(?:retrasad|con retraso|atrasad)/iu,
  // Italian, Dutch
  /\bnon (?:è|ho)(?: ancora)? (?:arrivat|ricevut)|\bdov['’]è il mio (?:ordine|pacco)|\bin ritardo(?!\p{L})/iu,
  /\bnog (?:steeds )?(?:niet|niets|geen \p{L}+) (?:\p{L}+ ){0,3}(?:aangekomen|ontvangen|geleverd|binnen)(?!\p{L})|\bwaar blijft mijn/iu,
];

/** As much of a message as says it. */
const looked = 4_000;

/** Whether a message says that an order has not come in time. */
export function saysLate(message: string): boolean {
  const text = message.slice(0, looked).replaceAll(/\s+/g, ' ');
  return patterns.some((pattern) => pattern.test(text));
}
