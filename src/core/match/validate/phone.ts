/**
 * Telephone numbers, by Ofcom's national numbering plan. The plan is written out here because libphonenumber refuses the
 * drama ranges (07700 900xxx, 01632 960xxx), in which every safely written draft has its numbers, and because it costs 15 ms
 * at the start. `test/core/validate.test.ts` compares the two.
 */

/** Areas: 01x1 and 011x have seven digits after them, 02x eight, the others six or, in a few places, five. */
const GEOGRAPHIC = /^0(?:1(?:1[3-8]|[2-69]1)\d{7}|1(?:[2-9]\d\d)\d{5,6}|2[03489]\d{8})$/
/** 071 to 075 and 077 to 079; 076 is for pagers, but for the Isle of Man's 07624. */
const MOBILE = /^07(?:[1-57-9]\d{8}|624\d{6})$/
/** 070 follows a person from telephone to telephone, 056 is a telephone over the internet. */
const PERSONAL = /^0(?:70\d{8}|56\d{8})$/

/** The digits of a British number as they are dialled in Britain (`0...`), or '' if it is none. */
export function nationalNumber(text: string): string {
  const dialled = text
    .replace(/\s*(?:ext(?:ension)?|x)\.?\s*\d{1,6}$/i, '')
    .replace(/^\s*(?:\+|00)\s*44[\s().-]*0?/, '0')
    .replace(/\D/g, '')
    .replace(/^0+(?=0)/, '')
  return /^0\d{9,10}$/.test(dialled) ? dialled : ''
}

/** A number that can be a person's: geographic, mobile, personal or internet; never 03, 080, 084, 087, 09, 055 or a short one. */
export function isPersonalPhone(text: string): boolean {
  const number = nationalNumber(text)
  return GEOGRAPHIC.test(number) || MOBILE.test(number) || PERSONAL.test(number)
}

/** A mobile number. */
export function isMobile(text: string): boolean {
  return MOBILE.test(nationalNumber(text))
}
