/** E-mail addresses: whose they are. */

/** Mailboxes of an office, not of a person; what follows a dot, a hyphen or a low line narrows the office down. */
const ROLES = new RegExp(
  `^(?:(?:town|parish|deputy|assistant)?[._-]?clerk|${[
    'info|office|admin|enquir(?:y|ies)|contact(?:us)?|hello|help(?:desk)?|mail|post|press|media|news(?:letter)?|comms|communications',
    'planning|licensing|elections?|democracy|democratic|committees?|councillors?|cllr[._-]?\\w*|mayor|mayoralty|council|parish|town',
    'hall|townhall|cemetery|allotments?|parks?|grounds|highways|environment|streetscene|waste|recycling|depot|works|housing|benefits',
    'finance|accounts|payments|invoices|rfo|grants|procurement|tenders|jobs|careers|recruitment|hr|payroll|it|ict|support|webmaster',
    'events?|bookings?|tickets|box-?office|carnival|fete|festival|fair|show|gala|market|markets|library|museum|theatre|tourism|visit',
    'community|volunteers?|warmspace|foodbank|hub|youth|sport|leisure|education|admissions|school|reception|surgery|practice',
    'secretary|treasurer|chair|team|staff|members?|editor|sales|shop|trade|hire|service|services|customer\\w*|feedback|complaints',
    'foi|dpo|dataprotection|privacy|consultations?|survey|projects?|trees|footpaths|safeguarding|welfare|security|emergency',
    'no-?reply|do-?not-?reply|donotreply|postmaster|abuse',
  ].join('|')})(?:[._-]\\w+)*\\d*$`,
)
/** Where the public works: councils, police, health service, schools, Parliament. */
const PUBLIC_DOMAIN =
  /(?:^|\.)(?:gov\.(?:uk|wales|scot)|police\.uk|nhs\.(?:uk|net)|sch\.uk|parliament\.uk|mod\.uk|ac\.uk|llyw\.cymru)$|[\w-]*(?:[-.](?:tc|pc|cc|dc|bc|mbc|lbc)|council)\.[\w.-]+$/
/** Where people have mailboxes of their own; any first part that ends in "mail" is one of them. */
const FREE_MAIL =
  /^(?:[a-z]{0,12}mail\.\w+(?:\.\w{2})?$|(?:outlook|live|msn|yahoo|icloud|me|mac|aol|btinternet|btopenworld|sky|talktalk|tiscali|ntlworld|virginmedia|blueyonder|plus|plusnet|zen|proton|pm|gmx|tutanota|mailbox|inbox|email|personal|homepost)\.)/
/** What a name looks like before the @: `j.smith`, `jane_smith2`, `janesmith1962`. */
const NAME = /^(?:[a-z]+(?:[._-][a-z]+){1,2}\d*|[a-z]{2,}\d{2,})$/

/** An address that looks like a person's own: free mail, or a name before the @; not a role mailbox, not a public body's. */
export function isPrivateEmail(text: string): boolean {
  const [local = '', domain = ''] = text
    .toLowerCase()
    .replace(/[.\s>]+$/, '')
    .replace(/^[\s<]+/, '')
    .split('@')
  if (local === '' || domain === '' || ROLES.test(local) || PUBLIC_DOMAIN.test(domain)) return false
  return FREE_MAIL.test(domain) || NAME.test(local)
}
