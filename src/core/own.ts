import type { Own, Topic } from './types.js'

/** Whether what was matched is one of the council's own published contacts, which are there to be published. */
export function isOwnContact(topic: Topic, matched: string, own: Own): boolean {
  if (own.contacts.length === 0 || (topic !== 'personal-data' && topic !== 'security')) return false
  const plain = normalise(matched)
  const digits = matched.replace(/\+44\s?(?:\(0\))?/, '0').replace(/\D/g, '')
  return own.contacts.some((contact) => {
    const known = normalise(contact)
    if (/^\d+$/.test(known)) return digits === known
    return known.length > 3 && (plain.includes(known) || (known.startsWith('@') && plain.endsWith(known)))
  })
}

function normalise(text: string): string {
  const lower = text.toLowerCase().replace(/^(?:\+44\s?(?:\(0\))?)/, '0')
  return /^[\d\s()+-]+$/.test(lower) ? lower.replace(/\D/g, '') : lower.replace(/[\s,]+/g, ' ').trim()
}
