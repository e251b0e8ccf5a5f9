/** Identifiers with a check digit. Each takes the text as found, spaces and hyphens and all. */

const digitsOf = (text: string): string => text.replace(/\D/g, '')
const weigh = (digits: string, weights: readonly number[]): number =>
  weights.reduce((sum, w, i) => sum + w * Number(digits[i] ?? 0), 0)

/**
 * NHS number: ten digits, modulus 11, in a range that is issued: Scotland's begin with a birth date, 32-39 are Northern
 * Ireland's, 4, 6 and 7 England's and Wales's, 80-85 Ireland's, 9 is for tests. Repeated digits pass the sum and are refused.
 */
export function isNhsNumber(text: string): boolean {
  const digits = digitsOf(text)
  if (digits.length !== 10 || /^(\d)\1+$/.test(digits)) return false
  if (!/^(?:(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])|3[2-9]|[4679]|8[0-5])/.test(digits)) return false
  const check = 11 - (weigh(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)
  return check !== 10 && check % 11 === Number(digits[9])
}

/** Unique Taxpayer Reference: the first digit checks the other nine; a K may stand at either end. */
export function isUtr(text: string): boolean {
  const digits = digitsOf(text.replace(/k/gi, ''))
  if (digits.length !== 10) return false
  // The remainder leads to the check digit through HMRC's table.
  return '21987654321'[weigh(digits.slice(1), [6, 7, 8, 9, 10, 5, 4, 3, 2]) % 11] === digits[0]
}

/** Unique Pupil Number: a check letter (no I, O, S), then twelve digits of which the last may be a letter. */
export function isUpn(text: string): boolean {
  const alphabet = 'ABCDEFGHJKLMNPQRTUVWXYZ'
  const upn = text.toUpperCase().replace(/\s/g, '')
  if (!/^[A-Z]\d{11}[\dA-Z]$/.test(upn)) return false
  const last = /\d/.test(upn[12] ?? '') ? Number(upn[12]) : alphabet.indexOf(upn[12] ?? '')
  const sum = weigh(upn.slice(1, 12), [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]) + 13 * last
  return alphabet[sum % 23] === upn[0]
}

/** IBAN (ISO 13616): letters as numbers, modulus 97; a British one has 22 characters. */
export function isIban(text: string): boolean {
  const iban = text.toUpperCase().replace(/[\s-]/g, '')
  if (!/^[A-Z]{2}\d{2}[A-Z\d]{11,30}$/.test(iban) || (iban.startsWith('GB') && iban.length !== 22)) return false
  let rest = 0
  for (const char of iban.slice(4) + iban.slice(0, 4)) {
    const value = /\d/.test(char) ? Number(char) : char.charCodeAt(0) - 55
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest === 1
}

/** Visa, Mastercard, American Express, Discover, Maestro, JCB, Diners Club, UnionPay: prefixes with the lengths in use. */
const CARD =
  /^(?:4(?:\d{12}|\d{15}|\d{18})|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}|3[47]\d{13}|6(?:011|4[4-9]\d|5\d\d)\d{12}|62\d{14,17}|(?:50|5[6-9]|6[37])\d{11,17}|35(?:2[89]|[3-8]\d)\d{12}|3(?:0[0-59]|[689]\d)\d{11})$/

/** Payment card: a known prefix and length, and Luhn's sum. */
export function isCard(text: string): boolean {
  const digits = digitsOf(text)
  if (!CARD.test(digits)) return false
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i])
    sum += i % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2
  }
  return sum % 10 === 0
}

/** VAT number: nine digits (and three for a branch), weights 8 to 2 and the last two, 0 or 42 modulo 97. */
export function isVat(text: string): boolean {
  const digits = digitsOf(text)
  if ((digits.length !== 9 && digits.length !== 12) || /^0+$/.test(digits)) return false
  const sum = (weigh(digits, [8, 7, 6, 5, 4, 3, 2]) + Number(digits.slice(7, 9))) % 97
  return sum === 0 || sum === 42
}
