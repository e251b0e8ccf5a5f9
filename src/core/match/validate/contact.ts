/** Telephone numbers and e-mail addresses that may be a person's. */

/**
 * Digits of a British number in national form (0…), or '' if it is none. The plan is Ofcom's; drama numbers count, which
 * libphonenumber refuses (a test holds the two side by side).
 */
export function nationalNumber(text: string): string {
  const digits = text
    .replace(/\(0\)/, '')
    .replace(/[^\d+]/g, '')
    .replace(/^(?:\+44|0044)0?/, '0')
  return /^0\d{9,10}$/.test(digits) ? digits : ''
}

/** A number that can be a person's: geographic, mobile, personal; not 03, 08, 09, 055. */
export function isPersonalPhone(text: string): boolean {
  return /^0(?:[12]\d{8,9}|7\d{9}|56\d{8})$/.test(nationalNumber(text))
}

/** A mobile number, the drama range 07700 900000-900999 among them; 070 numbers follow a person, 076 are pagers. */
export function isMobile(text: string): boolean {
  return /^07(?:[1-57-9]|0)\d{8}$/.test(nationalNumber(text))
}

const ROLES =
  /^(?:(?:town|parish|deputy|assistant)?[._-]?clerk|info|office|admin|enquir(?:y|ies)|contact|hello|help|mail|post|press|media|news|planning|events?|bookings?|hall|townhall|mayor|council|parish|town|cemetery|allotments?|finance|accounts|grants|jobs|recruitment|licensing|elections?|councillors?|cllr[._-]?\w*|noreply|no-reply|donotreply|webmaster|support|team|reception|secretary|treasurer|chair|volunteers?|library|museum|tourism|visit|foi|dpo|privacy|complaints|feedback|consultation|survey|market|markets|parks|grounds|depot|works|highways|environment|community|editor|sales|shop|tickets|box-?office|warmspace|foodbank)(?:[._-]\w+)*\d?$/
const PUBLIC_DOMAIN =
  /(?:\.gov\.uk|\.police\.uk|\.nhs\.uk|\.sch\.uk|[-.](?:tc|pc|cc|dc|bc)\.\w+(?:\.\w+)?|(?:town|parish|city|borough|district|county|community)-?council\.[\w.]+|council\.[\w.]+|-(?:tc|pc)\.[\w.]+)$/
const FREE_MAIL =
  /^(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|mac|aol|btinternet|btopenworld|sky|talktalk|tiscali|ntlworld|virginmedia|blueyonder|proton|protonmail|gmx|mail|freemail|webmail|homemail|post|mailbox|fastmail|inbox|email|personal)\./

/** An address that looks like a person's own: free mail, or a name before the @; not a role mailbox, not a public body's. */
export function isPrivateEmail(text: string): boolean {
  const [local = '', domain = ''] = text.toLowerCase().split('@')
  if (domain === '' || ROLES.test(local) || PUBLIC_DOMAIN.test(domain)) return false
  return (
    FREE_MAIL.test(domain) ||
    /(?:^|\.)(?:free|web|home|post|my)?mail\w*\./.test(domain) ||
    /^[a-z]+[._-][a-z]+\d*$/.test(local) ||
    /^[a-z]{2,}\d{2,}$/.test(local)
  )
}
