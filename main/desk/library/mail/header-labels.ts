/** What a line of a mail's header says; those from `name` on stand in forms of web sites. */
const headerFields = [
  'from',
  'sent',
  'to',
  'cc',
  'subject',
  'replyTo',
  'attachments',
  'other',
  'name',
  'email',
  'phone',
  'order',
  'message',
] as const;
export type HeaderField = (typeof headerFields)[number];

/** As mail programs word them in their languages, without the colon, in small letters. */
const words: Readonly<Record<HeaderField, string>> = {
  from: 'from|von|de|da|van|från|fra|lähettäjä|od|feladó|de la|от|від|від кого|от кого|από|kimden|gönderen|差出人|送信者|发件人|寄件者|寄件人|發件人|보낸 사람|보낸사람|발신|šalje|pošiljatelj|pošiljalac|מאת|expéditeur|remitente|mittente|remetente|afzender|absender|avsändare|afsender|avsender|odesílatel|odosielateľ|nadawca|expeditor|nuo|saatja|kellelt|sūtītājs|người gửi|từ|จาก|من|از|dari|frá|desde|daripada|pengirim|од',
  sent: "sent|date|sent at|sent on|date sent|gesendet|gesendet am|datum|envoyé|envoyé le|date d’envoi|date d'envoi|enviado|enviado el|enviado em|enviada|enviada em|enviada el|enviat|data|fecha|data i hora|inviato|inviato il|verzonden|skickat|skickat den|sendt|dato|lähetetty|päivämäärä|päiväys|wysłano|wysłany|odesláno|odoslané|dátum|elküldve|küldve|küldés ideje|trimis|trimis la|изпратено|дата|отправлено|дата отправки|надіслано|στάλθηκε|εστάλη|ημερομηνία|gönderilme|gönderildi|gönderme tarihi|gönderilen|tarih|送信日時|日時|日付|发送时间|发送日期|日期|时间|寄件日期|傳送時間|發送時間|보낸 날짜|보낸날짜|날짜|전송|poslano|poslato|נשלח|תאריך|ngày|ngày gửi|đã gửi|gửi|ส่ง|วันที่|تاريخ|التاريخ|تم الإرسال|مرسل|dikirim|tanggal|saadetud|kuupäev|išsiųsta|nosūtīts|dagsetning|sent from date|message du|послато",
  to: 'to|an|à|a|para|aan|till|til|vastaanottaja|do|dla|komu|címzett|către|catre|до|кому|за|προς|kime|alıcı|宛先|收件人|收件者|받는 사람|받는사람|수신|prima|primatelj|אל|נמען|đến|tới|người nhận|ถึง|إلى|الى|kepada|ke|kellele|saaja|kam|pour|destinataire|destinatario|empfänger|ontvanger|mottagare|modtager|mottaker|adresát|odbiorca|destinatar|gavėjas|viðtakandi|tujuan',
  cc: 'cc|bcc|kopie|copie|copie à|copia|kopia|kopi|másolat|másolatot kap|másolat címzettje|копия|копія|κοιν|κοινοποίηση|bilgi|抄送|副本|참조|עותק|cc to|dw|udw|kópia|în copie',
  subject:
    'subject|betreff|objet|sujet|asunto|oggetto|assunto|onderwerp|ämne|emne|aihe|temat|předmět|predmet|tárgy|subiect|относно|тема|θέμα|konu|件名|主题|主題|主旨|标题|제목|zadeva|נושא|tiêu đề|chủ đề|เรื่อง|الموضوع|موضوع|subjek|perihal|teema|tema|temats|efni|betr|assumpte|предмет|naslov',
  replyTo:
    'reply-to|reply to|antwort an|répondre à|responder a|rispondi a|beantwoorden|svara till|svar til|odpowiedz do|adresse de réponse',
  attachments:
    'attachments|attachment|attached|anlagen|anhang|anhänge|pièces jointes|pièce jointe|adjuntos|datos adjuntos|allegati|anexos|bijlagen|bilagor|bifogade filer|vedhæftede filer|vedlegg|liitteet|załączniki|přílohy|prílohy|mellékletek|atașări|вложения|прикачени файлове|вкладення|συνημμένα|ekler|附件|添付ファイル|첨부 파일|첨부|privici|קבצים מצורפים',
  other:
    'importance|wichtigkeit|importancia|priorité|priority|priorität|organization|organisation|message-id|in-reply-to|mailed-by|signed-by|security|sensitivity|resent-from|list-id|sender|x-mailer|mime-version|content-type|delivered-to|return-path|received',
  name: "name|your name|full name|first name|last name|ihr name|vorname|nachname|nom|prénom|votre nom|nombre|apellidos|su nombre|nome|cognome|sobrenome|naam|uw naam|namn|navn|nimi|imię|imię i nazwisko|jméno|meno|név|nume|имя|ім'я|име|όνομα|ad|ad soyad|isim|お名前|氏名|名前|姓名|이름|ime|ime i prezime|שם|tên|họ tên|ชื่อ|nama|الاسم|customer|customer name|kunde|client|contact",
  email:
    'e-mail|email|mail|e-mail address|email address|your email|your e-mail|e-mail-adresse|mailadresse|ihre e-mail|adresse e-mail|adresse email|adresse mail|courriel|votre e-mail|votre email|correo|correo electrónico|su correo|indirizzo e-mail|e-mailadres|e-postadress|e-post|epost|sähköposti|adres e-mail|e-mailová adresa|e-mail cím|adresă de e-mail|эл. почта|электронная почта|имейл|ел. пошта|e-posta|メールアドレス|メール|邮箱|电子邮件|電郵|이메일|אימייל|דוא"ל|อีเมล|البريد الإلكتروني',
  phone:
    'phone|telephone|phone number|tel|mobile|cell|telefon|telefonnummer|handy|téléphone|portable|teléfono|telefono|cellulare|telefone|telefoon|telefoonnummer|mobil|puhelin|numer telefonu|telefonszám|телефон|τηλέφωνο|電話番号|电话|전화|טלפון|โทรศัพท์|الهاتف',
  order:
    'order|order number|order no|order id|order #|bestellnummer|bestellung|auftragsnummer|numéro de commande|n° de commande|commande|número de pedido|pedido|numero ordine|ordine|número da encomenda|encomenda|bestelnummer|bestelling|ordernummer|ordrenummer|tilausnumero|numer zamówienia|číslo objednávky|rendelésszám|număr comandă|номер заказа|номер на поръчка|номер замовлення|αριθμός παραγγελίας|sipariş no|sipariş numarası|注文番号|订单号|訂單編號|주문번호|מספר הזמנה|broj narudžbe',
  message:
    'message|message body|your message|comment|comments|question|enquiry|inquiry|text|nachricht|ihre nachricht|mitteilung|kommentar|anliegen|frage|contenu|votre message|commentaire|demande|mensaje|su mensaje|comentario|consulta|messaggio|commento|richiesta|mensagem|comentário|bericht|uw bericht|vraag|opmerking|meddelande|fråga|besked|beskjed|melding|viesti|wiadomość|treść wiadomości|zpráva|správa|üzenet|mesaj|сообщение|съобщение|повідомлення|μήνυμα|mesajınız|お問い合わせ内容|内容|メッセージ|本文|留言|消息|메시지|문의 내용|poruka|הודעה|tin nhắn|nội dung|ข้อความ|الرسالة|pesan',
};

const roles: ReadonlyMap<string, HeaderField> = new Map(
  headerFields.flatMap((role) => words[role].split('|').map((word) => [word, role] as const)),
);

/** Null for a label that no mail program writes. */
export function roleOf(label: string): HeaderField | null {
  const word = label.toLowerCase().replace(/[*_.]/g, '').replace(/\s+/g, ' ').trim();
  return roles.get(word) ?? null;
}
