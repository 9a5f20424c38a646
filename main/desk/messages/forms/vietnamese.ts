import { toForms } from './language-forms.ts';

const answer = '(?:phan hoi|tra loi|hoi am|hoi dap)';

/** Written without marks of tone, as chats write it. */
export const vietnamese = toForms({
  joins: 'va|nhung|ngoai ra|dong thoi|voi lai',
  lead: 'ngoai ra|thu hai|cho hoi|cho minh hoi|cho toi hoi|cho em hoi|xin hoi|shop oi|vay|con|them nua|nhan tien|va',
  adds: 'ngoai ra|thu hai|them nua|va|con|nhan tien',
  also: 'cung|nua|them',
  subordinate: 'neu|khi|vi|boi vi|mac du|sau khi|truoc khi',
  question: `(?:\\S+ ){0,12}?(?:khong|chua|the nao|bao nhieu|bao lau|khi nao|luc nao|o dau|may gio|tai sao|vi sao|bang cach nao|a|nhi|ha)$|(?:khi nao|bao gio|bao lau|bao nhieu|lam sao|lam the nao|tai sao|vi sao|o dau|may gio|co the) \\S+|(?:\\S+ ){0,5}?(?:bao nhieu|bao lau|khi nao|may gio|the nao)(?: \\S+){0,3}`,
  further: '',
  indirect: '(?:biet|hoi|cho biet|xac nhan|giai thich|kiem tra|thac mac)',
  listed: 'lieu|khi nao|bao gio|bao lau|bao nhieu|lam sao|co the|co|tai sao|o dau|gia',
  wish: String.raw`(?:toi|minh|em|chung toi|anh|chi|con toi|vo toi|chong toi|me toi)?(?: ?(?:rat|cung|dang|van))* ?(?:muon|can|yeu cau|tim|dang tim|dat|huy|de nghi) (?!cam on)\S+`,
  request: String.raw`(?:vui long|lam on|xin hay|nho shop|mong shop|giup (?:toi|minh|em)|hay) \S+|\S+ giup (?:toi|minh|em)`,
  told: String.raw`bi (?:vo|hong|hu|loi|rach|nut|thieu|mat|gay|tre|tru tien|ro ri|ro)|(?:vo|hong|rach|nut) roi|thieu|(?:chua|khong) (?:\S+ ){0,3}?(?:nhan duoc|(?<!mau )den|hoat dong|chay|len|mo duoc|sac|tra loi|thay|vua|dung|dung|duoc hoan)|hai lan|thay vi|sai (?:mau|size|kich co|san pham|dia chi|mau|hang|ten)|qua (?:nho|to|lon|chat|rong|ngan|dai|tre)|van chua|mai (?:khong|chua)|bao loi`,
  pointsBack: 'no|cai nay|dieu nay|viec nay|bao gio (?:den|toi|nhan)|o dau',
  remedy: String.raw`hoan|tra lai|doi|sua|huy|boi thuong|bao hanh`,
  vague: `(?:bay gio )?(?:toi|minh|em)? ?(?:phai |nen )?lam (?:gi|sao|the nao)(?: bay gio| day)?|(?:shop |ban )?(?:co the )?giup (?:toi|minh|em)(?: duoc)? (?:khong|voi)|tai sao|vi sao`,
  pleasantry: String.raw`(?:(?:xin )?chao(?: \S+){0,4}|kinh gui(?: \S+){0,4}|(?:xin )?(?:chan thanh )?cam on(?: (?!nhung)\S+){0,6}|tran trong(?: \S+){0,3}|(?:mong|cho|doi) (?:\S+ ){0,3}?${answer}(?: \S+){0,3}|chuc (?:\S+ ){0,4}?(?:lanh|vui ve|tot dep|mot ngay)(?: \S+){0,3}|tam biet)`,
  thanks: 'cam on',
  pleased:
    'tuyet voi|rat (?:dep|tot|thich|hai long|ngon|nhanh)|hai long|hoan hao|nhanh|on ca|dep lam|thich lam',
  noAnswer: '(?:khong can|khoi) (?:tra loi|phan hoi)|chi de thong bao',
  deed: '(?:hom nay|hom qua|vua|moi) (?:\\S+ ){0,3}?(?:chuyen khoan|thanh toan|gui)|(?:da|vua) (?:chuyen khoan|thanh toan|gui) (?:\\S+ ){0,4}?(?:hom nay|hom qua|xong|roi)',
});
