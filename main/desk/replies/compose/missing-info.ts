import type { Detail, Queue } from '../../../../preload/contract.ts';

const picture = {
  asked:
    /photo|picture|image|snapshot|screenshot|foto|bild|imagen|immagine|imagem|afbeelding|kuva|zdjęci|fotk|obráz|fénykép|фото|сним|φωτογραφ|写真|照片|圖片|图片|사진|תמונה/iu,
  sent: /\.(?:jpe?g|png|gif|heic|heif|webp|bmp|tiff?|avif)$|^image\//i,
};
const paper = {
  asked:
    /receipt|invoice|proof of purchase|document|attach|beleg|rechnung|quittung|facture|reçu|justificatif|factura|recibo|ricevuta|fattura|scontrino|bonnetje|factuur|kvitt|rachunek|paragon|faktur|účten|számla|чек\b|счёт|счет|領収書|发票|發票|영수증|חשבונית/iu,
  sent: /\.(?:pdf|docx?|odt|rtf|pages)$|^application\/pdf$/i,
};

/**
 * What the queue's checklist still asks for: a need is fulfilled by a detail of its kind in the message, and a picture or a
 * paper by what is attached.
 */
export function missingInfo(
  queue: Pick<Queue, 'needs'>,
  details: readonly Detail[],
  attachments: readonly string[],
): readonly string[] {
  const given = new Set(details.map(({ kind }) => kind));
  const isAttached = (ask: string): boolean =>
    [picture, paper].some(
      ({ asked, sent }) => asked.test(ask) && attachments.some((name) => sent.test(name)),
    );
  return queue.needs.flatMap(({ ask, detail }) => {
    const isFulfilled = detail === null ? isAttached(ask) : given.has(detail);
    return isFulfilled ? [] : [ask.trim()];
  });
}
