import { describe, expect, test } from 'vitest'
import { fold } from '../../../src/core/match/fold.js'
import type { Passage } from '../../../src/core/match/passage.js'
import { readPassages } from '../../../src/core/match/passage.js'
import { PhraseError, parsePhrase } from '../../../src/core/match/phrase.js'
import { matchAt } from '../../../src/core/match/phrase-match.js'
import { createSlots } from '../../../src/core/match/slot.js'
import { createRuleSet } from '../../../src/core/rule-set.js'
import { compile } from '../../../src/rules/compile.js'
import { toContext, toDocument } from '../../support/document.js'

const lexicon = (id: string, entries: string[]) => ({
  path: `lexicons/${id}.yml`,
  value: { id, about: 'a test', include: [], entries },
  locate: () => ({ line: 1, column: 1 }),
})
const { pack } = compile(
  [],
  [
    lexicon('party', ['Labour', 'Lib Dem~', 'green party']),
    lexicon('given-name', ['Jane', 'Pat', 'Alan']),
    lexicon('person-title', ['Mr', 'Mrs', 'Cllr']),
    lexicon('street-type', ['Lane', 'Road', 'Crescent']),
    lexicon('org-word', ['Hall', 'Ltd']),
    lexicon('role', ['clerk~', 'chairman']),
    lexicon('subject', ['the {role}', '{person}']),
  ],
)
const rules = createRuleSet(pack)
const table = rules.slots

function passageOf(text: string): Passage {
  const [passage] = readPassages(toDocument(text), toContext(), rules.vocabularies).passages
  if (!passage) throw new Error('no passage')
  rules.phrases.find(passage)
  return passage
}

/** What a phrase matches in the first passage of a text, first match only. */
function found(phrase: string, text: string): string | undefined {
  const passage = passageOf(text)
  const sequence = parsePhrase(phrase, table)
  for (const sentence of passage.sentences) {
    for (let i = sentence.from; i < sentence.to; i++) {
      const end = matchAt(sequence, passage, i, sentence.from, sentence.to)
      if (end > 0) return passage.text.slice(passage.tokens[i]?.start, passage.tokens[end - 1]?.end)
    }
  }
  return undefined
}

describe('phrases', () => {
  test.each([
    ['vote for', 'Please VOTE  for us', 'VOTE  for'],
    ['Labour', 'the labour market', undefined],
    ['Labour', 'LABOUR holds', 'LABOUR'],
    ['SECRET', 'a Secret garden', undefined],
    ['SECRET', 'marked SECRET', 'SECRET'],
    ['steal~', 'he stole it', 'stole'],
    ['thief~', 'they are thieves', 'thieves'],
    ['vote (for|against)? {party}', 'vote against the lib dems', undefined],
    ['vote (for|against)? the? {party}', 'vote against the Lib Dems', 'vote against the Lib Dems'],
    ['pay ... fine', 'pay that silly little fine', 'pay that silly little fine'],
    ['pay ..1 fine', 'pay that silly fine', undefined],
    ['vote !(of|on) {any}', 'a vote of thanks', undefined],
    ['vote !(of|on) {any}', 'vote early', 'vote early'],
    ['^vote', 'We vote', undefined],
    ['out$', 'Vote them out!', 'out'],
    ['do not pay', 'I dont pay', 'dont pay'],
    ["don't pay", 'I do not pay', 'do not pay'],
    ['he is a', 'he’s a liar', "he's a"],
    ['jam and tea', 'jam & tea', 'jam & tea'],
    ['vote-rigging', 'vote rigging', 'vote rigging'],
    ['{subject} lied', 'So the clerks lied', 'the clerks lied'],
    ['{subject} lied', 'Jane Doe lied', 'Jane Doe lied'],
    ['{person}', 'Cllr Jane Doe spoke', 'Cllr Jane Doe'],
    ['{person}', 'Pat Rowbotham Hall', undefined],
    ['{person}', 'in Alan Road today', undefined],
    ['{address}', 'at 12 Mill Lane, Harford', '12 Mill Lane'],
    ['{address}', 'Flat 2, 14 The Crescent', 'Flat 2, 14 The Crescent'],
    ['{money}', 'it cost £48,200 in all', '£48,200'],
    ['{money}', 'it cost 400 quid', '400 quid'],
    ['{date}', 'on Thursday 7th May 2026 at', 'Thursday 7th May 2026'],
    ['{phone}', 'ring 07700 900123 now', '07700 900123'],
    ['{they}', 'Jane Doe came. She left', 'She'],
    ['{they}', 'It rained. She left', undefined],
    ['#votegreen', 'yes #VoteGreen!', '#VoteGreen'],
    ['🌹', 'with love 🌹', '🌹'],
  ])('%s in "%s"', (phrase, text, expected) => {
    expect(found(phrase, text)).toBe(expected)
  })

  test.each([
    ['vote {nobody}', 'there is no lexicon or slot "nobody"'],
    ['vote (for', 'a "(" is not closed'],
    ['vote for)', 'there is a ")" too many'],
    ['{party', 'a "{" is not closed'],
  ])('%s is refused', (phrase, message) => {
    expect(() => parsePhrase(phrase, createSlots({}))).toThrow(PhraseError)
    expect(() => parsePhrase(phrase, createSlots({}))).toThrow(message)
  })

  test('a phrase that could try for ever gives up', () => {
    const phrase = `${'(a ... )?'.repeat(30)}z`
    expect(found(phrase, 'a '.repeat(200))).toBeUndefined()
  })
})

test('folding leads every place back', () => {
  const { text, map } = fold('it’s\u00adа\u200b “vote”…')
  expect(text).toBe('it\'sa "vote"...')
  expect(map?.[text.indexOf('vote')]).toBe('it’s\u00adа\u200b “vote”…'.indexOf('vote'))
})
