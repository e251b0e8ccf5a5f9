import { editProse, WORDS } from './perturb-words.js'
import { pick, type Random } from './random.js'
import type { Post } from './score.js'

const WIDTH = 60
/** A line of Markdown that emphasis could break: a heading, table, quote, list, image, HTML, or one that has emphasis. */
const DELICATE = /^\s*(?:[#|>!<+-]|\d+[.)])|[[\]*_`<>|\\]/
/** What would begin a list, heading or quote at the start of a line. */
const STARTS_BLOCK = /^(?:\d+[.)]|[-+*#>=|~])/
const SENTENCE_END = /[.!?](?=\s|$)/g

/** Sentences begin small, as many write on a telephone, and here and there a word is shouted. */
export function changeCase(text: string, random: Random): string {
  return editProse(text, (prose) =>
    prose
      .replace(
        /(^|[.!?] |\n)([A-Z])(?=[a-z]* [a-z])/g,
        (_, before: string, letter: string) => before + letter.toLowerCase(),
      )
      .replace(/\bI\b/g, 'i')
      .replace(/(?<= )[a-z]{4,}(?= [a-z])/g, (word) => (random() < 1 / 15 ? word.toUpperCase() : word)),
  )
}

/** Straight quotation marks for curly ones, or the other way round. */
export function changeQuotes(text: string): string {
  if (/[‘’“”]/.test(text)) return editProse(text, (prose) => prose.replace(/[‘’]/g, "'").replace(/[“”]/g, '"'))
  return editProse(text, (prose) =>
    prose
      .replace(/(?<=^|[\s([])"/g, '“')
      .replaceAll('"', '”')
      .replace(/(?<=^|[\s([])'/g, '‘')
      .replaceAll("'", '’'),
  )
}

/** One long word in twenty with two letters changed round, one lost or one twice; half the apostrophes left out. */
export function addTypos(text: string, random: Random): string {
  return editProse(text, (prose) =>
    prose
      .replace(/(?<=[a-z]n)['’](?=t\b)/g, (mark) => (random() < 0.5 ? '' : mark))
      .replace(/\b[a-z]{6,}\b/g, (word) => (random() < 1 / 20 ? misspell(word, random) : word)),
  )
}

function misspell(word: string, random: Random): string {
  const at = 2 + Math.floor(random() * (word.length - 4))
  const [head, letter, next] = [word.slice(0, at), word.charAt(at), word.charAt(at + 1)]
  const kinds = [
    `${head}${next}${letter}${word.slice(at + 2)}`,
    head + word.slice(at + 1),
    head + letter + word.slice(at),
  ]
  return pick(kinds, random)
}

/** Little pictures after sentences. */
export function addEmoji(text: string, random: Random): string {
  return editProse(text, (prose) =>
    prose.replace(SENTENCE_END, (end) => (random() < 1 / 3 ? `${end} ${pick(WORDS.emoji, random)}` : end)),
  )
}

/** The same post as Markdown: lines of 60 characters, a word in eight stressed. */
export function toMarkdown({ text, format }: Post, random: Random): string {
  const stress = (line: string): string =>
    DELICATE.test(line)
      ? line
      : line.replace(/(?<=^|\s)[A-Za-z]{4,}(?=[\s,.!?]|$)/g, (word) => {
          const mark = random() < 1 / 8 ? pick(['**', '*', '_'], random) : ''
          return `${mark}${word}${mark}`
        })
  return editProse(text, (prose) =>
    prose
      .split('\n')
      .map((line) => (format === 'txt' && !DELICATE.test(line) ? wrapLine(stress(line)) : stress(line)))
      .join('\n'),
  )
}

function wrapLine(line: string): string {
  let column = 0
  return line.replace(/ ?\S+/g, (word) => {
    const isOver = column + word.length > WIDTH && word.startsWith(' ') && !STARTS_BLOCK.test(word.slice(1))
    column = isOver ? word.length : column + word.length
    return isOver ? `\n${word.slice(1)}` : word
  })
}
