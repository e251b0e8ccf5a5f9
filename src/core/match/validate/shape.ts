/** Identifiers that are known by their shape. Official dummies (QQ…, 999…) count: safely written posts use them. */

/** National Insurance number: prefixes that are issued, and HMRC's own example, QQ 12 34 56 C. */
export function isNino(text: string): boolean {
  const nino = text.toUpperCase().replace(/[\s-]/g, '')
  if (!/^[A-Z]{2}\d{6}[A-D]$/.test(nino)) return false
  if (nino.startsWith('QQ')) return true
  return /^[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]/.test(nino) && !/^(?:BG|GB|KN|NK|NT|TN|ZZ)/.test(nino)
}

/**
 * A full postcode. Where the outward part is one that could exist, the inward letters are free; where it is not (`ZZ99`,
 * `XP99`), only the commonest form counts: both occur in drafts that were made safe. `M25 4PM` is a road and a time.
 */
export function isPostcode(text: string): boolean {
  const postcode = text.toUpperCase().replace(/\s+/g, '')
  const found = /^([A-Z]{1,2}\d[A-Z\d]?)\d([A-Z]{2})$/.exec(postcode)
  if (!found || /^(?:[AP]M|[KCM]M|KG|ML|MB|GB)$/.test(found[2] ?? '')) return false
  return OUTWARD.test(found[1] ?? '') || /^[A-Z]{2}\d\d$/.test(found[1] ?? '')
}
const OUTWARD = /^(?:[A-PR-UWYZ](?:\d\d?|[A-HK-Y]\d\d?|\d[A-HJKPSTUW]|[A-HK-Y]\d[ABEHMNPRVWXY]))$/

/** Words and signs that a mark in capitals or with a space in it can be mistaken for. */
const NO_MARK =
  /^(?:THE|AND|FOR|ARE|ALL|NEW|NOW|YOU|OUR|WAS|HAS|HAD|NOT|BUT|CAN|ONE|TWO|MAY|AM|PM|TH|ST|ND|RD|KM|MM|CM|KG|MPH|ML|K|M|G|X)$/
const MARKS = [
  // Current. The letters I and Q, and ages never issued, stand in drafts that were made safe.
  /^[A-Z]{2}\d\d[A-Z]{3}$/,
  // Prefix and suffix of a year; Q where the age is not known.
  /^[A-HJ-NP-TV-Y]\d{1,3}[A-HJ-PR-Z]{3}$/,
  /^[A-HJ-PR-Z]{3}\d{1,3}[A-HJ-NPR-TV-Y]$/,
  // Northern Ireland: an I or Z among the letters.
  /^(?:[A-Z]?[IZ][A-Z]|[A-Z][IZ]|[A-Z]{2}Z)\d{1,4}$/,
  // Without a date; as short as a road's or a postcode's number they are too many other things.
  /^(?:[A-HJ-PR-Z]{2,3}\d{3,4}|[A-HJ-PR-Z]{3}\d{1,2}|\d{3,4}[A-HJ-PR-Z]{1,3}|\d{1,2}[A-HJ-PR-Z]{3})$/,
  // Diplomatic.
  /^\d{3}[DX]\d{3}$/,
] as const

/** Vehicle registration mark, in capitals: current, prefix, suffix, dateless, Northern Irish or diplomatic. */
export function isVehicleMark(text: string): boolean {
  const parts = text.split(/[\s-]+/)
  if (parts.length > 1 && parts.some((part) => NO_MARK.test(part))) return false
  const mark = parts.join('')
  return !/^\d+(?:AM|PM|TH|ST|ND|RD|KM|MM|CM|KG|MPH|ML|K|M)$/.test(mark) && MARKS.some((shape) => shape.test(mark))
}

/** British driving licence number: surname, birth date (month plus 50 for women), initials, check characters. */
export function isDrivingLicence(text: string): boolean {
  const licence = text.toUpperCase().replace(/[\s-]/g, '')
  if (!/^(?=[A-Z9]{5}\d{6}[A-Z9])[A-Z]{1,5}9{0,4}\d{6}[A-Z9]{2}\d[A-Z\d]{2}(?:\d{2})?$/.test(licence)) return false
  const month = Number(licence.slice(6, 8)) % 50
  const day = Number(licence.slice(8, 10))
  return month >= 1 && month <= 12 && day >= 1 && day <= 31
}

const MONTHS = 'january february march april may june july august september october november december'.split(' ')
const FIRST_YEAR = 1905
const LAST_YEAR = 2025

/** A day of the calendar on which somebody alive may have been born, in any order that people write it in. */
export function isDateOfBirth(text: string): boolean {
  const parts =
    text
      .toLowerCase()
      .match(/\d+|[a-z]{3,}/g)
      ?.filter((part) => !part.endsWith('day')) ?? []
  const [a = '', b = '', c = ''] = parts
  if (parts.length !== 3) return false
  if (/^\d{4}/.test(a)) return isBirthDay(Number(c), monthOf(b), Number(a))
  return /^\d/.test(a) ? isBirthDay(Number(a), monthOf(b), toYear(c)) : isBirthDay(Number(b), monthOf(a), toYear(c))
}

function monthOf(part: string): number {
  return /^\d/.test(part) ? Number(part) : MONTHS.findIndex((month) => month.startsWith(part)) + 1
}

/** `62` is 1962 and `04` is 2004. */
function toYear(part: string): number {
  const year = Number(part)
  if (part.length !== 2) return year
  return year > LAST_YEAR - 2000 ? 1900 + year : 2000 + year
}

function isBirthDay(day: number, month: number, year: number): boolean {
  if (year < FIRST_YEAR || year > LAST_YEAR || !(month >= 1 && month <= 12)) return false
  return day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** Sort code: three pairs of digits. */
export function isSortCode(text: string): boolean {
  return /^\d{2}[- ]\d{2}[- ]\d{2}$/.test(text.trim()) || /^\d{6}$/.test(text.trim())
}

/** An IP address of either version; `1.2.3.4` is rather a version or a paragraph. */
export function isIp(text: string): boolean {
  return isIp4(text.trim()) || isIp6(text.trim())
}

function isIp4(text: string): boolean {
  const parts = text.split('.')
  if (parts.length !== 4 || !parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256))
    return false
  return parts[0] !== '0' && parts.some((part) => part.length > 1)
}

/** Eight groups, or fewer around one `::`; at least three are written, and one of them is longer than a clock's. */
function isIp6(text: string): boolean {
  const groups = text.split(':')
  if (!groups.every((group) => /^[\da-f]{0,4}$/i.test(group))) return false
  const written = groups.filter((group) => group !== '').length
  const gaps = text.split('::').length - 1
  if (gaps > 1 || /:::|^:[^:]|[^:]:$/.test(text)) return false
  return (gaps === 1 ? written < 8 && written >= 3 : written === 8) && groups.some((group) => group.length > 2)
}

/** A place in or near the United Kingdom, latitude before longitude, to three decimals (a hundred metres) or better. */
export function isCoordinates(text: string): boolean {
  const [latitude = 0, longitude = 99, ...more] = [
    ...text.matchAll(/(-?\d{1,3}\.\d{3,})\W{0,3}([NSEW](?![a-z]))?/gi),
  ].map((found) => {
    const value = Number(found[1])
    return /[sw]/i.test(found[2] ?? '') ? -value : value
  })
  return more.length === 0 && latitude > 49 && latitude < 61 && longitude > -9 && longitude < 2.5
}
