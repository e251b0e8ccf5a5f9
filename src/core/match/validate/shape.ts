/** Identifiers that are known by their shape. Official dummies (QQ…, 999…) count: safely written posts use them. */

/** National Insurance number: prefixes that are issued, and HMRC's own example, QQ 12 34 56 C. */
export function isNino(text: string): boolean {
  const nino = text.toUpperCase().replace(/[\s-]/g, '')
  if (!/^[A-Z]{2}\d{6}[A-D]$/.test(nino)) return false
  if (nino.startsWith('QQ')) return true
  return /^[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]/.test(nino) && !/^(?:BG|GB|KN|NK|NT|TN|ZZ)/.test(nino)
}

/** A full postcode by its shape; the letters are not checked against districts, since fixtures use impossible ones. */
export function isPostcode(text: string): boolean {
  return /^[A-PR-UWYZ][A-HK-Y]?\d[\dA-Z]? ?\d[A-Z]{2}$/.test(text.toUpperCase().trim())
}

/** Vehicle registration mark: current, prefix, suffix, dateless, Northern Irish or diplomatic. */
export function isVehicleMark(text: string): boolean {
  const mark = text.replace(/\s/g, '')
  return (
    /^[A-HJ-PR-Y]{2}\d{2}[A-HJ-PR-Z]{3}$/.test(mark) ||
    /^[A-HJ-NPR-TV-Y]\d{1,3}[A-HJ-PR-Z]{3}$/.test(mark) ||
    /^[A-HJ-PR-Z]{3}\d{1,3}[A-HJ-NPR-TV-Y]$/.test(mark) ||
    /^(?:[A-HJ-PR-Z]{1,3}\d{1,4}|\d{1,4}[A-HJ-PR-Z]{1,3})$/.test(mark) ||
    /^[A-Z]{0,2}[IZ][A-Z]{0,2}\d{1,4}$/.test(mark) ||
    /^\d{3}[DX]\d{3}$/.test(mark)
  )
}

/** British driving licence number: surname, birth date (month plus 50 for women), initials, check characters. */
export function isDrivingLicence(text: string): boolean {
  const licence = text.toUpperCase().replace(/\s/g, '')
  if (!/^[A-Z]{1,5}9{0,4}\d{6}[A-Z9]{2}\d[A-Z\d]{2}(?:\d{2})?$/.test(licence) || licence.length < 16) return false
  const month = Number(licence.slice(6, 8)) % 50
  const day = Number(licence.slice(8, 10))
  return month >= 1 && month <= 12 && day >= 1 && day <= 31
}

/** A day on which somebody alive may have been born. */
export function isDateOfBirth(text: string): boolean {
  const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
  const parts =
    text
      .toLowerCase()
      .match(/\d+|[a-z]{3,}/g)
      ?.filter((part) => !/^(?:st|nd|rd|th|of)$/.test(part)) ?? []
  if (parts.length !== 3) return false
  const [a = '', b = '', c = ''] = parts
  const month = (part: string): number => (/^\d/.test(part) ? Number(part) : months.indexOf(part.slice(0, 3)) + 1)
  const [day, mon, year] =
    a.length === 4
      ? [Number(c), month(b), Number(a)]
      : /^\d/.test(a)
        ? [Number(a), month(b), Number(c)]
        : [Number(b), month(a), Number(c)]
  const full = year < 100 ? year + (year > 25 ? 1900 : 2000) : year
  return (
    full >= 1905 &&
    full <= 2025 &&
    mon >= 1 &&
    mon <= 12 &&
    day >= 1 &&
    day <= new Date(Date.UTC(full, mon, 0)).getUTCDate()
  )
}

/** Sort code: three pairs of digits. */
export function isSortCode(text: string): boolean {
  return /^\d{2}[- ]\d{2}[- ]\d{2}$/.test(text.trim()) || /^\d{6}$/.test(text.trim())
}

/** An IP address of either version that can be somebody's. */
export function isIp(text: string): boolean {
  const parts = text.split('.')
  if (parts.length === 4) {
    return parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256) && Number(parts[0]) > 9
  }
  const groups = text.split(':')
  return (
    groups.length >= 3 &&
    groups.length <= 8 &&
    groups.every((group) => /^[\da-f]{0,4}$/i.test(group)) &&
    /[\da-f]{2}/i.test(text)
  )
}

/** A place in or near the United Kingdom to three decimals (a hundred metres) or better. */
export function isCoordinates(text: string): boolean {
  const numbers = text.match(/-?\d{1,2}\.\d{3,}/g)?.map(Number) ?? []
  const [latitude = 0, longitude = 99] = numbers
  return numbers.length === 2 && latitude > 49 && latitude < 61 && longitude > -9 && longitude < 3
}
